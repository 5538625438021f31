// The rows that belong to an island by its number in the map of islands: what a click on that map selects.

import { getStrings, type Table } from '@cirasa/catalog'

/**
 * Ascending rows of a table of sources or components that belong to an island, islands inside of it included.
 *
 * @param islands the table of islands of the same run
 * @param number as in the map: the part of `island_id` that follows the run
 */
export function rowsOfIsland(table: Table, islands: Table, number: number): readonly number[] {
  const names = getStrings(islands, 'island_id')
  const own = Array.from(names.keys()).filter((row) => numberOf(names[row]) === number)
  // A source may have several islands, and names the brightest of them.
  const column = table.name === 'sources' ? 'source_id' : 'island_id'
  const owners = getStrings(islands, column)
  const wanted = new Set(own.map((row) => owners[row]))
  const belongs = getStrings(table, column)
  return Array.from(belongs.keys()).filter((row) => wanted.has(belongs[row]))
}

/** @example numberOf('e40c292c-12.1') // 12 */
const numberOf = (id: string): number => Number.parseInt(id.slice(id.lastIndexOf('-') + 1), 10)
