// The rows of an island by its number in the map: all of its sources, those named after another island too.

import { makeTable } from '@cirasa/catalog'
import { expect, it } from 'vitest'
import { rowsOfIsland } from '../../src/workspace/rows-of-island.ts'

const islands = makeTable('islands', {
  island_id: ['ab-12-1', 'ab-12-2', 'ab-12-12', 'ab-12-12.1'],
  source_id: ['ab-12-S1', 'ab-12-S2', 'ab-12-S2', 'ab-12-S3'],
  x_pix: [1, 2, 3, 4],
  y_pix: [1, 2, 3, 4],
  flux_peak: [1, 2, 3, 4],
  n_pix: [5, 5, 5, 5],
})
const sources = makeTable('sources', {
  source_id: ['ab-12-S1', 'ab-12-S2', 'ab-12-S3'],
  island_id: ['ab-12-1', 'ab-12-2', 'ab-12-12.1'],
  x_pix: [1, 2, 4],
  y_pix: [1, 2, 4],
  flux_peak: [1, 2, 4],
})
const components = makeTable('components', {
  component_id: ['a', 'b', 'c', 'd'],
  source_id: ['ab-12-S1', 'ab-12-S2', 'ab-12-S2', 'ab-12-S3'],
  island_id: ['ab-12-1', 'ab-12-2', 'ab-12-12', 'ab-12-12.1'],
  x_pix: [1, 2, 3, 4],
  y_pix: [1, 2, 3, 4],
  flux_peak: [1, 2, 3, 4],
})

it('are the sources that have the island, or one inside of it', () => {
  expect(rowsOfIsland(sources, islands, 12)).toEqual([1, 2])
  expect(rowsOfIsland(sources, islands, 1)).toEqual([0])
  expect(rowsOfIsland(sources, islands, 3)).toEqual([])
})

it('are the components that were fitted in it', () => {
  expect(rowsOfIsland(components, islands, 12)).toEqual([2, 3])
  expect(rowsOfIsland(components, islands, 2)).toEqual([1])
})
