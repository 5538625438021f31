// Tables on their way out of a worker: numbers are handed over as they are, texts in parcels small enough that the page does not stall on one.

import type { Column, ColumnDefinition, ColumnValues, RunRecord, Table, TableSet } from '@cirasa/catalog'

/** What a worker sends, in this order: the heads, then the columns piece by piece, then the end or what went wrong. */
export type Parcel =
  | { readonly kind: 'heads'; readonly run: RunRecord | undefined; readonly tables: readonly TableHead[] }
  | { readonly kind: 'numbers'; readonly table: number; readonly column: number; readonly values: Exclude<ColumnValues, readonly string[]> }
  /** Texts as words and their places: most columns of text have few words. */
  | {
      readonly kind: 'texts'
      readonly table: number
      readonly column: number
      readonly words: readonly string[]
      readonly places: Uint16Array
    }
  | { readonly kind: 'end' }
  | { readonly kind: 'failed'; readonly code?: string; readonly says: string; readonly remedy?: string }

interface TableHead extends Omit<Table, 'columns'> {
  readonly definitions: readonly ColumnDefinition[]
}

/** Rows of text in one parcel. */
const ROWS_AT_ONCE = 32_768

/** All parcels of some tables but the end, each with what it hands over. */
export function* packTables({ tables, run }: TableSet): Generator<{ parcel: Parcel; transfer: ArrayBuffer[] }> {
  const heads = tables.map(({ columns, ...head }) => ({ ...head, definitions: columns.map(({ definition }) => definition) }))
  yield { parcel: { kind: 'heads', run, tables: heads }, transfer: [] }
  const given = new Set<ArrayBufferLike>()
  for (const [table, { columns }] of tables.entries()) {
    for (const [column, { values }] of columns.entries()) {
      if (ArrayBuffer.isView(values)) {
        const own = values as Float64Array<ArrayBuffer>
        // Columns that share one buffer can hand it over only once: others get a copy.
        const sent = given.has(own.buffer) || own.byteLength !== own.buffer.byteLength ? own.slice() : own
        given.add(sent.buffer)
        yield { parcel: { kind: 'numbers', table, column, values: sent }, transfer: [sent.buffer] }
      } else {
        for (let start = 0; start < values.length; start += ROWS_AT_ONCE) {
          const { words, places } = wordsOf(values.slice(start, start + ROWS_AT_ONCE))
          yield { parcel: { kind: 'texts', table, column, words, places }, transfer: [places.buffer] }
        }
      }
    }
  }
}

function wordsOf(texts: readonly string[]): { words: string[]; places: Uint16Array<ArrayBuffer> } {
  const known = new Map<string, number>()
  const places = new Uint16Array(texts.length)
  for (let i = 0; i < texts.length; i++) {
    let place = known.get(texts[i])
    if (place === undefined) {
      place = known.size
      known.set(texts[i], place)
    }
    places[i] = place
  }
  return { words: [...known.keys()], places }
}

/** Puts tables together again, parcel by parcel. */
export class Unpacking {
  #run: RunRecord | undefined
  #heads: readonly TableHead[] = []
  #values: (ColumnValues | string[])[][] = []

  /** Takes the next parcel in. */
  take(parcel: Parcel): void {
    if (parcel.kind === 'heads') {
      this.#run = parcel.run
      this.#heads = parcel.tables
      this.#values = parcel.tables.map(({ definitions }) => definitions.map(() => []))
    } else if (parcel.kind === 'numbers') this.#values[parcel.table][parcel.column] = parcel.values
    else if (parcel.kind === 'texts') {
      const texts = this.#values[parcel.table][parcel.column] as string[]
      for (let i = 0; i < parcel.places.length; i++) texts.push(parcel.words[parcel.places[i]])
    }
  }

  /** The tables, when all has come. */
  tables(): TableSet {
    const tables = this.#heads.map(({ definitions, ...head }, table) => {
      const columns = definitions.map((definition, i): Column => Object.freeze({ definition, values: this.#values[table][i] }))
      return Object.freeze({ ...head, columns: Object.freeze(columns) })
    })
    return Object.freeze({ tables, ...(this.#run === undefined ? {} : { run: this.#run }) })
  }
}
