// Hands move the view: drag, wheel, keys, double click, and what they tell whoever embeds it.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { describeInBrowser } from '../browser.ts'
import { ViewerPages } from './viewer-page.ts'

const SIZE = [400, 300] as const
const [WIDTH, HEIGHT] = [200, 150]

describeInBrowser('hands on the view', () => {
  let pages: ViewerPages
  let page: Page
  beforeAll(async () => {
    pages = await ViewerPages.open()
    page = await pages.page()
    await page.emulateMedia({ reducedMotion: 'reduce' })
  })
  afterAll(() => pages?.close())
  beforeEach(async () => {
    const pixels = Array.from({ length: WIDTH * HEIGHT }, (_, i) => i)
    await page.evaluate((scene) => window.test.show(scene), {
      size: SIZE,
      width: WIDTH,
      height: HEIGHT,
      pixels,
      camera: { x: 100, y: 75, scale: 2 },
    })
  })

  const camera = () => page.evaluate(() => window.test.viewer.camera)
  const scaleBecomes = (scale: number) => expect.poll(async () => (await camera()).scale, { timeout: 30_000 }).toBeCloseTo(scale, 6)

  it('drag the image with the pointer', async () => {
    await page.mouse.move(200, 150)
    await page.mouse.down()
    await page.mouse.move(230, 140, { steps: 3 })
    await page.mouse.up()
    expect(await camera()).toMatchObject({ x: 85, y: 70, scale: 2 })
  })

  it('drag it by whole pixels of the screen, and stay within half of one of the pointer', async () => {
    await page.evaluate(() => {
      const seen: number[] = []
      Object.assign(window, { seen })
      window.test.viewer.on('camera', ({ x }) => seen.push((100 - x) * 2))
    })
    await page.mouse.move(200, 150)
    await page.mouse.down()
    for (const x of [207.3, 208.7, 211.2, 215.6]) await page.mouse.move(x, 150)
    await page.mouse.up()
    const seen = await page.evaluate(() => (window as unknown as { seen: number[] }).seen)
    expect(seen.length).toBeGreaterThan(2)
    for (const moved of seen) expect(moved).toBeCloseTo(Math.round(moved), 9)
    expect(Math.abs(seen[seen.length - 1] - 15.6)).toBeLessThanOrEqual(0.6 + 1e-9)
  })

  it('zoom about the pointer with the wheel', async () => {
    await page.mouse.move(300, 100)
    await page.mouse.wheel(0, -200)
    await scaleBecomes(2 * Math.exp(0.5))
    const { x, y, scale } = await camera()
    expect(x + (300 - 200) / scale).toBeCloseTo(150, 6)
    expect(y - (100 - 150) / scale).toBeCloseTo(100, 6)
  })

  it('zoom in with a double click', async () => {
    await page.mouse.dblclick(200, 150)
    await scaleBecomes(4)
    expect(await camera()).toMatchObject({ x: 100, y: 75 })
  })

  it('see the way of a zoom, unless they asked for less motion', async () => {
    await page.emulateMedia({ reducedMotion: 'no-preference' })
    try {
      await page.evaluate(() => {
        const scales: number[] = []
        Object.assign(window, { scales })
        window.test.viewer.on('camera', ({ scale }) => scales.push(scale))
      })
      await page.mouse.dblclick(200, 150)
      await scaleBecomes(4)
      const scales = await page.evaluate(() => (window as unknown as { scales: number[] }).scales)
      expect(scales.length).toBeGreaterThan(1)
      expect(scales).toEqual(scales.toSorted((a, b) => a - b))
    } finally {
      await page.emulateMedia({ reducedMotion: 'reduce' })
    }
  })

  it('look round, zoom and fit with keys', async () => {
    await page.locator('#view [role=application]').focus()
    await page.keyboard.press('ArrowRight')
    expect((await camera()).x).toBe(132)
    await page.keyboard.press('+')
    await scaleBecomes(3)
    await page.keyboard.press('1')
    await scaleBecomes(1)
    await page.keyboard.press('0')
    expect(await camera()).toMatchObject({ x: 99.5, y: 74.5 })
  })

  it('find the focus by the keyboard, and see where it is', async () => {
    const ring = () =>
      page
        .locator('#view canvas')
        .last()
        .evaluate((canvas) => getComputedStyle(canvas).outlineStyle)
    await page.mouse.click(200, 150)
    expect(await ring()).toBe('none')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('application')
    await page.evaluate(() => (document.activeElement as HTMLElement).blur())
    await page.keyboard.press('Tab')
    expect(await ring()).toBe('solid')
    expect(await page.locator('#view [role=application]').getAttribute('aria-label')).toBe('Image')
  })

  it('change bias and contrast with the secondary button', async () => {
    await page.mouse.move(200, 150)
    await page.mouse.down({ button: 'right' })
    await page.mouse.move(300, 75, { steps: 4 })
    await page.mouse.up({ button: 'right' })
    const { bias, contrast } = await page.evaluate(() => window.test.raster.display)
    expect(bias).toBeCloseTo(0.7, 6)
    expect(contrast).toBeCloseTo(Math.exp(0.5), 6)
    expect(await camera()).toMatchObject({ x: 100, y: 75 })
  })

  it('are told of in clicks and readings of the cursor', async () => {
    await page.evaluate(() => {
      const told: unknown[] = []
      Object.assign(window, { told })
      window.test.viewer.on('click', ({ x, y, value }) => told.push({ click: [x, y, value] }))
      window.test.viewer.on('cursor', (reading) => reading ?? told.push('left'))
    })
    await page.mouse.move(210, 140)
    await page.mouse.down()
    await page.mouse.up()
    await page.mouse.move(600, 500)
    const told = await page.evaluate(() => (window as unknown as { told: unknown[] }).told)
    expect(told).toEqual([{ click: [105, 80, 80 * WIDTH + 105] }, 'left'])
  })

  it('are offered to a layer first, which keeps what it takes until the button is up', async () => {
    await page.evaluate(() => {
      const types: string[] = []
      Object.assign(window, { types })
      window.test.viewer.add({
        id: 'taker',
        kind: 'overlay',
        visible: true,
        opacity: 1,
        paint() {},
        dispose() {},
        pointer({ type, x, button }) {
          types.push(`${type} ${x} ${button}`)
          return type !== 'move' || button === 0
        },
      })
    })
    await page.mouse.move(200, 150)
    await page.mouse.down()
    await page.mouse.move(220, 150)
    await page.mouse.up()
    const types = await page.evaluate(() => (window as unknown as { types: string[] }).types)
    expect(types).toEqual(['move 100 -1', 'down 100 0', 'move 110 0', 'up 110 0'])
    expect(await camera()).toMatchObject({ x: 100, y: 75 })
  })

  /** Fingers on the screen. */
  async function hand() {
    const session = await page.context().newCDPSession(page)
    return (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number; id: number }[]) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints: points })
  }

  it('draw with one finger, whatever a second one does', async () => {
    const touch = await hand()
    await page.evaluate(() => {
      const { library, viewer } = window.test
      viewer.regions.change((state) => library.chooseRegionTool(state, 'circle'))
    })
    await touch('touchStart', [{ x: 200, y: 150, id: 1 }])
    await touch('touchMove', [{ x: 240, y: 150, id: 1 }])
    await touch('touchStart', [
      { x: 240, y: 150, id: 1 },
      { x: 320, y: 150, id: 2 },
    ])
    await touch('touchMove', [
      { x: 240, y: 150, id: 1 },
      { x: 380, y: 250, id: 2 },
    ])
    await touch('touchEnd', [{ x: 380, y: 250, id: 2 }])
    await touch('touchEnd', [])
    const regions = await page.evaluate(() => window.test.viewer.regions.state.history.present.items.map(({ region }) => region))
    expect(regions).toMatchObject([{ shape: 'circle', x: 100, y: 75, radius: 20 }])
    expect(await camera()).toMatchObject({ x: 100, y: 75, scale: 2 })
  })

  it('pinch with two fingers', async () => {
    const touch = await hand()
    await touch('touchStart', [{ x: 150, y: 150, id: 1 }])
    await touch('touchStart', [
      { x: 150, y: 150, id: 1 },
      { x: 250, y: 150, id: 2 },
    ])
    await touch('touchMove', [
      { x: 100, y: 150, id: 1 },
      { x: 300, y: 150, id: 2 },
    ])
    await touch('touchEnd', [])
    const { x, y, scale } = await camera()
    expect(scale).toBeCloseTo(4, 1)
    expect(x).toBeCloseTo(100, 0)
    expect(y).toBeCloseTo(75, 0)
  })
})
