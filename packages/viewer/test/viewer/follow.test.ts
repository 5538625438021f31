// Matched viewers show the same sky whichever is moved, and go their own ways when that is ended.

import { createWcs } from '@cirasa/wcs'
import { describe, expect, it, vi } from 'vitest'
import { type Camera, createCamera, panBy } from '../../src/camera/camera.ts'
import { Emitter } from '../../src/viewer/emitter.ts'
import { follow } from '../../src/viewer/follow.ts'
import type { Viewer, ViewerEvents } from '../../src/viewer-types.ts'

const wcsOf = (degreesAPixel: number) =>
  createWcs({
    NAXIS: 2,
    CTYPE1: 'RA---TAN',
    CTYPE2: 'DEC--TAN',
    CRVAL1: 10,
    CRVAL2: 20,
    CRPIX1: 101,
    CRPIX2: 101,
    CDELT1: -degreesAPixel,
    CDELT2: degreesAPixel,
  })

/** What following uses of a viewer. */
function viewerOf(degreesAPixel: number | undefined): Viewer {
  const events = new Emitter<ViewerEvents>()
  let camera = { ...createCamera({ width: 300, height: 200 }), x: 100, y: 100 }
  const wcs = degreesAPixel === undefined ? undefined : wcsOf(degreesAPixel)
  const viewer = {
    image: { width: 201, height: 201, wcs, unit: '', name: '' },
    get camera() {
      return camera
    },
    setCamera(change: Partial<Camera>) {
      camera = { ...camera, ...change }
      events.emit('camera', camera)
    },
    on: events.on.bind(events),
  }
  return viewer as unknown as Viewer
}

describe('a viewer that follows another one', () => {
  it('shows the same sky at once, and after each is moved', () => {
    const [fine, coarse] = [viewerOf(0.001), viewerOf(0.004)]
    follow(coarse, fine)
    expect(coarse.camera.scale).toBeCloseTo(4, 9)
    fine.setCamera(panBy(fine.camera, -40, 0))
    expect(coarse.camera.x).toBeCloseTo(110, 3)
    coarse.setCamera({ x: 100 })
    expect(fine.camera.x).toBeCloseTo(100, 3)
  })

  it('is told of a move once', () => {
    const [first, second] = [viewerOf(0.001), viewerOf(0.002)]
    follow(second, first)
    const heard = vi.fn()
    second.on('camera', heard)
    first.setCamera({ x: 90 })
    expect(heard).toHaveBeenCalledTimes(1)
  })

  it('shows the same pixels where there is no sky', () => {
    const [first, second] = [viewerOf(undefined), viewerOf(0.002)]
    follow(second, first)
    first.setCamera({ x: 33, scale: 7 })
    expect(second.camera).toMatchObject({ x: 33, scale: 7 })
  })

  it('goes its own way when that is ended', () => {
    const [first, second] = [viewerOf(0.001), viewerOf(0.001)]
    const end = follow(second, first)
    end()
    first.setCamera({ x: 50 })
    expect(second.camera.x).toBeCloseTo(100, 3)
  })
})
