// Regions under a real pointer and keyboard: drawn, moved, nudged, undone and let go, and painted where the camera says.

import { type Camera, createCamera, type PixelProvider, toScreen } from '@cirasa/viewer'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeInBrowser } from '../browser.ts'
import { lineOffset } from './line-centre.ts'
import { shot, shotOf, ViewerPages } from './viewer-page.ts'

const SIZE = [400, 300] as const
const LOOK = { x: 50, y: 40, scale: 4, rotation: 0, mirrored: false }
/** Black. */
const DISPLAY = { stretch: 'linear', clip: { kind: 'range', low: 0, high: 255 }, colormap: 'grey' } as const
const scene = { size: SIZE, width: 100, height: 80, pixels: 0, display: DISPLAY, camera: LOOK } as const
const near = (value: number) => expect.closeTo(value, 1)

/** Presses at the first place, in image pixels, and lets go at the last one. */
async function drag(page: Page, path: readonly (readonly [number, number])[]): Promise<void> {
  const box = (await page.locator('#view').boundingBox())!
  const camera: Camera = { ...createCamera({ width: SIZE[0], height: SIZE[1] }), ...LOOK }
  for (const [i, [x, y]] of path.entries()) {
    const at = toScreen(camera, x, y)
    await page.mouse.move(box.x + at.x, box.y + at.y)
    if (i === 0) await page.mouse.down()
  }
  await page.mouse.up()
}

const last = (page: Page) => page.evaluate(() => window.test.viewer.regions.state.history.present.items.at(-1)?.region)
const choose = (page: Page, tool: 'circle' | 'box') =>
  page.evaluate((name) => window.test.viewer.regions.change((state) => window.test.library.chooseRegionTool(state, name)), tool)
const selected = (page: Page) => page.evaluate(() => window.test.viewer.regions.state.selected.size)
const cameraX = (page: Page) => page.evaluate(() => window.test.viewer.camera.x)

describeInBrowser('regions', () => {
  let pages: ViewerPages
  beforeAll(async () => {
    pages = await ViewerPages.open()
  })
  afterAll(() => pages?.close())

  it('are drawn, moved, nudged and undone without moving the image', async () => {
    const page = await pages.page()
    await shotOf(page, scene)
    await choose(page, 'circle')
    await drag(page, [
      [40, 40],
      [45, 40],
      [50, 40],
    ])
    expect(await last(page)).toEqual({ shape: 'circle', frame: 'image', x: near(40), y: near(40), radius: near(10) })
    await drag(page, [
      [40, 42],
      [50, 45],
      [60, 47],
    ])
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Alt+ArrowRight')
    expect(await last(page)).toMatchObject({ x: near(60.1), y: near(46), radius: near(10) })
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    expect(await last(page)).toMatchObject({ x: near(40), y: near(40) })
    expect(await cameraX(page)).toBe(50)
    await page.keyboard.press('Delete')
    expect(await last(page)).toBeUndefined()
  })

  it('are let go by a click beside them, and keep what is selected while the image is moved', async () => {
    const page = await pages.page()
    await shotOf(page, scene)
    await choose(page, 'box')
    await drag(page, [
      [40, 40],
      [45, 45],
      [50, 50],
    ])
    await drag(page, [
      [70, 30],
      [75, 30],
      [80, 30],
    ])
    expect([await selected(page), await cameraX(page)]).toEqual([1, 40])
    await drag(page, [[75, 30]])
    expect([await selected(page), await cameraX(page)]).toEqual([0, 40])
  })

  it.each([1, 2])('are painted within 0.1 CSS pixels of their place, with %i device pixels each', async (pixelRatio) => {
    const page = await pages.page(pixelRatio)
    await shotOf(page, scene)
    const look = { x: 48.3, y: 41.7, scale: 3.7, rotation: 25, mirrored: true }
    await page.evaluate((wanted) => {
      const { viewer } = window.test
      viewer.setCamera(wanted)
      viewer.regions.fromDs9('image\ncircle(51.4,43.2,25) # color=white width=2')
      viewer.regions.change((state) => window.test.library.selectRegions(state, []))
      return window.test.settled()
    }, look)
    const middle = toScreen({ ...createCamera({ width: SIZE[0], height: SIZE[1] }), ...look }, 50.4, 42.2)
    const picture = await shot(page)
    // A canvas smooths its lines in steps of a quarter of a device pixel: right on the whole, not at each place.
    const rays = 72
    let [outwards, right, down] = [0, 0, 0]
    for (let i = 0; i < rays; i++) {
      const angle = (2 * Math.PI * i) / rays
      const [dx, dy] = [Math.cos(angle), Math.sin(angle)]
      const [x, y] = [middle.x + 25 * look.scale * dx, middle.y + 25 * look.scale * dy]
      const offset = lineOffset(picture, x * pixelRatio, y * pixelRatio, dx, dy)!
      expect(Math.abs(offset), `at ${angle}`).toBeLessThan(0.35)
      outwards += offset / (rays * pixelRatio)
      right += (2 * offset * dx) / (rays * pixelRatio)
      down += (2 * offset * dy) / (rays * pixelRatio)
    }
    expect(Math.abs(outwards)).toBeLessThan(0.1)
    expect(Math.hypot(right, down)).toBeLessThan(0.1)
  })

  it('are measured on the pixels of the viewer', async () => {
    const page = await pages.page()
    const pixels = Array.from({ length: 8000 }, (_, i) => i)
    await shotOf(page, { ...scene, pixels })
    const measures = await page.evaluate(async () => {
      const { viewer, library } = window.test
      const get: PixelProvider = (box, request) => viewer.pixels(box, request)
      const options = { image: { width: 100, height: 80 }, signal: AbortSignal.timeout(10_000) }
      const region = { shape: 'box', frame: 'image', x: 20.5, y: 10.5, width: 10, height: 4, angle: 0 } as const
      const { statistics } = await library.measureRegion(get, region, options)
      const profiles = await library.measureProfiles(get, { x: 30, y: 20 }, { x0: 0, y0: 0, x1: 99, y1: 79 }, options)
      const line = await library.measureLine(get, { x: 10, y: 10, x2: 20, y2: 10 }, options)
      return { statistics, crossing: [profiles.x.values[30], profiles.y.values[20]], ends: [line.values[0], line.values[10]] }
    })
    expect(measures.statistics).toMatchObject({
      count: 40,
      mean: 1070.5,
      min: { value: 916, x: 16, y: 9 },
      max: { value: 1225, x: 25, y: 12 },
    })
    expect(measures.crossing).toEqual([2030, 2030])
    expect(measures.ends).toEqual([1010, 1020])
  })
})
