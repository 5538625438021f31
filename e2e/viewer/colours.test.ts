// The shader gives each value the colour that the reference in TypeScript gives it, for every stretch and colour map.

import { applyDisplay, COLORMAPS, DEFAULT_DISPLAY, type Display, memoryTileSource, resolveDisplay, STRETCHES } from '@cirasa/viewer'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeInBrowser } from '../browser.ts'
import { type Shot, shot, shotOf, ViewerPages } from './viewer-page.ts'

const WIDTH = 64
const HEIGHT = 16
const SCALE = 4
const SIZE = [WIDTH * SCALE, HEIGHT * SCALE] as const

/** A ramp from below the cuts to above them, bent so that faint values are many, with blanks in the last row. */
const PIXELS = Float32Array.from({ length: WIDTH * HEIGHT }, (_, i) => {
  const t = i / (WIDTH * (HEIGHT - 1))
  return i >= WIDTH * (HEIGHT - 1) ? Number.NaN : -2 + 12 * t ** 3
})

const SCENE = { size: SIZE, width: WIDTH, height: HEIGHT, pixels: Array.from(PIXELS) }
const CAMERA = { x: (WIDTH - 1) / 2, y: (HEIGHT - 1) / 2, scale: SCALE }

/** The largest difference of a channel, in 1/255, between the middle of each pixel and what it should be over black. */
function worst(shown: Shot, colourAt: (index: number) => readonly number[]): number {
  let largest = 0
  for (let i = 0; i < WIDTH * HEIGHT; i++) {
    const px = (i % WIDTH) * SCALE + SCALE / 2
    const py = (HEIGHT - 1 - Math.floor(i / WIDTH)) * SCALE + SCALE / 2
    const [red, green, blue, opacity] = colourAt(i)
    for (const [channel, value] of [red, green, blue].entries())
      largest = Math.max(largest, Math.abs(shown.data[4 * (py * shown.width + px) + channel] - 255 * value * opacity))
  }
  return largest
}

/** 1/255, and half of it for the rounding of what is compared with. */
const TOLERANCE = 1.5

