// The sample image as it is shown: compared with pictures that somebody has looked at. CIRASA_GOLDEN=write makes them anew.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { findSources } from '@cirasa/finder'
import { choosePlane, type ImageHdu, imagePlaneReader, memorySource, openFits } from '@cirasa/fits'
import pixelmatch from 'pixelmatch'
import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeInBrowser } from '../browser.ts'
import { type Shot, shot, shotOf, ViewerPages } from './viewer-page.ts'

const folder = path.join(import.meta.dirname, 'golden')
const sample = path.resolve(import.meta.dirname, '../../examples/sample/sample.fits')
/** Share of the pixels that may look different. */
const TOLERANCE = 0.002

const looks = {
  'first-look': { display: {}, camera: {} },
  'faint-sources': {
    display: { stretch: 'linear', clip: { kind: 'rms', low: -2, high: 8 }, colormap: 'grey', inverted: true },
    camera: {},
  },
  'close-up': {
    display: { stretch: 'log', clip: { kind: 'rms', low: 0, high: 200 }, colormap: 'inferno' },
    camera: { x: 250.3, y: 260.1, scale: 6.2 },
  },
  equalised: {
    display: { stretch: 'histeq', clip: { kind: 'percentile', percent: 99 }, colormap: 'cubehelix' },
    camera: { rotation: 30, mirrored: true },
  },
} as const

describeInBrowser('the sample image', () => {
  let pages: ViewerPages
  let page: Page
  beforeAll(async () => {
    pages = await ViewerPages.open()
    page = await pages.page()
    const pixels = Array.from(await samplePixels())
    await page.evaluate((scene) => window.test.show(scene), { size: [300, 230] as const, width: 512, height: 512, pixels })
  })
  afterAll(() => pages?.close())

  it.each(Object.entries(looks))('looks as it did: %s', async (name, { display, camera }) => {
    await page.evaluate(
      async ([change, look]) => {
        const { library, viewer, raster, settled } = window.test
        viewer.fit()
        viewer.setCamera({ rotation: 0, mirrored: false, ...look })
        raster.setDisplay({ ...library.DEFAULT_DISPLAY, ...change })
        await settled.call(window.test)
      },
      [display, camera] as const,
    )
    expect(differing(name, await shot(page))).toBeLessThan(TOLERANCE)
  })
})

describeInBrowser('the islands of the sample image', () => {
  let pages: ViewerPages
  beforeAll(async () => {
    pages = await ViewerPages.open()
  })
  afterAll(() => pages?.close())

  it('look as they did from afar', async () => {
    const page = await pages.page()
    const [width, height] = [512, 512]
    const pixels = await samplePixels()
    const plane = {
      width,
      height,
      readRows: (y0: number, y1: number, out: Float32Array) => out.set(pixels.subarray(y0 * width, y1 * width)),
    }
    const { maps } = await findSources(plane, { unit: 'Jy/beam', name: 'sample' })
    const islands = Array.from(maps.segmentation(0, height))
    const scene = { size: [300, 230] as const, width, height, pixels: islands, reduction: 'label' as const }
    expect(differing('islands-from-afar', await shotOf(page, { ...scene, camera: { scale: 0.3 } }))).toBeLessThan(TOLERANCE)
    expect(differing('islands-close', await shotOf(page, { ...scene, camera: { x: 250, y: 260, scale: 6.2 } }))).toBeLessThan(TOLERANCE)
  })
})

async function samplePixels(): Promise<Float32Array> {
  const source = memorySource(readFileSync(sample))
  const { hdus } = await openFits(source)
  const hdu = hdus[0] as ImageHdu
  const plane = choosePlane(hdu)
  const pixels = new Float32Array(plane.width * plane.height)
  imagePlaneReader(source, hdu, plane).readRows(0, plane.height, pixels)
  return pixels
}

/** The share of the pixels that differ from the picture of that name; on demand, writes the picture. */
function differing(name: string, { width, height, data }: Shot): number {
  const file = path.join(folder, `${name}.png`)
  if (process.env.CIRASA_GOLDEN === 'write') {
    const png = new PNG({ width, height })
    png.data = Buffer.from(data)
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, PNG.sync.write(png))
  }
  if (!existsSync(file)) throw new Error(`${file} is missing: run with CIRASA_GOLDEN=write, look at it, and commit it.`)
  const golden = PNG.sync.read(readFileSync(file))
  if (golden.width !== width || golden.height !== height) return 1
  return pixelmatch(golden.data, data, undefined, width, height, { threshold: 0.05 }) / (width * height)
}
