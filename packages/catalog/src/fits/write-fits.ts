// Tables as FITS binary tables, one HDU each, for programs that like numbers as they are.

import { encodeBinaryTable, Header, makeCard } from '@cirasa/fits'
import type { Catalog } from '../model/catalog.ts'
import { type Column, NULL_BOOLEAN, NULL_INT, NULL_LONG } from '../model/column.ts'
import type { RunRecord } from '../model/run.ts'
import type { Table } from '../model/table.ts'
import { type TableSet, tablesOf } from '../model/tables-of.ts'
import { voUnit } from '../text/vo-unit.ts'
import { RUN_KEYWORD } from './read-fits.ts'

type ColumnInput = Parameters<typeof encodeBinaryTable>[0]['columns'][number]
type CardInput = readonly [keyword: string, value: string | number | boolean, comment: string]

/** Keywords that say what the whole file is; they are in the primary header. */
const MOST_META = 200

/**
 * A catalogue or tables as a FITS file, an HDU at a time. Nulls are NaN in floats, TNULL in integers, blank in text.
 * Units are in TUNIT, UCDs in TUCD, descriptions in TCOMM; the run is in the primary header. Text is ASCII: other letters become '?'.
 */
export function* writeFits(content: Catalog | Table | TableSet): Generator<Uint8Array> {
  const { tables, run } = tablesOf(content)
  yield primaryHeader(run).toBytes()
  for (const table of tables) {
    const header = [
      ...table.columns.flatMap(({ definition }, index) =>
        definition.description === '' ? [] : [makeCard(`TCOMM${index + 1}`, ascii(definition.description))],
      ),
      ...metaCards(table),
    ]
    yield encodeBinaryTable({ name: ascii(table.name).toUpperCase(), columns: table.columns.map(columnInput), header })
  }
}

function primaryHeader(run: RunRecord | undefined): Header {
  const cards: CardInput[] = [
    ['SIMPLE', true, 'conforms to FITS standard'],
    ['BITPIX', 8, ''],
    ['NAXIS', 0, 'the tables are in the extensions'],
    ['EXTEND', true, ''],
  ]
  if (run !== undefined) {
    const { image } = run
    cards.push(
      ['RUNID', ascii(run.runId), 'name of the run'],
      ['FINDER', ascii(`${run.finder} ${run.finderVersion}`), 'program that found the sources'],
      ['IMAGE', ascii(image.name), 'image that was searched'],
      ['FLUXUNIT', ascii(run.fluxUnit), 'unit of integrated fluxes'],
    )
    if (image.beam !== undefined) {
      cards.push(
        ['BMAJ', image.beam.major / 3600, '[deg] beam, FWHM of the major axis'],
        ['BMIN', image.beam.minor / 3600, '[deg] beam, FWHM of the minor axis'],
        ['BPA', image.beam.positionAngle, '[deg] beam, north through east'],
      )
    }
    cards.push([RUN_KEYWORD, ascii(JSON.stringify(run)), 'all of the run'])
  }
  return Header.of(cards)
}

/** What a table carries from elsewhere, so far as keywords can say it. */
function metaCards(table: Table): ReturnType<typeof makeCard>[] {
  return Object.entries(table.meta ?? {})
    .filter(([keyword, value]) => /^[A-Z0-9_-]{1,8}$/.test(keyword) && (typeof value !== 'number' || Number.isFinite(value)))
    .slice(0, MOST_META)
    .map(([keyword, value]) => makeCard(keyword, typeof value === 'string' ? ascii(value) : value))
}

function columnInput({ definition, values }: Column): ColumnInput {
  const unit = voUnit(definition.unit)
  const base = {
    name: ascii(definition.name),
    ...(unit === undefined ? {} : { unit }),
    ...(definition.ucd === undefined ? {} : { ucd: ascii(definition.ucd) }),
  }
  switch (definition.type) {
    case 'string':
      return { ...base, values: { kind: 'text', values: (values as readonly string[]).map(ascii) } }
    case 'boolean':
      return {
        ...base,
        values: { kind: 'logical', values: Int8Array.from(values as Uint8Array, (value) => (value === NULL_BOOLEAN ? -1 : value)) },
      }
    case 'int': {
      const nullValue = definition.sentinel ?? NULL_INT
      const numbers =
        nullValue === NULL_INT ? (values as Int32Array) : (values as Int32Array).map((value) => (value === NULL_INT ? nullValue : value))
      return { ...base, values: numbers, ...(definition.nullable === false ? {} : { nullValue }) }
    }
    case 'long': {
      const nullValue = BigInt(definition.sentinel ?? NULL_LONG)
      const numbers = BigInt64Array.from(Array.from(values as Float64Array, (value) => (Number.isNaN(value) ? nullValue : BigInt(value))))
      return { ...base, values: numbers, nullValue }
    }
    default:
      return { ...base, values: values as Float64Array | Float32Array }
  }
}

const NOT_PRINTABLE = /[^\x20-\x7e]/g

function ascii(text: string): string {
  return text.replace(NOT_PRINTABLE, '?')
}
