// The camera of one image that shows the sky as another image's camera does: the same place in the middle, as large, as turned, of the same handedness.

import { inverseJacobian, pixelScale, type SkyJacobian, type Wcs } from '@cirasa/wcs'
import { type Camera, foldTurn } from '../camera/camera.ts'

/** Matches at the middle of the view; undefined where the sky there is on neither image's map. The size of the view is kept. */
export function matchedCamera(seen: Camera, seenWcs: Wcs, own: Camera, ownWcs: Wcs): Camera | undefined {
  const { lon, lat } = seenWcs.pixelToIcrs(seen.x, seen.y)
  const { x, y } = ownWcs.icrsToPixel(lon, lat)
  const [seenLocal, ownLocal] = [seenWcs.localJacobian(seen.x, seen.y), ownWcs.localJacobian(x, y)]
  const scale = (seen.scale * pixelScale(ownLocal)) / pixelScale(seenLocal)
  if (!Number.isFinite(x) || !Number.isFinite(y) || !Number.isFinite(scale)) return undefined
  const mirrored = isRightHanded(seenLocal) === isRightHanded(ownLocal) ? seen.mirrored : !seen.mirrored
  const unturned = { rotation: 0, mirrored }
  const rotation = foldTurn(northOnScreen(seenLocal, seen) - northOnScreen(ownLocal, unturned))
  return Object.freeze({ ...own, x, y, scale, mirrored, rotation })
}

/** Degrees of north on the screen, counter-clockwise from the right. */
function northOnScreen(local: SkyJacobian, { rotation, mirrored }: Pick<Camera, 'rotation' | 'mirrored'>): number {
  const [, dx, , dy] = inverseJacobian(local)
  return rotation + (Math.atan2(dy, mirrored ? -dx : dx) * 180) / Math.PI
}

/** Whether east is to the right where north is up. */
const isRightHanded = ([a, b, c, d]: SkyJacobian): boolean => a * d - b * c > 0
