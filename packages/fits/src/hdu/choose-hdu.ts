// Chooses the HDU to work on: the one that was asked for, or the first that holds an image.

import { fitsErrors } from '../errors.ts'
import type { CompressedImageHdu, FitsFile, Hdu, ImageHdu } from './hdu.ts'

/** The HDU of an index, counted from 0. Throws FITS_NO_SUCH_HDU. */
export function hduAt(file: FitsFile, index: number): Hdu {
  const hdu = file.hdus[index]
  if (hdu === undefined) throw file.trouble ?? fitsErrors.NO_SUCH_HDU({ hdu: index, count: file.hdus.length })
  return hdu
}

/**
 * The image of an index, or the first image with two axes or more where none is given.
 *
 * @throws FITS_NO_SUCH_HDU, FITS_NOT_AN_IMAGE, FITS_NO_PLANE, FITS_NO_IMAGE
 */
export function chooseImage(file: FitsFile, index?: number): ImageHdu | CompressedImageHdu {
  if (index === undefined) {
    const images = file.hdus.filter((hdu) => hdu.kind === 'image' || hdu.kind === 'compressed-image')
    const chosen = images.find((hdu) => hdu.shape.length >= 2)
    if (chosen !== undefined) return chosen
    if (images.length > 0) throw fitsErrors.NO_PLANE({ hdu: images[0].index, naxis: images[0].shape.length })
    throw file.trouble ?? fitsErrors.NO_IMAGE({ count: file.hdus.length })
  }
  const hdu = hduAt(file, index)
  if (hdu.kind === 'image' || hdu.kind === 'compressed-image') return hdu
  if (hdu.kind === 'empty') throw fitsErrors.NO_PLANE({ hdu: index, naxis: hdu.header.number('NAXIS') ?? 0 })
  throw fitsErrors.NOT_AN_IMAGE({ hdu: index, kind: hdu.kind })
}
