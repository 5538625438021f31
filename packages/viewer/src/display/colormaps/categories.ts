// Colours for whole numbers that are names, such as the islands of a segmentation map: numbers that follow each other differ in hue and in lightness, so that
// colour-blind people tell them apart too.

import { tableOf } from './table.ts'

/** Turns of hue between one number and the next: the golden section, after which no two of a few hundred fall together. */
const GOLDEN = 0.6180339887498949
/** Lightness goes through these, large steps and small ones in turn: who sees no hues sees that. None is lost on black or on a light page. */
const LIGHTNESS = [0.74, 0.52, 0.83, 0.62, 0.42]
/** How colourful. */
const CHROMA = 0.11
const CHROMA_STEP = 0.005

/** A light grey. */
const MIXED = [0.75, 0.75, 0.75] as const

type Rgb = readonly [red: number, green: number, blue: number]

/** 255 colours from index 1 on. That of index 0 is none of these: it is for pixels in which several names may be mixed. */
export function categoryTable(): Uint8Array {
  return tableOf((t) => {
    const index = Math.round(t * 255)
    if (index === 0) return MIXED
    return shown(LIGHTNESS[index % LIGHTNESS.length], (index * GOLDEN) % 1)
  })
}

/** A colour of a lightness and a hue (0 to 1), less colourful where a screen cannot show it otherwise. */
function shown(lightness: number, hue: number): Rgb {
  let chroma = CHROMA
  let linear = linearRgb(lightness, chroma, hue)
  while (chroma > CHROMA_STEP && linear.some((part) => part < 0 || part > 1)) {
    chroma -= CHROMA_STEP
    linear = linearRgb(lightness, chroma, hue)
  }
  const [red, green, blue] = linear.map(companded)
  return [red, green, blue]
}

/** Oklab (Ottosson 2020, https://bottosson.github.io/posts/oklab), whose lightness is that which is seen, to linear sRGB. */
function linearRgb(lightness: number, chroma: number, hue: number): Rgb {
  const a = chroma * Math.cos(2 * Math.PI * hue)
  const b = chroma * Math.sin(2 * Math.PI * hue)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

/** The curve of sRGB (IEC 61966-2-1). */
const companded = (part: number): number => (part <= 0.0031308 ? 12.92 * part : 1.055 * part ** (1 / 2.4) - 0.055)
