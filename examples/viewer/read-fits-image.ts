// The first image of a FITS file as the viewer wants it: pixels, unit and sky.

import { isCodedError } from '@cirasa/errors'
import { type ByteSource, chooseImage, choosePlane, openFits, readSection } from '@cirasa/fits'
import type { ViewedImage } from '@cirasa/viewer'
import { createWcs } from '@cirasa/wcs'

/** An image and its pixels, row by row from the lowest. */
export interface FitsImage {
  readonly image: ViewedImage
  readonly pixels: Float32Array
}

/** Reads the first plane of the first image. Throws what @cirasa/fits throws. */
export async function readFitsImage(source: ByteSource, name: string): Promise<FitsImage> {
  const hdu = chooseImage(await openFits(source))
  if (hdu.kind !== 'image') throw new Error(`${name} is tile-compressed: this small example reads plain images.`)
  const { width, height, axes } = choosePlane(hdu)
  const { data } = await readSection(hdu, [[0, width], [0, height], ...axes.map(() => [0, 1] as const)], { as: 'float32' })
  const unit = hdu.header.string('BUNIT') ?? ''
  return { image: { width, height, unit, name, wcs: skyOf(hdu.header.toRecord()) }, pixels: data as Float32Array }
}

/** The sky of a header; an image without one is shown in pixels. */
function skyOf(header: Parameters<typeof createWcs>[0]): ViewedImage['wcs'] {
  try {
    const wcs = createWcs(header)
    // Rows and columns of the image must be those of the sky.
    return wcs.pixelAxes[0] === 1 && wcs.pixelAxes[1] === 2 ? wcs : undefined
  } catch (error) {
    if (isCodedError(error)) return undefined
    throw error
  }
}
