// Two viewers that show the same sky, whichever of them is moved.

import type { Viewer } from '../viewer-types.ts'
import { matchedCamera } from './match.ts'

/** `own` shows what `other` shows, and from then on each what the other does. Returns what ends it. Images without a sky are matched by their pixels. */
export function follow(own: Viewer, other: Viewer): () => void {
  let isFollowing = false
  const copy = (from: Viewer, to: Viewer) => {
    // Else each would answer the other for ever.
    if (isFollowing) return
    isFollowing = true
    try {
      const [fromSky, toSky] = [from.image?.wcs, to.image?.wcs]
      const camera = fromSky && toSky ? matchedCamera(from.camera, fromSky, to.camera, toSky) : from.camera
      if (camera !== undefined) to.setCamera(camera)
    } finally {
      isFollowing = false
    }
  }
  copy(other, own)
  const ends = [other.on('camera', () => copy(other, own)), own.on('camera', () => copy(own, other))]
  return () => {
    for (const end of ends) end()
  }
}
