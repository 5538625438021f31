// Which rows of a very long table are in view. Browsers lay out some 17 million pixels at most: longer tables are scrolled on a shorter rail.

/** The tallest element that is scrolled: half a pixel still has a number of its own in the 32-bit numbers of a compositor. */
export const TALLEST = 8_000_000
/** At both ends of a shorter rail a pixel of it is one of the content, so that the ends are reached. */
const END_ZONE = 200_000

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

const mostScrollTop = (rail: Rail): number => Math.max(0, railHeight(rail) - rail.viewport)

/** Pixels of the content to one of the rail, between the zones at its ends. */
const stretchOf = (rail: Rail): number => (mostOffset(rail) - 2 * END_ZONE) / (mostScrollTop(rail) - 2 * END_ZONE)

/** The position in the content that a scroll position of the browser means. */
export function offsetAt(rail: Rail, scrollTop: number): number {
  const toEnd = mostScrollTop(rail) - scrollTop
  if (!isScaled(rail) || scrollTop <= END_ZONE) return clampOffset(rail, scrollTop)
  if (toEnd <= END_ZONE) return clampOffset(rail, mostOffset(rail) - toEnd)
  return END_ZONE + (scrollTop - END_ZONE) * stretchOf(rail)
}

/** The browser's scroll position for a position in the content. */
export function scrollTopAt(rail: Rail, offset: number): number {
  const toEnd = mostOffset(rail) - offset
  if (!isScaled(rail) || offset <= END_ZONE) return offset
  if (toEnd <= END_ZONE) return mostScrollTop(rail) - toEnd
  return END_ZONE + (offset - END_ZONE) / stretchOf(rail)
}

/** True within half a zone of an end, of the content or of the rail: from here on one must come to the end of the other as well. */
export function isNearEnd(rail: Rail, offset: number, scrollTop: number): boolean {
  const least = Math.min(offset, mostOffset(rail) - offset, scrollTop, mostScrollTop(rail) - scrollTop)
  return least < END_ZONE / 2
}

/** Steps of the scroll position from here on are those of the bar that is dragged: half of what a pixel of it is worth. */
export const leapOf = (rail: Rail): number => railHeight(rail) / Math.max(1, rail.viewport) / 2

/** A position within the content. */
export function clampOffset(rail: Rail, offset: number): number {
  return Math.max(0, Math.min(mostOffset(rail), offset))
}

/** The rows from `first` up to, not including, `end`. */
export interface RowWindow {
  readonly first: number
  readonly end: number
}

/** The rows that are seen at a position, and so many more before and after them. */
export function windowAt(rail: Rail, offset: number, before: number, after: number): RowWindow {
  const { rows, rowHeight, viewport } = rail
  const first = Math.max(0, Math.floor(offset / rowHeight) - before)
  return { first, end: Math.max(first, Math.min(rows, Math.ceil((offset + viewport) / rowHeight) + after)) }
}

/** The nearest position at which a row is seen whole: the same one where it is seen already. */
export function offsetToShow(rail: Rail, offset: number, row: number): number {
  const top = row * rail.rowHeight
  if (top < offset) return clampOffset(rail, top)
  if (top + rail.rowHeight > offset + rail.viewport) return clampOffset(rail, top + rail.rowHeight - rail.viewport)
  return offset
}
