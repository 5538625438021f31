// A viewer lives through what pages do to it: another size, a lost GPU, slow and broken tiles, blinking, and its end.

import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeInBrowser } from '../browser.ts'
import { type Shot, shot, shotOf, ViewerPages } from './viewer-page.ts'

const SIZE = [200, 160] as const
const [WIDTH, HEIGHT] = [900, 800]
const PLAIN = { stretch: 'linear', clip: { kind: 'range', low: 0, high: 100 }, colormap: 'grey' } as const
/** So that it is looked at in coarse levels, of 2 x 2 tiles. */
const SCENE = { size: SIZE, width: WIDTH, height: HEIGHT, pixels: 50, display: PLAIN }

const greyAt = (shown: Shot, px: number, py: number): number => shown.data[4 * (py * shown.width + px)]

describeInBrowser('a viewer', () => {
  let pages: ViewerPages
  let page: Page
  beforeAll(async () => {
    pages = await ViewerPages.open()
    page = await pages.page()
  })
  afterAll(() => pages?.close())

  it('fits the image again when its element gets another size', async () => {
    await shotOf(page, SCENE)
    await page.evaluate(async () => {
      const view = document.querySelector<HTMLElement>('#view')
      if (view) view.style.width = '320px'
      await new Promise((resolve) => setTimeout(resolve, 100))
      await window.test.settled()
    })
    const { width, height, scale } = await page.evaluate(() => window.test.viewer.camera)
    expect([width, height]).toEqual([320, 160])
    expect(scale).toBeCloseTo((0.96 * 160) / HEIGHT, 6)
    const shown = await shot(page)
    expect(shown.width).toBe(320)
    expect(Math.abs(greyAt(shown, 160, 80) - 127)).toBeLessThanOrEqual(1)
  })

  it('draws again after the GPU was lost', async () => {
    await shotOf(page, SCENE)
    await page.evaluate(async () => {
      const lose = document.querySelector('canvas')?.getContext('webgl2')?.getExtension('WEBGL_lose_context')
      const pause = () => new Promise((resolve) => setTimeout(resolve, 100))
      lose?.loseContext()
      await pause()
      window.test.viewer.setCamera({ x: 400 })
      lose?.restoreContext()
      await pause()
      await window.test.settled()
    })
    expect(Math.abs(greyAt(await shot(page), 100, 80) - 127)).toBeLessThanOrEqual(1)
  })

  it('shows coarser tiles until finer ones come, and never nothing in between', async () => {
    await shotOf(page, SCENE)
    const seen = await page.evaluate(async () => {
      const { library, viewer } = window.test
      viewer.remove('image')
      const fast = library.memoryTileSource(900, 800, new Float32Array(900 * 800).fill(50))
      let release = () => {}
      const released = new Promise<void>((resolve) => {
        release = resolve
      })
      const source: typeof fast = {
        description: fast.description,
        async tile(level, x, y, options) {
          if (level === 0) await released
          return fast.tile(level, x, y, options)
        },
      }
      const raster = viewer.addRaster({
        id: 'slow',
        name: 'slow',
        source,
        unit: '',
        display: { clip: { kind: 'range', low: 0, high: 100 } },
      })
      await window.test.settled()
      viewer.setCamera({ scale: 1, x: 256, y: 256 })
      await new Promise((resolve) => setTimeout(resolve, 200))
      const before = raster.loaded
      const stand = await viewer.screenshot()
      const bitmap = await createImageBitmap(stand)
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
      const context = canvas.getContext('2d')
      context?.drawImage(bitmap, 0, 0)
      const { data } = context?.getImageData(0, 0, bitmap.width, bitmap.height) ?? { data: new Uint8ClampedArray() }
      let blacks = 0
      for (let i = 0; i < data.length; i += 4) if (data[i] + data[i + 1] + data[i + 2] === 0) blacks++
      release()
      await window.test.settled()
      return { before, blacks, after: raster.loaded, level: raster.level }
    })
    expect(seen).toEqual({ before: 0, blacks: 0, after: 1, level: 0 })
  })

  it('decodes coded tiles in workers, and reads their values', async () => {
    await shotOf(page, SCENE)
    const found = await page.evaluate(async () => {
      const { viewer, coded } = window.test
      const source = await coded(700, 600, (x, y) => x + 1000 * y)
      viewer.remove('image')
      viewer.setImage({ width: 700, height: 600, unit: 'K', name: 'coded' })
      viewer.addRaster({ id: 'coded', name: 'coded', source, unit: 'K' })
      viewer.setCamera({ x: 300, y: 270, scale: 1 })
      await window.test.settled()
      const { signal } = new AbortController()
      const block = await viewer.pixels({ x0: 254, y0: 255, x1: 257, y1: 256 }, { signal })
      return { reading: viewer.readAt(100, 80), block: Array.from(block.pixels) }
    })
    expect(found.reading).toMatchObject({ x: 300, y: 270, value: 270_300, level: 0, unit: 'K' })
    expect(found.block).toEqual([255_254, 255_255, 255_256, 255_257, 256_254, 256_255, 256_256, 256_257])
  })

  it('tells of a tile that is damaged, once', async () => {
    await shotOf(page, SCENE)
    const codes = await page.evaluate(async () => {
      const { library, viewer } = window.test
      const { description } = library.memoryTileSource(10, 10, new Float32Array(100))
      const told: string[] = []
      viewer.on('error', ({ layer, error }) => told.push(`${layer} ${(error as { code?: string }).code}`))
      viewer.addRaster({ id: 'bad', name: 'bad', unit: '', source: { description, tile: async () => new Uint8Array(100) } })
      await new Promise((resolve) => setTimeout(resolve, 1000))
      viewer.setCamera({ x: 3 })
      await new Promise((resolve) => setTimeout(resolve, 200))
      return told
    })
    expect(codes).toEqual(['bad IMAGE_NOT_A_TILE'])
  })

  it('shows layers in turn when they blink', async () => {
    await shotOf(page, SCENE)
    const greys = await page.evaluate(async () => {
      const { library, viewer } = window.test
      const source = library.memoryTileSource(900, 800, new Float32Array(900 * 800).fill(100))
      viewer.addRaster({ id: 'other', name: 'other', source, unit: 'one', display: { clip: { kind: 'range', low: 0, high: 200 } } })
      const units = new Set<string>()
      viewer.blink({ ids: ['image', 'other'], intervalMs: 50 })
      for (let i = 0; i < 40; i++) {
        units.add(viewer.readAt(100, 80).unit)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      viewer.stopBlink()
      return { units: [...units].sort(), after: viewer.readAt(100, 80).unit }
    })
    expect(greys).toEqual({ units: ['Jy/beam', 'one'], after: 'one' })
  })

  it('gives what is seen as a PNG of as many pixels as the screen has', async () => {
    const fine = await pages.page(2)
    const seen = await shotOf(fine, SCENE)
    const bytes = await fine.evaluate(async () => Array.from(new Uint8Array(await (await window.test.viewer.screenshot()).arrayBuffer())))
    const { width, height, data } = PNG.sync.read(Buffer.from(bytes))
    expect([width, height]).toEqual([400, 320])
    expect(greyAt({ width, height, data }, 200, 160)).toBe(greyAt(seen, 200, 160))
    expect(greyAt({ width, height, data }, 1, 1)).toBe(0)
  })

  it('leaves nothing behind when it is disposed of', async () => {
    await shotOf(page, SCENE)
    const left = await page.evaluate(async () => {
      const { viewer } = window.test
      let events = 0
      viewer.on('camera', () => events++)
      viewer.dispose()
      viewer.dispose()
      document.querySelector('#view')?.dispatchEvent(new WheelEvent('wheel', { deltaY: 100 }))
      await new Promise((resolve) => setTimeout(resolve, 50))
      return { events, children: document.querySelector('#view')?.childElementCount }
    })
    expect(left).toEqual({ events: 0, children: 0 })
  })

  it('says what to do where there is no WebGL 2', async () => {
    const code = await page.evaluate(() => {
      const { getContext } = HTMLCanvasElement.prototype
      HTMLCanvasElement.prototype.getContext = (() => null) as typeof getContext
      try {
        window.test.library.createViewer(document.body)
        return 'made'
      } catch (error) {
        return (error as { code: string }).code
      } finally {
        HTMLCanvasElement.prototype.getContext = getContext
      }
    })
    expect(code).toBe('VIEWER_NO_WEBGL2')
  })
})
