// PARAM elements: single values that belong to a whole table or document, such as the run's record.

import type { RunRecord } from '../model/run.ts'
import { voUnit } from '../text/vo-unit.ts'
import { attributes, escapeXml } from './xml-text.ts'

const ASCII = /^[\p{ASCII}]*$/u

/** Name of the PARAM that holds the whole run record as JSON. */
export const RUN_RECORD = 'run_record'

interface Param {
  readonly name: string
  readonly value: string | number | boolean | undefined
  readonly unit?: string
  readonly ucd?: string
  readonly description?: string
}

/** One PARAM element, or nothing for a value that is not there. */
export function paramElement(param: Param, indent = '    '): string {
  const { name, value, unit, ucd, description } = param
  if (value === undefined || (typeof value === 'number' && !Number.isFinite(value))) return ''
  const isText = typeof value === 'string'
  const datatype = isText ? (ASCII.test(value) ? 'char' : 'unicodeChar') : typeof value === 'boolean' ? 'boolean' : 'double'
  const head = attributes({ name, datatype, arraysize: isText ? '*' : undefined, unit: voUnit(unit), ucd, value: String(value) })
  const body = description === undefined ? '/>' : `><DESCRIPTION>${escapeXml(description)}</DESCRIPTION></PARAM>`
  return `${indent}<PARAM${head}${body}\n`
}

/** The run as PARAM elements: the figures that people look for, and the whole record. */
export function runParams(run: RunRecord): string {
  const { image } = run
  const params: Param[] = [
    { name: 'run_id', value: run.runId, ucd: 'meta.id' },
    { name: 'finder', value: `${run.finder} ${run.finderVersion}`, ucd: 'meta.id;meta.software' },
    { name: 'image', value: image.name, ucd: 'meta.id;meta.file' },
    { name: 'image_unit', value: image.unit, ucd: 'meta.unit' },
    { name: 'flux_unit', value: run.fluxUnit, ucd: 'meta.unit' },
    { name: 'freq', value: image.frequency, unit: 'Hz', ucd: 'em.freq' },
    {
      name: 'beam_maj',
      value: image.beam?.major,
      unit: 'arcsec',
      ucd: 'phys.angSize.smajAxis;instr.beam',
      description: 'Full width at half maximum',
    },
    {
      name: 'beam_min',
      value: image.beam?.minor,
      unit: 'arcsec',
      ucd: 'phys.angSize.sminAxis;instr.beam',
      description: 'Full width at half maximum',
    },
    { name: 'beam_pa', value: image.beam?.positionAngle, unit: 'deg', ucd: 'pos.posAng;instr.beam', description: 'North through east' },
    { name: 'image_rms', value: run.rms, unit: image.unit, description: 'Median noise of the image' },
    { name: 'status', value: run.status, ucd: 'meta.code.status' },
    { name: 'started', value: run.started, ucd: 'time.start' },
    { name: RUN_RECORD, value: JSON.stringify(run), ucd: 'meta.record', description: 'All that is known of the run, as JSON' },
  ]
  return params.map((param) => paramElement(param)).join('')
}
