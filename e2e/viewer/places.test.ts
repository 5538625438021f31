// Every pixel of the screen shows the pixel of the image that the camera says, at any zoom, turn and pixel ratio.

import { type Camera, createCamera, toImage, toScreen } from '@cirasa/viewer'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeInBrowser } from '../browser.ts'
import { type Shot, shot, shotOf, ViewerPages } from './viewer-page.ts'

const SIZE = [160, 120] as const
const WIDTH = 301
const HEIGHT = 263
/** Device pixels from a border between two image pixels within which either may be shown. */
const BORDER = 0.1

/** 256 greys that hardly repeat between neighbours, some of them under 8 bits of red. */
const greyAt = (x: number, y: number): number => (x * 97 + y * 57 + ((x * y) % 11) * 13) % 256

const GREYS = Array.from({ length: WIDTH * HEIGHT }, (_, i) => greyAt(i % WIDTH, Math.floor(i / WIDTH)))
const PLAIN = { stretch: 'linear', clip: { kind: 'range', low: 0, high: 255 }, colormap: 'grey' } as const

/** Device pixels that show another image pixel than the one that lies there. */
function misplaced(shot: Shot, camera: Camera, pixelRatio: number): string[] {
  const wrong: string[] = []
  for (let py = 0; py < shot.height; py++)
    for (let px = 0; px < shot.width; px++) {
      const { x, y } = toImage(camera, (px + 0.5) / pixelRatio, (py + 0.5) / pixelRatio)
      const slack = BORDER / (camera.scale * pixelRatio)
      if (Math.abs(x - Math.floor(x) - 0.5) < slack || Math.abs(y - Math.floor(y) - 0.5) < slack) continue
      const [column, row] = [Math.round(x), Math.round(y)]
      const isInside = column >= 0 && row >= 0 && column < WIDTH && row < HEIGHT
      const expected = isInside ? greyAt(column, row) : 0
      const shown = shot.data[4 * (py * shot.width + px)]
      if (Math.abs(shown - expected) > 1) wrong.push(`(${px}, ${py}) shows ${shown}, not ${expected} of (${column}, ${row})`)
    }
  return wrong
}

describeInBrowser('pixels of an image', () => {
  let pages: ViewerPages
  beforeAll(async () => {
    pages = await ViewerPages.open()
  })
  afterAll(() => pages?.close())

  const looks: Partial<Camera>[] = [
    { x: 150.3, y: 131.2, scale: 1 },
    { x: 255.4, y: 255.6, scale: 3.3 },
    { x: 3.17, y: 258.9, scale: 17.3, rotation: 31 },
    { x: 200.4, y: 100.7, scale: 2, mirrored: true },
    { x: 256.1, y: 40.2, scale: 40.7, rotation: -117, mirrored: true },
    { x: 299.9, y: 200.01, scale: 300 },
  ]
  for (const pixelRatio of [1, 1.5, 2])
    it(`are squares where the camera says, with ${pixelRatio} device pixels a CSS pixel`, async () => {
      const page = await pages.page(pixelRatio)
      for (const look of looks) {
        const camera = { ...createCamera({ width: SIZE[0], height: SIZE[1] }), ...look }
        const shot = await shotOf(page, { size: SIZE, width: WIDTH, height: HEIGHT, pixels: GREYS, display: PLAIN, camera: look })
        expect([shot.width, shot.height]).toEqual(SIZE.map((side) => side * pixelRatio))
        expect(misplaced(shot, camera, pixelRatio).slice(0, 5), JSON.stringify(look)).toEqual([])
      }
    })

  it('keep a source in its place when many are one on the screen', async () => {
    const page = await pages.page()
    const [width, height] = [520, 410]
    const source = { x: 231.3, y: 197.8, sigma: 9 }
    const pixels = Array.from({ length: width * height }, (_, i) => {
      const square = ((i % width) - source.x) ** 2 + (Math.floor(i / width) - source.y) ** 2
      return 255 * Math.exp(-square / (2 * source.sigma ** 2))
    })
    await page.evaluate((scene) => window.test.show(scene), { size: SIZE, width, height, pixels, display: PLAIN })
    for (const look of [
      { x: 230, y: 200, scale: 0.9, rotation: 0, mirrored: false },
      { x: 240, y: 190, scale: 0.55, rotation: 20, mirrored: false },
      { x: 225, y: 205, scale: 0.3, rotation: 0, mirrored: true },
    ]) {
      const camera = { ...createCamera({ width: SIZE[0], height: SIZE[1] }), ...look }
      await page.evaluate((wanted) => {
        window.test.viewer.setCamera(wanted)
        return window.test.settled()
      }, look)
      const seen = centroid(await shot(page))
      const expected = toScreen(camera, source.x, source.y)
      expect(Math.hypot(seen.x - expected.x, seen.y - expected.y), JSON.stringify(look)).toBeLessThan(0.1)
    }
  })
})

/** Mean place of the brightness, in CSS pixels at a pixel ratio of 1. */
function centroid({ width, height, data }: Shot): { x: number; y: number } {
  let [sum, sumX, sumY] = [0, 0, 0]
  for (let py = 0; py < height; py++)
    for (let px = 0; px < width; px++) {
      const light = data[4 * (py * width + px)]
      sum += light
      sumX += light * (px + 0.5)
      sumY += light * (py + 0.5)
    }
  return { x: sumX / sum, y: sumY / sum }
}
