// What is painted above the image goes away with the first frame that no longer has it.

import type { OverlayLayer } from '@cirasa/viewer'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeInBrowser } from '../browser.ts'
import { type Shot, shot, shotOf, ViewerPages } from './viewer-page.ts'

const SCENE = {
  size: [860, 660],
  width: 64,
  height: 48,
  pixels: 50,
  display: { stretch: 'linear', clip: { kind: 'range', low: 0, high: 100 }, colormap: 'grey' },
} as const

/** Pixels of two pictures that differ. */
function differences(a: Shot, b: Shot): number {
  let count = 0
  for (let i = 0; i < a.data.length; i += 4) if (Math.abs(a.data[i] - b.data[i]) > 2) count++
  return count
}

describeInBrowser('what is painted above the image', () => {
  let pages: ViewerPages
  beforeAll(async () => {
    pages = await ViewerPages.open()
  })
  afterAll(() => pages?.close())

  it('is gone when a layer paints nothing any more', async () => {
    const page = await pages.page()
    const bare = await shotOf(page, SCENE)
    await page.evaluate(() => {
      window.test.viewer.add({
        id: 'lines',
        kind: 'overlay',
        visible: true,
        opacity: 1,
        lines: 0,
        paint(context) {
          if (this.lines === 0) return
          context.strokeStyle = '#ffff00'
          context.beginPath()
          for (let i = 0; i < this.lines; i++) {
            const [x, y] = [(i * 37) % 850, (i * 91) % 650]
            context.moveTo(x, y)
            context.lineTo(x + 9, y + 7)
          }
          context.stroke()
        },
        dispose() {},
      } as OverlayLayer & { lines: number })
    })
    /** Paints a frame for each count. */
    const paint = (counts: readonly number[]) =>
      page.evaluate(async (wanted) => {
        const { viewer } = window.test
        const layer = viewer.layers.find(({ id }) => id === 'lines') as OverlayLayer & { lines: number }
        for (const lines of wanted) {
          layer.lines = lines
          viewer.changed()
          await new Promise((resolve) => requestAnimationFrame(resolve))
        }
      }, counts)
    for (let turn = 0; turn < 3; turn++) {
      await paint([100, 101, 102, 103, 104])
      expect(differences(bare, await shot(page))).toBeGreaterThan(1000)
      await paint([0, 0])
      expect(differences(bare, await shot(page))).toBe(0)
    }
  })
})
