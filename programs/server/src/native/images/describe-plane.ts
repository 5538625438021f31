// What one has to know of a plane to show it: size, unit, beam, sky, the axes that it lies across, and what else is in the file.

import { type OpenImage, openImage } from '@cirasa/apps/node/images'
import type { Header } from '@cirasa/fits'
import { hduSummaries } from '../describe-fits.ts'
import type { ImageDescription, PlaneAsked } from './image-orders.ts'
import { checkPlaneName, planeName, planeText } from './plane-name.ts'

/** Opens a plane; the caller closes `input`. Throws the errors of `fits`, and FILE_BAD_PLANE. */
export async function openAsked(path: string, { hdu, plane }: PlaneAsked, signal: AbortSignal): Promise<OpenImage> {
  const image = await openImage(path, { hdu, plane: planeText(plane) }, signal)
  try {
    checkPlaneName(plane, image.plane.axes, path)
    return image
  } catch (error) {
    image.input.close()
    throw error
  }
}

/** The description of an open plane; plain JSON. */
export function describePlane({ file, hdu, plane, context, sky, notes }: OpenImage): ImageDescription {
  const { beam, unit, frequency } = context
  const axes = plane.axes.map(({ axis, length, index }) => ({
    axis,
    type: hdu.header.string(`CTYPE${axis}`)?.trim() ?? '',
    length,
    unit: hdu.header.string(`CUNIT${axis}`)?.trim() ?? '',
    index,
    value: valueAlong(hdu.header, axis, index),
  }))
  return plain({
    hdu: hdu.index,
    plane: planeName(plane.axes.map(({ index }) => index)),
    width: plane.width,
    height: plane.height,
    unit,
    frequency,
    beam,
    ...(sky ? { header: sky.header, skyPlane: sky.plane } : {}),
    notes,
    axes,
    hdus: hduSummaries(file),
  })
}

/** The value of a linear axis at a pixel counted from 0; undefined where the header says nothing of it, or says that it is not linear. */
function valueAlong(header: Header, axis: number, index: number): number | undefined {
  const reference = header.number(`CRVAL${axis}`)
  const step = header.number(`CDELT${axis}`) ?? header.number(`CD${axis}_${axis}`)
  const isLinear = !/^.{4}-(LOG|TAB|[A-Z]2[A-Z]|GR[IA])/.test(header.string(`CTYPE${axis}`) ?? '')
  if (reference === undefined || step === undefined || !isLinear) return undefined
  const value = reference + (index + 1 - (header.number(`CRPIX${axis}`) ?? 0)) * step
  return Number.isFinite(value) ? value : undefined
}

/** As it is sent. A header may hold numbers beyond all bounds, such as 1E999: JSON has no word for them, and no map of the sky has a use. */
const plain = (value: unknown): ImageDescription =>
  JSON.parse(JSON.stringify(value, (_key, part) => (typeof part === 'number' && !Number.isFinite(part) ? undefined : part)))
