// A catalogue of many rows that is moved looks as if it were drawn anew, and costs what comes into view.

import { type Camera, type DrawnCatalogue, ROW_STATE } from '@cirasa/viewer'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeInBrowser } from '../browser.ts'
import { type Shot, shot, ViewerPages } from './viewer-page.ts'

const SIZE = [420, 320] as const
const ROWS = 6000
const STATES = [0, 0, 0, ROW_STATE.selected, ROW_STATE.rejected, ROW_STATE.hidden, ROW_STATE.hovered, 3 << ROW_STATE.labelShift, 0]

/** Shows rows of many sizes and states over an image of stripes. */
async function showRows(page: Page, look: Partial<Camera>, layers = 1): Promise<void> {
  await page.evaluate(
    async ({ size, rows, states, look, layers }) => {
      const pixels = Array.from({ length: 900 * 700 }, (_, i) => ((i % 900) + Math.floor(i / 900)) % 40)
      await window.test.show({ size, width: 900, height: 700, pixels })
      const { viewer } = window.test
      // A generator after Park and Miller.
      let seed = 7
      const random = () => {
        seed = (seed * 48_271) % 2_147_483_647
        return seed / 2_147_483_647
      }
      const all = Array.from({ length: rows }, (_, i) => {
        const major = i % 50 === 0 ? 60 : 1 + 12 * random() ** 3
        return {
          x: 900 * random(),
          y: 700 * random(),
          major,
          minor: major * (0.5 + 0.5 * random()),
          angle: 180 * random(),
          state: states[i % states.length],
        }
      })
      for (let n = 0; n < layers; n++) {
        const part = all.slice((n * rows) / layers, ((n + 1) * rows) / layers)
        const of = (key: 'x' | 'y' | 'major' | 'minor' | 'angle') => Float64Array.from(part, (row) => row[key])
        const columns = { x: of('x'), y: of('y'), major: of('major'), minor: of('minor'), angle: of('angle') }
        viewer.addCatalogue({ id: `rows ${n}`, columns }).setStates(Uint8Array.from(part, ({ state }) => state))
      }
      viewer.setCamera(look)
      await window.test.settled()
    },
    { size: SIZE, rows: ROWS, states: STATES, look, layers },
  )
}

/** Moves the view by CSS pixels to the right and down, a frame a move. */
const pan = (page: Page, moves: readonly (readonly [number, number])[]) =>
  page.evaluate(async (wanted) => {
    const { viewer, library } = window.test
    for (const [dx, dy] of wanted) {
      viewer.setCamera(library.panBy(viewer.camera, dx, dy))
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    await window.test.settled()
  }, moves)

/** The same rows and states, told again: everything is drawn anew. */
const drawAnew = (page: Page) =>
  page.evaluate(async (states) => {
    const layer = window.test.viewer.layers.find(({ kind }) => kind === 'catalogue') as DrawnCatalogue
    layer.setStates(Uint8Array.from({ length: layer.rows }, (_, i) => states[i % states.length]))
    await window.test.settled()
  }, STATES)

/** The largest difference of a channel. */
function difference(a: Shot, b: Shot): number {
  return a.data.reduce((most, value, i) => Math.max(most, Math.abs(value - b.data[i])), 0)
}

describeInBrowser('a catalogue of many rows', () => {
  let pages: ViewerPages
  beforeAll(async () => {
    pages = await ViewerPages.open()
  })
  afterAll(() => pages?.close())

  const looks: readonly { readonly name: string; readonly look: Partial<Camera>; readonly pixelRatio: number }[] = [
    { name: 'pixel by pixel', look: { x: 450, y: 350, scale: 1 }, pixelRatio: 1 },
    { name: 'with two device pixels a CSS pixel', look: { x: 440.3, y: 350.2, scale: 1.7 }, pixelRatio: 2 },
    { name: 'turned and mirrored', look: { x: 450, y: 350, scale: 1.3, rotation: 33, mirrored: true }, pixelRatio: 1 },
    { name: 'so small that rows are dots', look: { x: 450, y: 350, scale: 0.3 }, pixelRatio: 1 },
  ]
  for (const { name, look, pixelRatio } of looks)
    it(`looks after it was moved as drawn anew: ${name}`, async () => {
      const page = await pages.page(pixelRatio)
      await showRows(page, look)
      const before = await shot(page)
      // Over all edges of the picture, and back over some of them.
      await pan(page, [
        [3, 0],
        [0, 5],
        [-41, 17],
        [-90, -60],
        [150, 90],
        [-7, -131],
        [12.5, 0],
        [-12.5, 0],
        [33, 21],
      ])
      const moved = await shot(page)
      await drawAnew(page)
      expect(difference(before, moved)).toBeGreaterThan(100)
      expect(difference(moved, await shot(page))).toBeLessThanOrEqual(1)
      await page.close()
    })

  it('looks after a move by parts of a pixel as drawn anew', async () => {
    const page = await pages.page()
    await showRows(page, looks[0].look)
    await pan(page, [
      [3, 0],
      [0.4, -0.3],
      [1.25, 2.5],
    ])
    const moved = await shot(page)
    await drawAnew(page)
    expect(difference(moved, await shot(page))).toBeLessThanOrEqual(1)
    await page.close()
  })

  it('looks as the same rows in layers of few rows, which are drawn directly', async () => {
    const page = await pages.page()
    await showRows(page, { x: 450, y: 350, scale: 1.6 })
    const picture = await shot(page)
    await showRows(page, { x: 450, y: 350, scale: 1.6 }, 10)
    const directly = await shot(page)
    // Rows that lie over one another are in another order, and rounded one by one.
    const different = directly.data.reduce((count, value, i) => count + (Math.abs(value - picture.data[i]) > 3 ? 1 : 0), 0)
    expect(different / directly.data.length).toBeLessThan(0.05)
    await page.close()
  })

  it('draws few of its rows when a move brings a little into view', async () => {
    const page = await pages.page()
    await showRows(page, { x: 450, y: 350, scale: 0.45 })
    const drawn = await page.evaluate(async () => {
      const { viewer, library } = window.test
      const gl = viewer.element.querySelector('canvas')?.getContext('webgl2') as WebGL2RenderingContext
      const draw = gl.drawElements.bind(gl)
      let rows = 0
      gl.drawElements = (mode, count, type, offset) => {
        rows += count
        draw(mode, count, type, offset)
      }
      const rowsOf = async (camera: Partial<Camera>) => {
        rows = 0
        viewer.setCamera(camera)
        await window.test.settled()
        return rows
      }
      const moved = [await rowsOf(library.panBy(viewer.camera, 3, 0)), await rowsOf(library.panBy(viewer.camera, 0, -4))]
      return { moved, zoomed: await rowsOf({ scale: 0.46 }) }
    })
    expect(drawn.zoomed).toBeGreaterThan(4000)
    for (const rows of drawn.moved) {
      expect(rows).toBeGreaterThan(10)
      expect(rows).toBeLessThan(1000)
    }
    await page.close()
  })
})
