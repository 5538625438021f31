// Writes images, whole or by strips: pixels are turned to FITS's byte order piece by piece, never all at once.

import { fitsErrors } from '../errors.ts'
import { bytesOf, swapToNative } from '../image/byte-order.ts'
import { makePixels, type PixelArray, type PixelType, pixelArrays, pixelBytes, storedType, typeOf } from '../image/pixels.ts'
import type { FitsWriter, HduOptions } from './fits-writer.ts'
import { type ImageDescription, imageHeader, storage } from './image-header.ts'

/** An image being written. */
export interface ImageWriter {
  /** The next pixels in file order, such as a strip of rows; of the type that was announced. Throws FITS_WRONG_LENGTH. */
  write(pixels: PixelArray): Promise<void>
  /** Ends the HDU. Throws FITS_WRONG_LENGTH when pixels are missing. */
  finish(): Promise<void>
}

/** Pixels turned at a time. */
const PIECE = 64 * 1024

/** Begins an image HDU: the primary one when it is the first of the file. */
export async function startImage(writer: FitsWriter, image: ImageDescription, options?: HduOptions): Promise<ImageWriter> {
  const { bitpix, bzero } = storage[image.type]
  const data = await writer.startHdu(imageHeader(image, writer.count === 0), options)
  const piece = makePixels(storedType(bitpix), PIECE)
  const shift = image.keepScaling === true ? 0 : bzero
  return {
    async write(pixels) {
      if (!(pixels instanceof pixelArrays[image.type])) throw wrongType(pixels, image.type)
      for (let at = 0; at < pixels.length; at += PIECE) {
        const count = Math.min(PIECE, pixels.length - at)
        const part = piece.subarray(0, count)
        store(pixels.subarray(at, at + count), shift, part)
        swapToNative(part)
        await data.write(bytesOf(part).subarray(0, count * pixelBytes(bitpix)))
      }
    },
    finish: () => data.finish(),
  }
}

/** Writes an image HDU whose pixels are all there. */
export async function writeImage(
  writer: FitsWriter,
  image: Omit<ImageDescription, 'type'> & { readonly data: PixelArray },
  options?: HduOptions,
): Promise<void> {
  const started = await startImage(writer, { ...image, type: typeOf(image.data) }, options)
  await started.write(image.data)
  await started.finish()
}

/** Unsigned integers are stored as signed ones half the range below. */
function store(pixels: PixelArray, shift: number | bigint, into: PixelArray): void {
  if (pixels instanceof BigUint64Array || pixels instanceof BigInt64Array) {
    const zero = BigInt(shift)
    const out = into as BigInt64Array
    for (let i = 0; i < pixels.length; i++) out[i] = pixels[i] - zero
  } else if (shift === 0) (into as Float64Array).set(pixels as Float64Array)
  else {
    const zero = Number(shift)
    const out = into as Float64Array
    for (let i = 0; i < pixels.length; i++) out[i] = (pixels[i] as number) - zero
  }
}

const wrongType = (pixels: PixelArray, wanted: PixelType): Error => fitsErrors.WRONG_TYPE({ got: typeOf(pixels), wanted })
