// The colours of coloured points on the screen: parts of the viewer's maps that are seen on the paper of the plot, and those of classes.

import { colormapOf } from '@cirasa/viewer'
import { hexColour } from '../parts/hex-colour.ts'
import { LABEL_COLOURS } from '../statements/label-palette.ts'
import type { PlotColours } from './plot-colours.ts'
import { pixelWord } from './plot-colours.ts'
import { type ColourKey, MAP_STEPS, MOST_CLASSES } from './point-colouring.ts'

/** Maps whose lightness rises evenly, so that everybody tells their colours apart and in order. */
export const COLOUR_MAPS = ['viridis', 'cividis', 'inferno', 'magma'] as const
export type ColourMap = (typeof COLOUR_MAPS)[number]

/** So many colours of a map, from its low end on: without those that are not seen on the paper. */
export function mapColours(map: ColourMap, { mapPart: [first, last] }: PlotColours, steps: number): readonly string[] {
  const { table } = colormapOf(map)
  return Array.from({ length: steps }, (_, step) => {
    const at = 3 * Math.round(255 * (first + ((last - first) * step) / (steps - 1)))
    return hexColour(table.subarray(at, at + 3))
  })
}

/** The colour of a class by its number, from 1 on; those after the last one share one. */
export const classColour = (number: number): string => LABEL_COLOURS[number <= MOST_CLASSES ? number : 0]

/** Colours by the numbers of a colouring, as words of an image. */
export function colouringWords(key: ColourKey, map: ColourMap, colours: PlotColours): Uint32Array {
  const others =
    key.kind === 'values' ? mapColours(map, colours, MAP_STEPS) : Array.from({ length: MOST_CLASSES + 1 }, (_, i) => classColour(i + 1))
  return Uint32Array.from([colours.blank, ...others], pixelWord)
}
