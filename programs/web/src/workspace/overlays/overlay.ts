// Another catalogue over the image: its table, how it is shown, and how it meets the result.

import { matchOneToOne, skyPositions, standardise, type Table } from '@cirasa/catalog'
import type { Colour } from '@cirasa/viewer'
import { withColumns } from '../../cross-match/match-messages.ts'
import type { SavedOverlay } from '../saving/workspace.ts'

/** A catalogue from a file or from an archive. */
export interface Overlay {
  /** Also the id of its layer. */
  readonly id: string
  readonly name: string
  readonly table: Table
  readonly colour: Colour
  readonly visible: boolean
  /** Of the archive that gave it. */
  readonly address?: string
}

/** Colours of overlays, one after the other: others than those of the result's own rows. */
const COLOURS: readonly Colour[] = [
  [255, 120, 80, 255],
  [255, 220, 90, 255],
  [150, 255, 120, 255],
  [230, 140, 255, 255],
]

/** What a new overlay is made of. */
interface NewOverlay {
  readonly name: string
  readonly table: Table
  readonly address?: string
}

/** The overlays with one more on top. A name that is there already gets a number; one that was seen before has the colour that it had. */
export function withOverlay(
  overlays: readonly Overlay[],
  { name, table, address }: NewOverlay,
  before: readonly SavedOverlay[] = [],
): readonly Overlay[] {
  const number = 1 + overlays.reduce((most, { id }) => Math.max(most, Number(id.slice(ID.length))), 0)
  const taken = new Set(overlays.map((one) => one.name))
  let unused = name
  for (let copy = 2; taken.has(unused); copy++) unused = `${name} (${copy})`
  const colour = before.find((one) => one.name === unused)?.colour ?? COLOURS[(number - 1) % COLOURS.length]
  return [...overlays, { id: `${ID}${number}`, name: unused, table, colour, visible: true, ...(address === undefined ? {} : { address }) }]
}

const ID = 'overlay-'

/** What is kept of overlays: those that are open as they are, and of the others what was kept. */
export function savedOverlays(open: readonly Overlay[], before: readonly SavedOverlay[]): readonly SavedOverlay[] {
  const isOpen = ({ name }: SavedOverlay) => open.some((one) => one.name === name)
  const now = open.map(({ name, colour, visible, address }) => ({ name, colour, visible, ...(address === undefined ? {} : { address }) }))
  return [...before.filter((one) => !isOpen(one)), ...now]
}

/** How two catalogues meet. */
export interface Meeting {
  /** For each row of the result the row of the other catalogue, or -1. */
  readonly otherOf: Int32Array
  readonly matched: number
  /** Rows of the other one that meet nothing. */
  readonly unmet: number
  /** Median separation of the pairs, arcsec; NaN where there are none. */
  readonly medianSeparation: number
}

/**
 * Joins a result to another catalogue, one to one, nearest pairs first.
 *
 * @param radius - arcsec
 * @throws CATALOG_NO_POSITIONS for tables without a sky, CATALOG_TOO_CROWDED
 */
export function meet(result: Table, other: Table, radius: number): Meeting {
  const [here, there] = [positionsOf(result), positionsOf(other)]
  const { truthOf } = matchOneToOne(here, there, radius)
  const separations: number[] = []
  for (let row = 0; row < truthOf.length; row++) {
    if (truthOf[row] < 0) continue
    const [east, north] = there.offset(truthOf[row], here.points, row)
    separations.push(Math.hypot(east, north))
  }
  separations.sort((a, b) => a - b)
  return {
    otherOf: truthOf,
    matched: separations.length,
    unmet: other.rows - separations.length,
    medianSeparation: separations.length === 0 ? Number.NaN : separations[separations.length >> 1],
  }
}

/** The places on the sky alone of the rows of any table: what {@link meet} looks at. */
export function placesOf(table: Table): Table {
  const { table: known } = standardise(table)
  return withColumns(known, ['ra', 'dec'])
}

function positionsOf(table: Table) {
  const { table: known } = standardise(table)
  const column = (name: string) => known.columns.find(({ definition }) => definition.name === name)?.values as ArrayLike<number> | undefined
  const [ra, dec] = [column('ra'), column('dec')]
  return skyPositions(ra ?? new Float64Array(known.rows).fill(Number.NaN), dec ?? new Float64Array(known.rows).fill(Number.NaN))
}