describeInBrowser('colours of values', () => {
  let pages: ViewerPages
  beforeAll(async () => {
    pages = await ViewerPages.open()
  })
  afterAll(() => pages?.close())

  const statistics = memoryTileSource(WIDTH, HEIGHT, PIXELS).description.statistics[0]
  const variants: Partial<Display>[] = [
    ...STRETCHES.flatMap((stretch) =>
      COLORMAPS.map((colormap) => ({ stretch, colormap, clip: { kind: 'range', low: -1, high: 9 } as const })),
    ),
    { clip: { kind: 'percentile', percent: 90 }, inverted: true },
    { clip: { kind: 'zscale' }, bias: 0.3, contrast: 2.5, colormap: 'grey' },
    { clip: { kind: 'rms', low: -3, high: 10 }, bias: 0.8, contrast: 0.4, inverted: true, colormap: 'coolwarm' },
    { blank: '#ff8000' },
    { blank: '#00ff0080', colormap: 'categorical' },
  ]

  it('are those of applyDisplay', async () => {
    const page = await pages.page()
    await shotOf(page, { ...SCENE, camera: CAMERA })
    for (const variant of variants) {
      const display = { ...DEFAULT_DISPLAY, ...variant }
      await page.evaluate((change) => {
        window.test.raster.setDisplay(change)
        return window.test.settled()
      }, display)
      const resolved = resolveDisplay(display, statistics)
      expect(
        worst(await shot(page), (i) => applyDisplay(PIXELS[i], resolved)),
        JSON.stringify(variant),
      ).toBeLessThanOrEqual(TOLERANCE)
    }
  })

  it('are one for all names on a coarser level, which has only means of them', async () => {
    const page = await pages.page()
    const pixels = Array.from({ length: 600 * 300 }, (_, i) => (i % 600 < 300 ? 1 + (i % 7) : 0))
    const shown = await shotOf(page, { size: [300, 150], width: 600, height: 300, pixels, display: { colormap: 'categorical' } })
    const colours = new Set<string>()
    for (let i = 0; i < shown.data.length; i += 4) colours.add(shown.data.slice(i, i + 3).join(' '))
    expect([...colours].sort()).toEqual(['0 0 0', '191 191 191'])
  })

  it('are those of labels on a coarser level, none of which is lost or mixed, whatever the scale', async () => {
    const page = await pages.page()
    // Islands of one pixel, each in a block of its own.
    const labels = Float32Array.from({ length: 600 * 300 }, (_, i) => (i % 20 === 3 && Math.floor(i / 600) % 20 === 7 ? 1 + (i % 250) : 0))
    const islands = new Set(labels.filter((label) => label > 0))
    const { description } = memoryTileSource(600, 300, labels, 'label')
    const display = resolveDisplay({ ...DEFAULT_DISPLAY, colormap: 'categorical' }, description.statistics[0])
    const colours = new Set(
      Array.from(islands, (label) =>
        applyDisplay(label, display)
          .slice(0, 3)
          .map((part) => Math.round(255 * part))
          .join(' '),
      ),
    )
    const scene = { size: [300, 150] as const, width: 600, height: 300, pixels: Array.from(labels), reduction: 'label' as const }
    for (const scale of [1, 0.5, 0.37, 0.26]) {
      const shown = await shotOf(page, { ...scene, camera: { x: 299.5, y: 149.5, scale } })
      const seen = new Set<string>()
      for (let i = 0; i < shown.data.length; i += 4) seen.add(shown.data.slice(i, i + 3).join(' '))
      seen.delete('0 0 0')
      expect([...seen].filter((colour) => !colours.has(colour))).toEqual([])
      if (scale <= 0.5) expect(seen.size).toBe(colours.size)
    }
  })

  it('follow the map of the local rms, where there is one', async () => {
    const page = await pages.page()
    await shotOf(page, { ...SCENE, camera: CAMERA })
    const rms = Float32Array.from({ length: WIDTH * HEIGHT }, (_, i) => 0.5 + (i % WIDTH) / 40)
    const change = { clip: { kind: 'rms', low: -1, high: 5 }, stretch: 'sqrt' } as const
    await page.evaluate(
      async ([values, wanted]) => {
        const { library, viewer, raster, settled } = window.test
        const source = library.memoryTileSource(64, 16, Float32Array.from(values))
        const map = viewer.addRaster({ id: 'rms', name: 'rms', source, unit: 'Jy/beam' })
        map.visible = false
        raster.localRms = map
        raster.setDisplay(wanted)
        await settled.call(window.test)
        // The map is not drawn itself: one more frame after its tile has come.
        await new Promise((resolve) => setTimeout(resolve, 100))
        await settled.call(window.test)
      },
      [Array.from(rms), change] as const,
    )
    const resolved = resolveDisplay({ ...DEFAULT_DISPLAY, ...change }, statistics, statistics)
    expect(worst(await shot(page), (i) => applyDisplay(PIXELS[i], resolved, rms[i]))).toBeLessThanOrEqual(TOLERANCE)
  })

  it('are mixed with what lies below by the opacity', async () => {
    const page = await pages.page()
    await shotOf(page, { ...SCENE, camera: CAMERA })
    await page.evaluate(() => {
      window.test.raster.opacity = 0.4
      window.test.viewer.changed()
      return window.test.settled()
    })
    const resolved = resolveDisplay(DEFAULT_DISPLAY, statistics)
    const faint = (i: number) => {
      const [red, green, blue, opacity] = applyDisplay(PIXELS[i], resolved)
      return [red, green, blue, opacity * 0.4]
    }
    expect(worst(await shot(page), faint)).toBeLessThanOrEqual(TOLERANCE)
  })
})
