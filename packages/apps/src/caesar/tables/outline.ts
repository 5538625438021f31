// The outline of an island: along the edges of its pixels, so that a polygon holds them whole.

/** A closed outline. Coordinates are pixels, the centre of the first is (0, 0): corners lie at halves. */
export interface Outline {
  /** x0, y0, x1, y1, ... counter-clockwise with y up; the last corner joins the first. */
  readonly corners: Float64Array
  /** Length in pixels of the line through the middles of the edges, which rounds off the steps of the pixels. */
  readonly perimeter: number
  /** What that line encloses, holes included, in pixels. */
  readonly area: number
}

/** A larger box than this is not walked around: its outline would hold millions of corners. */
const LARGEST_BOX = 1 << 26

/** Steps to the right, up, left, down. */
const STEP_X = [1, 0, -1, 0]
const STEP_Y = [0, 1, 0, -1]
/** From a corner, by heading: the pixel ahead on the left. The one on the right is that of the heading before it in turn. */
const AHEAD_X = [0, -1, -1, 0]
const AHEAD_Y = [0, 0, -1, -1]

/**
 * Walks around the outer border of connected pixels; those that touch at a corner are connected.
 *
 * @param runs y, first x, first x after, and so on in the order of rows
 * @returns undefined for no pixels, and for an island too large to be walked around
 * @example traceOutline([0, 0, 1])?.corners // 0.5, -0.5, 0.5, 0.5, -0.5, 0.5, -0.5, -0.5
 */
export function traceOutline(runs: readonly number[]): Outline | undefined {
  const mask = maskOf(runs)
  if (mask === undefined) return undefined
  const { left, bottom, has } = mask
  const corners: number[] = []
  let straight = 0
  let twiceArea = 0
  // The lower left corner of the first run of the lowest row: the walk passes it once, at its end.
  const [startX, startY] = [runs[1] - left, runs[0] - bottom]
  let [x, y, heading] = [startX, startY, 0]
  do {
    twiceArea += x * STEP_Y[heading] - y * STEP_X[heading]
    x += STEP_X[heading]
    y += STEP_Y[heading]
    const before = heading
    const right = (heading + 3) % 4
    if (has(x + AHEAD_X[right], y + AHEAD_Y[right])) heading = right
    else if (!has(x + AHEAD_X[heading], y + AHEAD_Y[heading])) heading = (heading + 1) % 4
    if (heading === before) straight++
    else corners.push(x + left - 0.5, y + bottom - 0.5)
  } while (x !== startX || y !== startY)
  // Cutting a corner off takes an eighth of a pixel, filling one in gives as much; there are four more of the first kind.
  const area = twiceArea / 2 - 0.5
  return { corners: Float64Array.from(corners), perimeter: straight + (corners.length / 2) * Math.SQRT1_2, area }
}

interface Mask {
  readonly left: number
  readonly bottom: number
  /** Whether a pixel, counted from the lower left one of the box, is of the island. */
  has(x: number, y: number): boolean
}

function maskOf(runs: readonly number[]): Mask | undefined {
  if (runs.length === 0) return undefined
  let [left, right] = [runs[1], runs[2]]
  for (let i = 3; i < runs.length; i += 3) {
    left = Math.min(left, runs[i + 1])
    right = Math.max(right, runs[i + 2])
  }
  const bottom = runs[0]
  const [width, height] = [right - left, runs[runs.length - 3] + 1 - bottom]
  if (width * height > LARGEST_BOX) return undefined
  const mask = new Uint8Array(width * height)
  for (let i = 0; i < runs.length; i += 3) {
    const row = (runs[i] - bottom) * width - left
    mask.fill(1, row + runs[i + 1], row + runs[i + 2])
  }
  return { left, bottom, has: (x, y) => x >= 0 && x < width && y >= 0 && y < height && mask[y * width + x] === 1 }
}
