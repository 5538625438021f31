// What a pyramid says of itself: its levels and their statistics, as JSON that a page reads before its first tile.

import { imageErrors } from '../errors.ts'
import type { LevelStatistics } from './level-statistics.ts'
import { type PyramidPlan, planPyramid } from './pyramid-plan.ts'
import type { Reduction } from './reduction.ts'

/** The names of a pyramid's files. The description comes when the coarse levels can be read, the fine ones later. */
export const PYRAMID_FILES = { description: 'pyramid.json', coarse: 'coarse.tiles', fine: 'fine.tiles' } as const

/** A pyramid's levels, and statistics of each. */
export interface PyramidDescription {
  readonly plan: PyramidPlan
  /** What the pixels of each level are made of. */
  readonly reduction: Reduction
  /** Whether every float keeps its bits. */
  readonly lossless: boolean
  /** By level. */
  readonly statistics: readonly LevelStatistics[]
}

const FORMAT = 'cirasa-pyramid'
const VERSION = 1
/** A description is some kilobytes a level. */
export const MOST_DESCRIPTION_BYTES = 1 << 20

/** The description as JSON; numbers that are none are null. */
export function describePyramid({ plan, reduction, lossless, statistics }: PyramidDescription): string {
  const { width, height, tileSide, coarse, levels } = plan
  const said = { format: FORMAT, version: VERSION, width, height, tileSide, coarse, reduction, lossless, levels, statistics }
  return `${JSON.stringify(said)}\n`
}

/** Reads a description. Throws IMAGE_BAD_PYRAMID. */
export function parsePyramid(json: string): PyramidDescription {
  let said: Record<string, unknown>
  try {
    said = JSON.parse(json, (key, value) => (value === null && key !== '' ? Number.NaN : value))
  } catch (error) {
    throw imageErrors.BAD_PYRAMID({ why: 'its description is no JSON' }, error)
  }
  if (said?.format !== FORMAT || said.version !== VERSION) throw imageErrors.BAD_PYRAMID({ why: 'its description is of another format' })
  const { width, height, tileSide, coarse, lossless, statistics } = said
  const reduction = reductionOf(said.reduction)
  const plan = planned(width, height)
  if (tileSide !== plan.tileSide || !(Number.isInteger(coarse) && (coarse as number) >= 0 && (coarse as number) < plan.levels.length))
    throw imageErrors.BAD_PYRAMID({ why: 'its description contradicts itself' })
  if (!Array.isArray(statistics) || statistics.length !== plan.levels.length)
    throw imageErrors.BAD_PYRAMID({ why: 'its statistics are not those of its levels' })
  return Object.freeze({ plan: Object.freeze({ ...plan, coarse: coarse as number }), reduction, lossless: lossless === true, statistics })
}

/** Pyramids that do not say so are of means: there was nothing else. */
function reductionOf(said: unknown): Reduction {
  if (said === undefined || said === 'mean') return 'mean'
  if (said === 'label') return 'label'
  throw imageErrors.BAD_PYRAMID({ why: 'its levels are made in a way that this program does not know' })
}

function planned(width: unknown, height: unknown): PyramidPlan {
  try {
    return planPyramid(Number(width), Number(height))
  } catch (error) {
    throw imageErrors.BAD_PYRAMID({ why: 'its image has no pixels' }, error)
  }
}
