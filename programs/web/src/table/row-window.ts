// Which rows of a very long table are in view. Browsers end at some 17 million pixels of height: longer tables are scrolled on a shorter rail.

/** The tallest element that every browser lays out right. */
export const TALLEST = 12_000_000
/** Rows count from a base near the view: positions of a million rows would lose their fractions in 32-bit transforms. */
const BASE_ROWS = 4096

/** A table in its frame. Lengths are CSS pixels. */
export interface Rail {
  readonly rows: number
  readonly rowHeight: number
  /** Height in which rows are seen. */
  readonly viewport: number
}

/** How tall all rows are together. */
const contentHeight = ({ rows, rowHeight }: Rail): number => rows * rowHeight

/** How tall the element is that the browser scrolls. */
export const railHeight = (rail: Rail): number => Math.min(contentHeight(rail), TALLEST)

/** True where the browser's own scroll position is not that of the content. */
export const isScaled = (rail: Rail): boolean => contentHeight(rail) > TALLEST

/** How far the content can be scrolled. */
export const mostOffset = (rail: Rail): number => Math.max(0, contentHeight(rail) - rail.viewport)

/** The position in the content that a scroll position of the browser means. */
export function offsetAt(rail: Rail, scrollTop: number): number {
  if (!isScaled(rail)) return clampOffset(rail, scrollTop)
  return clampOffset(rail, (scrollTop / (railHeight(rail) - rail.viewport)) * mostOffset(rail))
}

/** The browser's scroll position for a position in the content. */
export function scrollTopAt(rail: Rail, offset: number): number {
  if (!isScaled(rail)) return offset
  return (offset / mostOffset(rail)) * (railHeight(rail) - rail.viewport)
}

/** A position within the content. */
export function clampOffset(rail: Rail, offset: number): number {
  return Math.max(0, Math.min(mostOffset(rail), offset))
}

/** The rows that are seen at a position, from `first` up to, not including, `end`, and where they are drawn. */
export interface RowWindow {
  readonly first: number
  readonly end: number
  /** The row that positions are counted from. */
  readonly base: number
  /** How far the layer of rows is moved down, so that a row at `(row - base) * rowHeight` in it is where it belongs. */
  readonly shift: number
}

/** The window at a position. One row more is there at each end, so that a fast wheel does not outrun it. */
export function windowAt(rail: Rail, offset: number): RowWindow {
  const { rows, rowHeight, viewport } = rail
  const first = Math.max(0, Math.floor(offset / rowHeight) - 1)
  const end = Math.min(rows, Math.ceil((offset + viewport) / rowHeight) + 1)
  const base = Math.floor(first / BASE_ROWS) * BASE_ROWS
  return { first, end, base, shift: base * rowHeight - offset }
}

/** The nearest position at which a row is seen whole: the same one where it is seen already. */
export function offsetToShow(rail: Rail, offset: number, row: number): number {
  const top = row * rail.rowHeight
  if (top < offset) return clampOffset(rail, top)
  if (top + rail.rowHeight > offset + rail.viewport) return clampOffset(rail, top + rail.rowHeight - rail.viewport)
  return offset
}
