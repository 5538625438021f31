// Ellipses of a catalogue stand on the screen where the camera says, at any size, turn and pixel ratio.

import { type Camera, createCamera, ROW_STATE, toScreen } from '@cirasa/viewer'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeInBrowser } from '../browser.ts'
import { lineOffset } from './line-centre.ts'
import { type Shot, shot, ViewerPages } from './viewer-page.ts'

const SIZE = [420, 320] as const
const RED = [255, 0, 0, 255] as const

/** One row: x, y, major, minor, angle. */
type Row = readonly [number, number, number, number, number]

/** Shows rows on a black image. */
async function showRows(page: Page, rows: readonly Row[], look: Partial<Camera>, states: readonly number[] = []): Promise<Shot> {
  await page.evaluate(
    async ({ size, rows, look, states, colour }) => {
      await window.test.show({
        size,
        width: 2,
        height: 2,
        pixels: [0, 0, 0, 0],
        display: { stretch: 'linear', clip: { kind: 'range', low: 0, high: 1 }, colormap: 'grey' },
      })
      const column = (n: number) => Float64Array.from(rows, (row) => row[n])
      const columns = { x: column(0), y: column(1), major: column(2), minor: column(3), angle: column(4) }
      const layer = window.test.viewer.addCatalogue({ id: 'rows', columns, colour })
      if (states.length > 0) layer.setStates(Uint8Array.from(states))
      window.test.viewer.setCamera(look)
      await window.test.settled()
    },
    { size: SIZE, rows, look, states, colour: RED },
  )
  return shot(page)
}

/** The largest distance of an outline from where it is due, in CSS pixels, along rays from its centre; NaN where a ray meets no line. */
function outlineError(picture: Shot, [x, y, major, minor, angle]: Row, camera: Camera, pixelRatio: number): number {
  let worst = 0
  for (let n = 0; n < 24; n++) {
    const t = (n / 24) * 2 * Math.PI
    const turn = (angle * Math.PI) / 180
    const [a, b] = [(major / 2) * Math.cos(t), (minor / 2) * Math.sin(t)]
    const at = toScreen(camera, x + a * Math.cos(turn) - b * Math.sin(turn), y + a * Math.sin(turn) + b * Math.cos(turn))
    // Across the outline: the normal of an ellipse.
    const [na, nb] = [Math.cos(t) / major, Math.sin(t) / minor]
    const [nx, ny] = [na * Math.cos(turn) - nb * Math.sin(turn), na * Math.sin(turn) + nb * Math.cos(turn)]
    const out = toScreen(camera, x + a * Math.cos(turn) - b * Math.sin(turn) + nx, y + a * Math.sin(turn) + b * Math.cos(turn) + ny)
    const length = Math.hypot(out.x - at.x, out.y - at.y)
    const offset = lineOffset(picture, at.x * pixelRatio, at.y * pixelRatio, (out.x - at.x) / length, (out.y - at.y) / length)
    worst = Math.max(worst, Math.abs(offset ?? Number.NaN) / pixelRatio)
  }
  return worst
}

describeInBrowser('ellipses of a catalogue', () => {
  let pages: ViewerPages
  beforeAll(async () => {
    pages = await ViewerPages.open()
  })
  afterAll(() => pages?.close())

  const cases: readonly { readonly name: string; readonly row: Row; readonly look: Partial<Camera> }[] = [
    { name: 'of 18 px', row: [100.3, 50.7, 18, 14, 30], look: { x: 90, y: 45, scale: 1 } },
    { name: 'of 80 px, on a turned view', row: [10.25, 20.5, 20, 14, 110], look: { x: 11, y: 19, scale: 4, rotation: 25 } },
    { name: 'of 240 px, mirrored', row: [1000.1, 2000.9, 12, 7, 15], look: { x: 1000, y: 2001, scale: 20, mirrored: true } },
    { name: 'at the far end of an image of 70,000 px', row: [69_990.37, 53_990.81, 9, 6, 160], look: { x: 69_989, y: 53_990, scale: 24 } },
  ]
  for (const pixelRatio of [1, 2])
    for (const { name, row, look } of cases)
      it(`stand within 0.1 px where they are: ${name}, ${pixelRatio} device pixels a CSS pixel`, async () => {
        const page = await pages.page(pixelRatio)
        // A second row far away, so that the origin of the columns is not at the first.
        const picture = await showRows(page, [row, [0, 0, 5, 5, 0], [-200, 100, 5, 5, 0]], look)
        const camera = { ...createCamera({ width: SIZE[0], height: SIZE[1] }), ...look }
        expect(outlineError(picture, row, camera, pixelRatio)).toBeLessThan(0.1)
        await page.close()
      })

  it('are not drawn when hidden, and picked at their places when not', async () => {
    const page = await pages.page()
    const rows: Row[] = [
      [0, 0, 40, 30, 0],
      [100, 0, 40, 30, 0],
    ]
    const picture = await showRows(page, rows, { x: 50, y: 0, scale: 1 }, [ROW_STATE.hidden, 0])
    const camera = { ...createCamera({ width: SIZE[0], height: SIZE[1] }), x: 50, y: 0, scale: 1 }
    expect(outlineError(picture, rows[0], camera, 1)).toBeNaN()
    expect(outlineError(picture, rows[1], camera, 1)).toBeLessThan(0.1)
    const picked = await page.evaluate(() => {
      const layer = window.test.viewer.layers.find(({ id }) => id === 'rows') as unknown as {
        pick(x: number, y: number): number | undefined
      }
      return [layer.pick(260, 160), layer.pick(160, 160), layer.pick(210, 20)].map((row) => row ?? -1)
    })
    expect(picked).toEqual([1, -1, -1])
    await page.close()
  })

  it('are seen as symbols when they are small, and as dots when they are many', async () => {
    const page = await pages.page()
    const few: Row[] = Array.from({ length: 20 }, (_, i) => [20 * i, 10 * i, 1, 1, 0])
    const many: Row[] = Array.from({ length: 20_000 }, (_, i) => [(i * 7919) % 4001, (i * 104_729) % 3001, 1, 1, 0])
    const red = (picture: Shot) => picture.data.reduce((sum, value, i) => sum + (i % 4 === 0 && value > 100 ? 1 : 0), 0)
    expect(red(await showRows(page, few, { x: 200, y: 100, scale: 1 }))).toBeGreaterThan(20 * 8)
    expect(red(await showRows(page, many, { x: 2000, y: 1500, scale: 0.1 }))).toBeGreaterThan(20_000)
    await page.close()
  })
})
