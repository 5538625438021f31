// Changes of a result as a table of their own, one row a component, to be saved beside the catalogue.

import { buildTable, type ColumnDefinition, columnValues, type Table, type ValuesGiven } from '@cirasa/catalog'
import type { Edit } from './kept-edits.ts'

const NUMBERS: readonly (readonly [name: string, description: string])[] = [
  ['x', 'Position along the first axis, 0-based pixels'],
  ['y', 'Position along the second axis, 0-based pixels'],
  ['major', 'Major axis, FWHM in pixels'],
  ['minor', 'Minor axis, FWHM in pixels'],
  ['angle', 'Degrees of the major axis from +x towards +y'],
]
const MEASURED = ['flux_peak', 'e_flux_peak', 'flux_int', 'e_flux_int', 'maj_fwhm', 'min_fwhm', 'pos_ang']

/**
 * The table of changes.
 *
 * @param components of the run: what measured values are called, and their units
 * @param labelOf what an added or changed source is called now
 */
export function editsTable(edits: readonly Edit[], components: Table, labelOf: (target: string) => string | null): Table {
  const rows = edits.flatMap((edit) => edit.components.map((component, i) => ({ edit, component, number: i + 1 })))
  const text = (name: string, description: string, values: ValuesGiven) =>
    made({ name, type: 'string', description, nullable: true }, values)
  const columns = [
    text(
      'source_id',
      'Source of the run, or the id of an added one',
      rows.map(({ edit }) => edit.target),
    ),
    text(
      'edit',
      'fit: fitted again; added: missed by the finder',
      rows.map(({ edit }) => edit.kind),
    ),
    made(
      { name: 'component', type: 'int', description: 'Counts the components of a fit from 1', nullable: false },
      rows.map(({ number }) => number),
    ),
    ...NUMBERS.map(([name, description]) =>
      made(
        { name, type: 'double', description, nullable: true },
        rows.map(({ component }) => component[name as 'x']),
      ),
    ),
    ...MEASURED.map((name) => {
      const known = components.columns.find(({ definition }) => definition.name === name)?.definition
      return made(
        { name, type: 'double', description: known?.description ?? '', nullable: true, ...(known?.unit ? { unit: known.unit } : {}) },
        rows.map(({ component }) => component.measured[name] ?? Number.NaN),
      )
    }),
    text(
      'label',
      'What people call it',
      rows.map(({ edit }) => labelOf(edit.target)),
    ),
    text(
      'by',
      'Who has said so',
      rows.map(({ edit }) => edit.by),
    ),
    text(
      'at',
      'When, ISO 8601, UTC',
      rows.map(({ edit }) => edit.at),
    ),
  ]
  return buildTable({ name: 'edits', description: 'Fits made again and sources added by people', columns })
}

const made = (definition: ColumnDefinition, values: ValuesGiven) =>
  Object.freeze({ definition, values: columnValues(definition.type, values) })
