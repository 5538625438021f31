// Puts the measurements of a search into the standard tables: components, islands, sources, and the record of the run.

import { type Catalog, FIT_MODELS, makeTable, type RunRecord } from '@cirasa/catalog'
import { FWHM_PER_SIGMA } from '@cirasa/units'
import type { Found, Pass } from '../find-sources.ts'
import { beamPixels } from '../fitting/beam-measures.ts'
import { FLAGS } from '../flags.ts'
import { type ComponentField, copiedFields, copiedIntegers, copiedIslandFields, type IslandField } from '../measurement/component-fields.ts'
import { FINDER_NAME, FINDER_VERSION } from '../version.ts'
import { commonValues, pixelOf, skyValues, type Values } from './common-columns.ts'
import { type ComponentNames, namesOf } from './component-names.ts'
import { groupComponents } from './group-components.ts'
import { runIdOf } from './identifiers.ts'
import { unitsOf } from './image-units.ts'
import { concatenate, type JoinedRecords, joinPasses } from './joined-records.ts'
import { OrderedRecords } from './ordered-records.ts'
import { sourceRows } from './source-rows.ts'
import { withWidenedErrors } from './widened-errors.ts'

/** What maps are drawn from: components in the order of the catalogue, and the numbers that islands got. */
export interface KeptSources {
  readonly x: Float64Array
  readonly y: Float64Array
  readonly flux: Float64Array
  readonly shape: Float64Array
  /** For each pass, the number in the catalogue (from 1) of each island; 0 for those that were dropped. */
  readonly islandNumbers: readonly Int32Array[]
}

/** Builds the catalogue of everything that was found. */
export function buildCatalog(found: Found): { catalog: Catalog; kept: KeptSources } {
  const { context, plane, settings } = found
  // The noise mesh stands for the pixels: two images that differ have different ones, also planes of one file.
  const identity = JSON.stringify([context.name, plane.width, plane.height, FINDER_VERSION, settings])
  const runId = runIdOf(identity, found.mesh.level, found.mesh.rms)
  const islands = joinPasses(
    found.passes,
    (pass) =>
      new OrderedRecords(
        pass.fitted.map((result) => result.islands),
        'island',
        pass.islands.count,
      ),
  )
  const fitted = joinPasses(
    found.passes,
    (pass) =>
      new OrderedRecords(
        pass.fitted.map((result) => result.components),
        'island',
        pass.islands.count,
      ),
  )
  const components = withWidenedErrors(fitted, found)
  const islandNumbers = numberIslands(found.passes, islands.parts)
  const islandRows = rowsOfIslands(islands.parts, islandNumbers)
  const units = { units: unitsOf(context.unit, context.wcs !== undefined) }
  const islandOf = rowsOfIslands(components.parts, islandNumbers)
  const shape = interleaved(components.column('shape_xx'), components.column('shape_xy'), components.column('shape_yy'))
  const groups = groupComponents({
    island: islandOf,
    x: components.column('x'),
    y: components.column('y'),
    flux_peak: components.column('flux_peak'),
    rms_local: components.column('rms_local'),
    observed: shape.map((value, i) => value + found.beam[i % 3]),
  })
  const names = namesOf(runId, islandOf, groups)
  const componentTable = makeTable('components', componentValues(found, components, names), units)
  const sourceTable = makeTable('sources', sourceRows(found, components, groups, names, shape), units)
  const islandTable = makeTable('islands', islandValues(found, islands, islandRows, names, runId), units)
  const run = runRecord(found, runId, { components: componentTable.rows, islands: islandTable.rows, sources: sourceTable.rows })
  const kept = { x: components.column('x'), y: components.column('y'), flux: components.column('flux_fit'), shape, islandNumbers }
  return { catalog: { run, components: componentTable, islands: islandTable, sources: sourceTable }, kept }
}

function interleaved(...columns: readonly Float64Array[]): Float64Array {
  const rows = columns[0].length
  const all = new Float64Array(rows * columns.length)
  columns.forEach((column, c) => {
    for (let row = 0; row < rows; row++) all[row * columns.length + c] = column[row]
  })
  return all
}

/** Islands that have components are numbered from 1 in raster order, those of the second pass after those of the first. */
function numberIslands(passes: readonly Pass[], parts: readonly { column(field: 'island'): Float64Array }[]): Int32Array[] {
  let next = 1
  return passes.map((pass, i) => {
    const numbers = new Int32Array(pass.islands.count)
    for (const island of parts[i].column('island')) if (numbers[island] === 0) numbers[island] = next++
    return numbers
  })
}

function rowsOfIslands(parts: readonly { column(field: 'island'): Float64Array }[], islandNumbers: readonly Int32Array[]): Float64Array {
  return concatenate(parts.map((part, i) => part.column('island').map((island) => islandNumbers[i][island])))
}

/** Single precision, as the catalogue keeps measurements; converted here at once rather than value by value later. */
const singles = (values: Float64Array): Float32Array => new Float32Array(values)

