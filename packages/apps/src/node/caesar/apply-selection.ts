// The cuts of a plan on a catalogue: islands that do not pass go with all that is of them, the others are called point-like or not.

import { type Catalog, getStrings } from '@cirasa/catalog'
import { keepIslands, relabelIslands } from '../../caesar/catalog-selection.ts'
import type { IslandSelection } from '../../caesar/search-plan.ts'
import type { CaesarIsland, CaesarResult } from '../../caesar/tables/caesar-rows.ts'
import { isPointLike } from '../../caesar/tables/island-shape.ts'

/** @param result of the same catalogue: its islands are the rows of the table. */
export function applySelection(catalog: Catalog, { islands }: CaesarResult, selection: IslandSelection): Catalog {
  const { leastSide, nested, pointLike } = selection
  const labelled =
    pointLike === undefined
      ? catalog
      : relabelIslands(catalog, (row, before) => {
          const { shape, pixels, beamArea } = islands[row]
          if (isPointLike(shape, pixels, pixels / beamArea, pointLike)) return 'point'
          return before === 'point' ? 'compact' : before
        })
  const small = new Set(islands.filter((island) => island.level === 0 && smallerSide(island) < leastSide).map(({ name }) => name))
  const keep = ({ name, parent, level }: CaesarIsland): boolean => (level === 0 ? !small.has(name) : nested && !small.has(parent))
  return keepIslands(labelled, (row) => keep(islands[row]))
}

const smallerSide = ({ box }: CaesarIsland): number => Math.min(box.xMax - box.xMin, box.yMax - box.yMin) + 1

/** Whether a selection asks for anything on this catalogue. */
export function isSelective({ leastSide, nested, pointLike }: IslandSelection, catalog: Catalog): boolean {
  return leastSide > 0 || pointLike !== undefined || (!nested && getStrings(catalog.islands, 'parent_id').some((parent) => parent !== ''))
}
