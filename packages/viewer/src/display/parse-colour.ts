// A CSS colour in hexadecimal to four numbers.

import { viewerErrors } from '../errors.ts'

/** Red, green, blue and opacity, each 0 to 1, not premultiplied. */
export type Rgba = readonly [number, number, number, number]

const HEX = /^#(?:[0-9a-f]{6}|[0-9a-f]{8})$/i

/** Reads '#rrggbb' or '#rrggbbaa'. Throws VIEWER_BAD_DISPLAY. */
export function parseColour(text: string): Rgba {
  if (!HEX.test(text)) throw viewerErrors.BAD_DISPLAY({ name: 'colour', value: text, wanted: '#rrggbb or #rrggbbaa' })
  const part = (i: number) => Number.parseInt(text.slice(1 + 2 * i, 3 + 2 * i), 16) / 255
  return [part(0), part(1), part(2), text.length === 9 ? part(3) : 1]
}
