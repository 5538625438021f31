// CAESAR's JSON. Its versions have written islands in two shapes, a flat one and a nested one with outlines and fits: ours holds both, whose
// keys do not clash, so that readers of either go on working.

import { type CaesarColumn, cellOf } from './caesar-column.ts'
import type { CaesarComponent, CaesarIsland, CaesarResult } from './caesar-rows.ts'
import { componentColumns } from './component-columns.ts'
import { islandColumns } from './island-columns.ts'
import { nestedSource } from './nested-source.ts'

/** Rows of a piece of text. */
const ROWS_AT_ONCE = 500

/** Islands: `{ metadata, sources: [...] }`. */
export function writeIslandsJson(result: CaesarResult, metadata: object): Generator<string> {
  const members = { metadata }
  return writeList(members, 'sources', result.islands, (island: CaesarIsland) => ({
    ...flatRow(islandColumns, island),
    isGoodSource: true,
    ...nestedSource(island),
  }))
}

/** Components: `{ metadata, components: [...] }`. */
export function writeComponentsJson(result: CaesarResult, metadata: object): Generator<string> {
  return writeList({ metadata }, 'components', result.components, (component: CaesarComponent) => flatRow(componentColumns, component))
}

function flatRow<Row>(columns: readonly CaesarColumn<Row>[], row: Row): Record<string, number | string> {
  return Object.fromEntries(columns.flatMap((column) => column.keys.map((key) => [key, cellOf(column, row)])))
}

function* writeList<Row>(members: object, name: string, rows: readonly Row[], make: (row: Row) => object): Generator<string> {
  yield `${JSON.stringify(members).slice(0, -1)},"${name}":[`
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const objects = rows.slice(start, start + ROWS_AT_ONCE).map((row) => JSON.stringify(make(row)))
    yield `${start === 0 ? '' : ','}\n${objects.join(',\n')}`
  }
  yield '\n]}\n'
}
