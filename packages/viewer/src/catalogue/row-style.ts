// How a row looks by its state byte: colour of its label, halo of what is selected, dashes of what was rejected, as a table for the shader.

import { ROW_STATE } from '../layers/catalogue-columns.ts'

/** Red, green, blue and opacity, 0 to 255. */
export type Colour = readonly [number, number, number, number]

/** How the outline of a row is drawn. */
export interface RowStyle {
  readonly isVisible: boolean
  readonly colour: Colour
  /** CSS pixels. */
  readonly width: number
  /** On both sides of the line. */
  readonly halo: Colour
  readonly haloWidth: number
  readonly isDashed: boolean
}

/**
 * Colours of labels 1 to 7, told apart with any colour vision (Okabe & Ito 2008, "Color Universal Design"): orange, sky blue, bluish green, yellow,
 * blue, vermilion, reddish purple. 0 is no label.
 */
export const LABEL_COLOURS: readonly Colour[] = [
  [230, 159, 0, 255],
  [86, 180, 233, 255],
  [0, 158, 115, 255],
  [240, 228, 66, 255],
  [0, 114, 178, 255],
  [213, 94, 0, 255],
  [204, 121, 167, 255],
]

/** Rows without a label, unless said. */
export const ROW_COLOUR: Colour = [0, 229, 255, 255]

/** A dark edge, so that lines are seen on bright pixels too. */
const CASING: Colour = [0, 0, 0, 120]
const WHITE: Colour = [255, 255, 255, 255]
const WIDTH = 1.5

/** The style of a state byte. `unlabelled` is the colour of rows without a label. */
export function rowStyle(state: number, unlabelled: Colour = ROW_COLOUR): RowStyle {
  const has = (bit: number): boolean => (state & bit) !== 0
  const label = state >> ROW_STATE.labelShift
  const colour = label === 0 ? unlabelled : LABEL_COLOURS[label - 1]
  const isRejected = has(ROW_STATE.rejected)
  const plain = {
    isVisible: !has(ROW_STATE.hidden),
    colour: isRejected ? faded(colour) : colour,
    width: WIDTH,
    halo: isRejected ? faded(CASING) : CASING,
    haloWidth: 0.75,
    isDashed: isRejected,
  }
  if (has(ROW_STATE.focused)) return { ...plain, colour, width: 2.5, halo: WHITE, haloWidth: 3 }
  if (has(ROW_STATE.selected)) return { ...plain, colour, width: 2, halo: WHITE, haloWidth: has(ROW_STATE.hovered) ? 2.5 : 1.5 }
  if (has(ROW_STATE.hovered)) return { ...plain, colour, width: 2, halo: [255, 255, 255, 170], haloWidth: 1.5 }
  return plain
}

const faded = ([red, green, blue, opacity]: Colour): Colour => [red, green, blue, Math.round(opacity * 0.55)]

/** Widths are stored in sixteenths of a CSS pixel. */
export const WIDTH_STEPS = 16

/**
 * All 256 styles as an image of 256 x 3 RGBA pixels: colours, halos, and [width, halo width, dashed, visible].
 */
export function styleTable(unlabelled: Colour = ROW_COLOUR): Uint8Array {
  const table = new Uint8Array(3 * 256 * 4)
  for (let state = 0; state < 256; state++) {
    const { isVisible, colour, width, halo, haloWidth, isDashed } = rowStyle(state, unlabelled)
    table.set(colour, state * 4)
    table.set(halo, (256 + state) * 4)
    table.set([width * WIDTH_STEPS, haloWidth * WIDTH_STEPS, isDashed ? 255 : 0, isVisible ? 255 : 0], (512 + state) * 4)
  }
  return table
}
