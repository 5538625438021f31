// Lines of the grid stand where wcs says that their coordinate is, all along, on every kind of map.

import { createWcs } from '@cirasa/wcs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Camera, createCamera, fit, type ImageBox, visibleBox } from '../../src/camera/camera.ts'
import { type CoordinateMap, coordinateMap } from '../../src/grid/coordinate-map.ts'
import { type GridLine, gridLines } from '../../src/grid/grid-lines.ts'
import { skies, type TestSky } from './skies.ts'

const boundsOf = ({ width, height }: { width: number; height: number }): ImageBox => ({
  x0: -0.5,
  y0: -0.5,
  x1: width - 0.5,
  y1: height - 0.5,
})

function regionOf(camera: Camera, sky: TestSky): ImageBox {
  const [view, bounds] = [visibleBox(camera), boundsOf(sky)]
  return {
    x0: Math.max(view.x0, bounds.x0),
    y0: Math.max(view.y0, bounds.y0),
    x1: Math.min(view.x1, bounds.x1),
    y1: Math.min(view.y1, bounds.y1),
  }
}

/** A look at some of the image, between all of it and a few pixels. */
const anyLook = (sky: TestSky): fc.Arbitrary<Camera> =>
  fc
    .record({
      x: fc.double({ min: 0, max: 1, noNaN: true }),
      y: fc.double({ min: 0, max: 1, noNaN: true }),
      zoom: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ x, y, zoom }) => {
      const whole = fit(createCamera({ width: 900, height: 600 }), sky.width, sky.height)
      return { ...whole, x: x * sky.width, y: y * sky.height, scale: whole.scale * (64 / whole.scale) ** zoom }
    })

/** How far in CSS pixels the worst point of a line, also between its points, is from where its coordinate is. */
function worst(line: GridLine, map: CoordinateMap, { x0, y0, x1, y1 }: ImageBox, scale: number): number {
  let most = 0
  for (const piece of line.pieces) {
    for (let i = 2; i < piece.length; i += 2) {
      for (const t of [0, 0.3, 0.5, 0.8]) {
        const [x, y] = [piece[i - 2] + t * (piece[i] - piece[i - 2]), piece[i - 1] + t * (piece[i + 1] - piece[i - 1])]
        if (!(x >= x0 && x <= x1 && y >= y0 && y <= y1)) continue
        most = Math.max(most, offLine(line, map, x, y, 0.1 / scale) * scale)
      }
    }
  }
  return most
}

/**
 * The distance in pixels from a place to the line: to where its other coordinate is on the line, and if that is not `near` enough, to where
 * one close to it is.
 */
function offLine({ axis, value }: GridLine, map: CoordinateMap, x: number, y: number, near: number): number {
  const here = map.toGrid(x, y)
  // At the border of a sky a chord's point may be off it by a rounding.
  if (Number.isNaN(here.lon)) return 0
  // At the seam of a map rounding decides on which side the line is.
  const distance = (other: number) =>
    Math.min(
      ...[0, -1e-9, 1e-9].map((side) => {
        const there = axis === 0 ? map.toPixel(value + side, other) : map.toPixel(other + side, value + (map.frame === 'IMAGE' ? 0 : side))
        return Number.isNaN(there.x) ? Infinity : Math.hypot(there.x - x, there.y - y)
      }),
    )
  let other = axis === 0 ? here.lat : here.lon
  let least = distance(other)
  for (let step = 1; step > 1e-10 && least >= near; step /= 2) {
    for (const next of [other - step, other + step]) {
      if (axis === 0 && Math.abs(next) > 90) continue
      if (distance(next) < least) {
        least = distance(next)
        other = next
      }
    }
  }
  return least
}