const plusOne = (values: Float64Array): Float64Array => values.map((value) => value + 1)

type Components = JoinedRecords<ComponentField>
type IslandRecords = JoinedRecords<IslandField>

function componentValues(found: Found, records: Components, names: ComponentNames): Values {
  const ra = records.column('ra')
  const dec = records.column('dec')
  const models = records.column('fit_model')
  const hasSky = found.context.wcs !== undefined
  return {
    component_id: names.component,
    island_id: names.island,
    source_id: names.source,
    ...skyValues(found, ra, dec),
    ...(hasSky
      ? { e_ra: records.column('e_ra'), e_dec: records.column('e_dec'), hpx24: ra.map((value, row) => pixelOf(value, dec[row])) }
      : {}),
    x_pix: plusOne(records.column('x')),
    y_pix: plusOne(records.column('y')),
    ...Object.fromEntries(copiedFields.map((field) => [field, singles(records.column(field))])),
    ...Object.fromEntries(copiedIntegers.map((field) => [field, new Int32Array(records.column(field))])),
    fit_model: Array.from(models, (model) => FIT_MODELS[model]),
    n_siblings: names.siblings,
    morph: Array.from(models, (model) => (model === 0 ? 'point' : 'compact')),
    ...commonValues(found, records.column('flags')),
  }
}

/** An island larger than this many beams is extended. */
const EXTENDED_BEAMS = 20

function islandValues(found: Found, records: IslandRecords, numbers: Float64Array, names: ComponentNames, runId: string): Values {
  const flags = records.column('flags')
  const pixels = records.column('n_pix')
  const counts = records.column('n_components')
  const area = beamPixels(found.beam)
  const morph = Array.from(pixels, (count, row) => {
    if (count > EXTENDED_BEAMS * area) return 'extended'
    return counts[row] === 1 && (flags[row] & FLAGS.BEAM_SHAPE) !== 0 ? 'point' : 'compact'
  })
  const nested = records.column('nested')
  const corner = (field: 'x_min' | 'x_max' | 'y_min' | 'y_max'): Int32Array => new Int32Array(plusOne(records.column(field)))
  return {
    island_id: Array.from(numbers, (number, row) => `${runId}-${number}${nested[row] === 0 ? '' : `.${nested[row]}`}`),
    parent_id: Array.from(numbers, (number, row) => (nested[row] === 0 ? '' : `${runId}-${number}`)),
    nest_level: Int32Array.from(nested, (count) => (count === 0 ? 0 : 1)),
    source_id: Array.from(numbers, (number) => names.sourceOfIsland[number]),
    ...skyValues(found, records.column('ra'), records.column('dec')),
    ...(found.context.wcs === undefined ? {} : { ra_peak: records.column('ra_peak'), dec_peak: records.column('dec_peak') }),
    x_pix: plusOne(records.column('x')),
    y_pix: plusOne(records.column('y')),
    x_peak: plusOne(records.column('x_peak')),
    y_peak: plusOne(records.column('y_peak')),
    ...Object.fromEntries(copiedIslandFields.map((field) => [field, singles(records.column(field))])),
    n_components: new Int32Array(counts),
    n_pix: new Int32Array(pixels),
    x_min: corner('x_min'),
    x_max: corner('x_max'),
    y_min: corner('y_min'),
    y_max: corner('y_max'),
    morph,
    ...commonValues(found, flags),
  }
}

function runRecord(found: Found, runId: string, counts: RunRecord['counts']): RunRecord {
  const { context, plane, settings, mesh, assumed } = found
  const { beam } = context
  const middle = (values: Float64Array): number => Float64Array.from(values).sort()[values.length >> 1]
  const warnings: string[] = []
  if (context.wcs === undefined) warnings.push('The image has no usable sky coordinates: positions and sizes are in pixels.')
  const reason = beam === undefined ? 'The header has no beam' : 'Without sky coordinates the beam has no size in pixels'
  if (assumed) warnings.push(`${reason}: point sources were taken to be ${fwhmText(found)} pixels wide.`)
  return Object.freeze({
    runId,
    finder: FINDER_NAME,
    finderVersion: FINDER_VERSION,
    options: settings,
    image: {
      name: context.name,
      width: plane.width,
      height: plane.height,
      unit: context.unit,
      ...(context.frequency === undefined ? {} : { frequency: context.frequency }),
      ...(beam === undefined ? {} : { beam: { major: beam.major, minor: beam.minor, positionAngle: beam.positionAngle } }),
    },
    fluxUnit: unitsOf(context.unit, true).flux ?? '',
    rms: middle(mesh.rms),
    median: middle(mesh.level),
    conditions: found.conditions,
    counts,
    status: 'complete',
    warnings,
  })
}

const fwhmText = ({ beam }: Found): string => (FWHM_PER_SIGMA * Math.sqrt(beam[0])).toFixed(1)
