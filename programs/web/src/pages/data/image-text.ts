// What is known of an image, in a few characters.

import type { File } from '@cirasa/api'
import { countText, significant } from '@cirasa/units'

type Image = NonNullable<NonNullable<File['metadata']>['image']>

/** Width and height in pixels; empty where they are not known. */
export const sizeText = (image: Image | undefined): string =>
  image?.width === undefined || image.height === undefined ? '' : `${countText(image.width)} × ${countText(image.height)}`

/** Axes of the beam in arcsec, FWHM; empty where there is none. */
export const beamText = (beam: Image['beam']): string =>
  beam === undefined ? '' : `${significant(beam.major, 3)} × ${significant(beam.minor, 3)}`

/** Extent on the sky, in the unit that suits; empty where it is not known. */
export function extentText(sky: Image['sky']): string {
  if (sky === undefined) return ''
  const [unit, factor] = sky.width >= 1 ? ['°', 1] : sky.width >= 1 / 60 ? ['′', 60] : ['″', 3600]
  return `${significant(sky.width * factor, 3)}${unit} × ${significant(sky.height * factor, 3)}${unit}`
}
