// What is painted of a grid: lines inside of what is shown, labels that are read back to the value of their line and never overlap.

import { parseDeclination, parseRightAscension } from '@cirasa/wcs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Camera, createCamera, fit, type ImageBox, toImage, turnAbout } from '../../src/camera/camera.ts'
import { cachedGrid } from '../../src/grid/cached-grid.ts'
import { coordinateMap, type GridFrame } from '../../src/grid/coordinate-map.ts'
import type { AngleFormat } from '../../src/grid/grid-steps.ts'
import { type GridView, gridLabels, gridView } from '../../src/grid/grid-view.ts'
import type { GridLabel } from '../../src/grid/label-places.ts'
import { skies, type TestSky } from './skies.ts'

const boundsOf = ({ width, height }: TestSky): ImageBox => ({ x0: -0.5, y0: -0.5, x1: width - 0.5, y1: height - 0.5 })
const measure = { width: (text: string) => 7 * text.length, height: 14 }

function look(sky: TestSky, camera: Camera, frame: GridFrame | 'native', format: AngleFormat): GridView & { labels: readonly GridLabel[] } {
  const map = coordinateMap(sky.wcs, frame)
  const view = gridView(cachedGrid(map)(camera, boundsOf(sky), format), camera, boundsOf(sky), { frame: map.frame, format })
  return { ...view, labels: gridLabels(view, measure) }
}

const whole = (sky: TestSky): Camera => fit(createCamera({ width: 900, height: 700 }), sky.width, sky.height)

function read({ axis, text }: GridLabel, format: AngleFormat): number {
  if (format === 'degrees') return Number(text.replace('°', '').replace('−', '-'))
  return axis === 0 ? parseRightAscension(text) : parseDeclination(text)
}

const overlaps = (a: GridLabel, b: GridLabel) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

const anyTurnedLook = () =>
  fc
    .record({
      sky: fc.constantFrom(...skies),
      zoom: fc.double({ min: 0, max: 9, noNaN: true }),
      turn: fc.integer({ min: -180, max: 180 }),
      mirrored: fc.boolean(),
    })
    .map(({ sky, zoom, turn, mirrored }) => ({
      sky,
      camera: turnAbout({ ...whole(sky), mirrored, scale: whole(sky).scale * 2 ** zoom }, turn, 450, 350),
    }))

