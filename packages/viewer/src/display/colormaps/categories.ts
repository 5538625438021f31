// Colours for whole numbers that are names, such as the islands of a segmentation map: neighbours in number differ in hue.

import { tableOf } from './table.ts'

/** Turns between one number and the next: the golden section, after which no two of a few hundred fall together. */
const GOLDEN = 0.6180339887498949
/** Lightness goes through these, so that hues that are close still differ. */
const LIGHTNESS = [0.55, 0.7, 0.45]

/** A light grey. */
const MIXED = [0.75, 0.75, 0.75] as const

/** 255 colours from index 1 on. That of index 0 is none of these: it is for pixels in which several names may be mixed. */
export function categoryTable(): Uint8Array {
  return tableOf((t) => {
    const index = Math.round(t * 255)
    if (index === 0) return MIXED
    return fromHue((index * GOLDEN) % 1, 0.65, LIGHTNESS[index % LIGHTNESS.length])
  })
}

/** Hue (0 to 1), saturation and lightness to red, green and blue. */
function fromHue(hue: number, saturation: number, lightness: number): readonly [number, number, number] {
  const chroma = saturation * Math.min(lightness, 1 - lightness)
  const channel = (offset: number) => {
    const k = (offset + hue * 12) % 12
    return lightness - chroma * Math.max(-1, Math.min(k - 3, 9 - k, 1))
  }
  return [channel(0), channel(8), channel(4)]
}
