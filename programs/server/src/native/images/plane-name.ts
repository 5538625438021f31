// Planes of images by name: `3.0` is pixel 3 of the third axis and pixel 0 of the fourth; `none` is the plane of an image that has no others.

import { fileErrors } from '@cirasa/apps/node/files'
import type { PlaneAxis } from '@cirasa/fits'

const NONE = 'none'

/** The name of a plane at these pixels of the axes after the second. */
export const planeName = (indices: readonly number[]): string => (indices.length === 0 ? NONE : indices.join('.'))

/**
 * The choice that a name means, as `openImage` takes it.
 *
 * @example planeText('3.0') // '3=3,4=0'
 */
export function planeText(name: string | undefined): string | undefined {
  if (name === undefined || name === NONE) return undefined
  return name
    .split('.')
    .map((index, i) => `${i + 3}=${index}`)
    .join(',')
}

/** Refuses a name that says less or more than the image has axes: each plane has one name. Throws FILE_BAD_PLANE. */
export function checkPlaneName(name: string | undefined, axes: readonly PlaneAxis[], file: string): void {
  const wanted = planeName(axes.map(({ index }) => index))
  if (name === undefined || name === wanted) return
  throw fileErrors.BAD_PLANE({ plane: name, file, reason: `its planes are named as in ${wanted}` })
}
