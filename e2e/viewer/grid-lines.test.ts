// Lines of the grid stand on the pixels of the screen where wcs says, on any map, at any zoom, turn and pixel ratio.

import { type Camera, coordinateMap, createCamera, type GridFrame, type Point, toImage, toScreen } from '@cirasa/viewer'
import { createWcs, type HeaderRecord } from '@cirasa/wcs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeInBrowser } from '../browser.ts'
import { lineOffset } from './line-centre.ts'
import { type Shot, shot, ViewerPages } from './viewer-page.ts'

const SIZE = [420, 320] as const

/** A look at a sky. */
interface GridCase {
  readonly name: string
  readonly header: HeaderRecord
  /** Pixels of the image. */
  readonly size: readonly [width: number, height: number]
  readonly frame: GridFrame | 'native'
  readonly look: Partial<Camera>
  /** Degrees between the lines that the grid draws there: longitudes and latitudes. */
  readonly steps: readonly [number, number]
}

/** Equal pixels of `scale` degrees, turned, the reference point in the middle of a square. */
function cards(projection: string, size: number, scale: number, lon: number, lat: number, turn = 0): HeaderRecord {
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180) * scale, Math.sin((turn * Math.PI) / 180) * scale]
  const axes = projection === 'AIT' ? ['GLON', 'GLAT'] : ['RA--', 'DEC-']
  return {
    CTYPE1: `${axes[0]}-${projection}`,
    CTYPE2: `${axes[1]}-${projection}`,
    CRVAL1: lon,
    CRVAL2: lat,
    CRPIX1: size / 2,
    CRPIX2: size / 2,
    CD1_1: -cos,
    CD1_2: -sin,
    CD2_1: -sin,
    CD2_2: cos,
  }
}

const PLAIN = { header: cards('TAN', 600, 2 / 3600, 150, -30), size: [600, 600] } as const
const TURNED = { header: cards('SIN', 600, 1 / 3600, 83.6, 22, 37), size: [600, 400] } as const
const AROUND_POLE = { header: cards('ZEA', 400, 0.2, 30, 88), size: [400, 400] } as const
const BESIDE_POLE = { header: cards('SIN', 300, 10 / 3600, 120, -89.2), size: [300, 300] } as const
const ALL_SKY = { header: cards('AIT', 720, 0.5, 30, 0), size: [720, 720] } as const

const cases: readonly GridCase[] = [
  { name: 'a field of 20 arcmin', ...PLAIN, frame: 'native', look: { x: 300.3, y: 290.7, scale: 1 }, steps: [1 / 16, 1 / 12] },
  { name: 'a part of it, magnified', ...PLAIN, frame: 'native', look: { x: 310.3, y: 290.7, scale: 7.3 }, steps: [1 / 120, 1 / 120] },
  {
    name: 'a turned field on a turned and mirrored view',
    ...TURNED,
    frame: 'native',
    look: { x: 300, y: 200, scale: 1.3, rotation: 20, mirrored: true },
    steps: [1 / 48, 1 / 30],
  },
  { name: 'a map around the pole', ...AROUND_POLE, frame: 'native', look: { x: 205, y: 215, scale: 1.1 }, steps: [15, 30] },
  { name: 'a field beside the pole', ...BESIDE_POLE, frame: 'native', look: { x: 150, y: 150, scale: 2 }, steps: [7.5, 1 / 6] },
  { name: 'all of the sky', ...ALL_SKY, frame: 'native', look: { x: 359, y: 359, scale: 0.55 }, steps: [90, 45] },
  { name: 'half of the sky in another frame', ...ALL_SKY, frame: 'ICRS', look: { x: 330, y: 349, scale: 1 }, steps: [30, 30] },
]

/** The grid alone, in red over black. */
async function showGrid(page: Page, { header, size, frame, look }: GridCase): Promise<Shot> {
  await page.evaluate(
    async ({ size: [width, height], view, header, frame, look }) => {
      await window.test.show({
        size: view,
        width: 2,
        height: 2,
        pixels: [0, 0, 0, 0],
        options: { theme: { background: '#000000', grid: '#ff0000' } },
      })
      const { viewer, createWcs } = window.test
      viewer.setImage({ width, height, unit: '', name: 'sky', wcs: createWcs(header) })
      viewer.setCamera(look)
      viewer.grid.visible = true
      viewer.grid.set({ frame, labels: false })
      await window.test.settled()
    },
    { size, view: SIZE, header, frame, look },
  )
  return shot(page)
}