describe('labels of a grid', () => {
  it('are read back to the value of their line', () =>
    fc.assert(
      fc.property(
        anyTurnedLook(),
        fc.constantFrom('sexagesimal', 'degrees'),
        fc.constantFrom('ICRS', 'GALACTIC'),
        ({ sky, camera }, format, frame) => {
          for (const label of look(sky, camera, frame, format).labels) expect(read(label, format)).toBeCloseTo(label.value, 9)
        },
      ),
      { numRuns: 60 },
    ))

  it('are all different along an axis', () =>
    fc.assert(
      fc.property(anyTurnedLook(), fc.constantFrom('sexagesimal', 'degrees'), ({ sky, camera }, format) => {
        for (const axis of [0, 1]) {
          const texts = look(sky, camera, 'native', format)
            .labels.filter((label) => label.axis === axis)
            .map((label) => label.text)
          expect(new Set(texts).size).toBe(texts.length)
        }
      }),
      { numRuns: 40 },
    ))

  it('never overlap, and stay in the view', () =>
    fc.assert(
      fc.property(anyTurnedLook(), ({ sky, camera }) => {
        const { labels } = look(sky, camera, 'native', 'sexagesimal')
        labels.forEach((label, i) => {
          expect(label.x >= 0 && label.y >= 0 && label.x + label.width <= 900 && label.y + label.height <= 700).toBe(true)
          for (const other of labels.slice(i + 1)) expect(overlaps(label, other)).toBe(false)
        })
      }),
      { numRuns: 60 },
    ))

  it('belong to a place on their line', () =>
    fc.assert(
      fc.property(anyTurnedLook(), ({ sky, camera }) => {
        const map = coordinateMap(sky.wcs, 'native')
        for (const { axis, value, anchor } of look(sky, camera, 'native', 'sexagesimal').labels) {
          const { x, y } = toImage(camera, anchor.x, anchor.y)
          const here = map.toGrid(x, y)
          if (Number.isNaN(here.lon) || Math.abs(here.lat) > 89) continue
          const off = axis === 0 ? ((here.lon - value + 540) % 360) - 180 : here.lat - value
          // As far as the coordinate changes over half a CSS pixel around.
          const steps = [map.toGrid(x + 0.5 / camera.scale, y), map.toGrid(x, y + 0.5 / camera.scale)].map((near) =>
            axis === 0 ? Math.abs(((near.lon - here.lon + 540) % 360) - 180) : Math.abs(near.lat - here.lat),
          )
          if (steps.every(Number.isFinite)) expect(Math.abs(off)).toBeLessThan(Math.hypot(...steps) + 1e-9)
        }
      }),
      { numRuns: 60 },
    ))

  it('are there for both coordinates of every whole image', () => {
    for (const sky of skies) {
      const { labels } = look(sky, whole(sky), 'native', 'sexagesimal')
      for (const axis of [0, 1]) expect(labels.filter((label) => label.axis === axis).length, sky.name).toBeGreaterThan(1)
    }
  })

  it('stand inside on circles that meet no edge', () => {
    const sky = skies.find(({ name }) => name.includes('on the pole'))!
    const { lines, labels } = look(sky, whole(sky), 'native', 'sexagesimal')
    const closed = lines.filter(
      (line) => line.axis === 1 && line.cuts.every((cut) => cut.startsAt === undefined && cut.endsAt === undefined),
    )
    expect(closed.length).toBeGreaterThan(0)
    expect(labels.filter((label) => closed.some((line) => line.axis === label.axis && line.value === label.value)).length).toBeGreaterThan(
      0,
    )
  })
})

describe('lines of a grid on the screen', () => {
  it('stay on the image and in the view', () =>
    fc.assert(
      fc.property(anyTurnedLook(), ({ sky, camera }) => {
        for (const { cuts } of look(sky, camera, 'native', 'sexagesimal').lines) {
          for (const { points } of cuts) {
            for (let i = 0; i < points.length; i += 2) {
              const { x, y } = toImage(camera, points[i], points[i + 1])
              const spare = 1e-6 * sky.width
              expect(points[i] > -1e-6 && points[i] < 900 + 1e-6 && points[i + 1] > -1e-6 && points[i + 1] < 700 + 1e-6).toBe(true)
              expect(x > -0.5 - spare && x < sky.width - 0.5 + spare && y > -0.5 - spare && y < sky.height - 0.5 + spare).toBe(true)
            }
          }
        }
      }),
      { numRuns: 40 },
    ))
})

describe('the cache of a grid', () => {
  const [sky] = skies
  const map = coordinateMap(sky.wcs, 'native')

  it('computes nothing while the view moves a little', () => {
    const grid = cachedGrid(map)
    const camera = { ...whole(sky), scale: 8 }
    const first = grid(camera, boundsOf(sky), 'sexagesimal')
    expect(grid({ ...camera, x: camera.x + 20, scale: 9 }, boundsOf(sky), 'sexagesimal')).toBe(first)
    expect(grid({ ...camera, x: camera.x + 80 }, boundsOf(sky), 'sexagesimal')).not.toBe(first)
  })

  it('computes anew for another zoom or format', () => {
    const grid = cachedGrid(map)
    const first = grid(whole(sky), boundsOf(sky), 'sexagesimal')
    expect(grid(whole(sky), boundsOf(sky), 'degrees')).not.toBe(first)
    expect(grid({ ...whole(sky), scale: whole(sky).scale * 2 }, boundsOf(sky), 'degrees').steps[0]).toBeLessThan(first.steps[0])
  })
})
