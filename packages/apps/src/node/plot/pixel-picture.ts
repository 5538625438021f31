// Pixels alone as a picture, one pixel each: thumbnails and cutouts.

import { BLANK_COLOUR, imageColours } from './colour-map.ts'
import { asinhStretch, type Stretch } from './stretch.ts'

/** Pixels of an image, row-major; the first row is the lowest, as in FITS. */
export interface PicturePixels {
  readonly data: Float32Array
  readonly width: number
  readonly height: number
}

/**
 * A PNG of the pixels with the lowest row at the bottom, in the colours of our plots. NaN is grey.
 *
 * @param stretch how brightness becomes colour; one made from the pixels where left out
 */
export async function pixelPicture(
  { data, width, height }: PicturePixels,
  { scale = 1, stretch = asinhStretch(data) }: { readonly scale?: number; readonly stretch?: Stretch } = {},
): Promise<Buffer> {
  const { createCanvas } = await import('@napi-rs/canvas')
  const canvas = createCanvas(width * scale, height * scale)
  const pen = canvas.getContext('2d')
  const image = pen.createImageData(width * scale, height * scale)
  const out = new Uint32Array(image.data.buffer)
  const colours = imageColours()
  const grey = Number.parseInt(BLANK_COLOUR.slice(1, 3), 16)
  const blank = ((255 << 24) | (grey << 16) | (grey << 8) | grey) >>> 0
  for (let row = 0; row < height * scale; row++) {
    const from = (height - 1 - Math.floor(row / scale)) * width
    for (let column = 0; column < width * scale; column++) {
      const value = data[from + Math.floor(column / scale)]
      out[row * width * scale + column] = Number.isNaN(value) ? blank : colours[Math.round(stretch.toUnit(value) * 255)]
    }
  }
  pen.putImageData(image, 0, 0)
  return canvas.encode('png')
}