describe('the lines of a grid', () => {
  for (const sky of skies) {
    for (const frame of ['native', 'ICRS', 'GALACTIC', 'ECLIPTIC'] as const) {
      it(`are within 0.1 px of ${frame} on ${sky.name}, at any zoom`, () =>
        fc.assert(
          fc.property(anyLook(sky), (camera) => {
            const map = coordinateMap(sky.wcs, frame)
            const region = regionOf(camera, sky)
            const { lines } = gridLines(map, { region, scale: camera.scale, spacing: 120, format: 'sexagesimal' })
            expect(lines.length).toBeLessThan(200)
            for (const line of lines) expect(worst(line, map, region, camera.scale)).toBeLessThan(0.1)
          }),
          { numRuns: 8 },
        ))
    }

    it(`leave no wide gap on ${sky.name}`, () => {
      const camera = fit(createCamera({ width: 900, height: 600 }), sky.width, sky.height)
      const map = coordinateMap(sky.wcs, 'native')
      const { lines, steps } = gridLines(map, { region: boundsOf(sky), scale: camera.scale, spacing: 120, format: 'sexagesimal' })
      // Every multiple of the step that some pixel of the image has is one of the lines.
      for (const [axis, values] of [0, 1].map((axis) => [axis, crossedValues(map, sky, steps[axis], axis)] as const)) {
        const drawn = lines.filter((line) => line.axis === axis).map((line) => Math.round(line.value / steps[axis]))
        expect([...values].filter((value) => !drawn.includes(value))).toEqual([])
      }
    })
  }

  it('are straight lines of whole pixels where there is no sky', () => {
    const { lines, steps } = gridLines(coordinateMap(undefined, 'ICRS'), {
      region: { x0: -0.5, y0: -0.5, x1: 99.5, y1: 49.5 },
      scale: 8,
      spacing: 100,
      format: 'sexagesimal',
    })
    expect(steps).toEqual([20, 20])
    expect(lines.map(({ axis, value }) => [axis, value])).toEqual([
      [0, 0],
      [0, 20],
      [0, 40],
      [0, 60],
      [0, 80],
      [1, 0],
      [1, 20],
      [1, 40],
    ])
    for (const { axis, value, pieces } of lines)
      for (const piece of pieces) for (let i = 0; i < piece.length; i += 2) expect(piece[i + axis]).toBe(value)
  })

  it('break where the map jumps from its right edge to its left', () => {
    const sky = skies.find(({ name }) => name.includes('plate'))!
    const { lines } = gridLines(coordinateMap(sky.wcs, 'native'), { region: boundsOf(sky), scale: 1, spacing: 120, format: 'degrees' })
    for (const { pieces } of lines) {
      for (const piece of pieces) for (let i = 2; i < piece.length; i += 2) expect(Math.abs(piece[i] - piece[i - 2])).toBeLessThan(60)
    }
  })

  it('are none where the region has no sky', () => {
    const wcs = createWcs({ CTYPE1: 'RA---SIN', CTYPE2: 'DEC--SIN', CRPIX1: 0, CRPIX2: 0, CRVAL1: 0, CRVAL2: 0, CDELT1: -1, CDELT2: 1 })
    expect(
      gridLines(coordinateMap(wcs, 'ICRS'), { region: { x0: 200, y0: 200, x1: 300, y1: 300 }, scale: 1, spacing: 100, format: 'degrees' })
        .lines,
    ).toEqual([])
  })
})

/** Multiples (as whole numbers) of a step between neighbouring pixels of a coarse sampling of the image. */
function crossedValues(map: CoordinateMap, { width, height }: TestSky, step: number, axis: number): Set<number> {
  const values = new Set<number>()
  const of = (x: number, y: number) => {
    const { lon, lat } = map.toGrid(x, y)
    return axis === 0 ? lon : lat
  }
  for (let i = 0; i <= 60; i++) {
    for (let j = 0; j < 60; j++) {
      const y = (i / 60) * (height - 1)
      const [a, b] = [of((j / 60) * (width - 1), y), of(((j + 1) / 60) * (width - 1), y)]
      // A step over 0 h is no step over all longitudes.
      if (!(Math.abs(b - a) < 90)) continue
      for (let n = Math.ceil(Math.min(a, b) / step + 1e-6); n * step < Math.max(a, b) - 1e-6 * step; n++)
        if (axis === 0 || Math.abs(n * step) < 90) values.add(n)
    }
  }
  return values
}