/** Device pixels around a place that is measured without anything else of the grid, and without an end of the sky. */
const ROOM = 9

/** Device pixels from where wcs says that lines are to where their light is, at many places away from crossings; NaN where there is none. */
function offsetsOf(picture: Shot, { header, size, frame, look, steps }: GridCase, pixelRatio: number): number[] {
  const map = coordinateMap(createWcs(header), frame)
  const camera = { ...createCamera({ width: SIZE[0], height: SIZE[1] }), ...look }
  const onScreen = (sky: readonly number[]): Point => {
    const { x, y } = map.toPixel(sky[0], sky[1])
    const at = toScreen(camera, x, y)
    return { x: at.x * pixelRatio, y: at.y * pixelRatio }
  }
  const isSky = (at: Point): boolean => {
    const { x, y } = toImage(camera, at.x / pixelRatio, at.y / pixelRatio)
    const isInside = x > -0.5 && y > -0.5 && x < size[0] - 0.5 && y < size[1] - 0.5
    return isInside && at.x > 0 && at.y > 0 && at.x < picture.width && at.y < picture.height && Number.isFinite(map.toGrid(x, y).lon)
  }
  const offsets: number[] = []
  for (let n = 0; n < (SIZE[0] * SIZE[1]) / 11 ** 2; n++) {
    const near = toImage(camera, (n * 11) % SIZE[0], Math.floor((n * 11) / SIZE[0]) * 11)
    const { lon, lat } = map.toGrid(near.x, near.y)
    for (const axis of [0, 1]) {
      const other = 1 - axis
      const sky = [lon, lat]
      sky[axis] = Math.round(sky[axis] / steps[axis]) * steps[axis]
      const moved = (coordinate: number, by: number) => onScreen(sky.map((value, i) => (i === coordinate ? value + by : value)))
      const at = onScreen(sky)
      const little = moved(other, 1e-3 * steps[other])
      const length = distance(little, at)
      const along = { x: (little.x - at.x) / length, y: (little.y - at.y) / length }
      const around = [-ROOM, ROOM].flatMap((t) => [
        { x: at.x + t * along.x, y: at.y + t * along.y },
        { x: at.x - t * along.y, y: at.y + t * along.x },
      ])
      if (!around.every(isSky)) continue
      const phase = sky[other] / steps[other]
      const lines = [moved(other, (Math.round(phase) - phase) * steps[other]), moved(axis, steps[axis]), moved(axis, -steps[axis])]
      if (lines.some((line) => distance(line, at) < 2 * ROOM)) continue
      // Pixels are a coarse sampling of a thin line: its middle is that of a few of them.
      const rays = [-2, -1, 0, 1, 2].map((t) => {
        const { x, y } = moved(other, (1e-3 * steps[other] * t) / length)
        return lineOffset(picture, x, y, -along.y, along.x) ?? Number.NaN
      })
      offsets.push(rays.reduce((sum, offset) => sum + offset / rays.length, 0))
    }
  }
  return offsets
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)

describeInBrowser('lines of the grid', () => {
  let pages: ViewerPages
  beforeAll(async () => {
    pages = await ViewerPages.open()
  })
  afterAll(() => pages?.close())

  for (const pixelRatio of [1, 2])
    for (const one of cases)
      it(`stand within 0.05 device pixels of where wcs says: ${one.name}, ${pixelRatio} device pixels a CSS pixel`, async () => {
        const page = await pages.page(pixelRatio)
        const offsets = offsetsOf(await showGrid(page, one), one, pixelRatio)
        expect(offsets.length).toBeGreaterThan(300)
        expect(offsets.filter((offset) => !(Math.abs(offset) < 0.05))).toEqual([])
        await page.close()
      })
})
