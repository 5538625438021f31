// What is read at a place: the value of the finest tile in memory, the noise, the sky; and blocks of pixels across tiles.

import type { Reduction } from '@cirasa/image'
import { createWcs } from '@cirasa/wcs'
import { describe, expect, it } from 'vitest'
import { Raster } from '../../src/layers/raster.ts'
import type { RasterEngine } from '../../src/layers/raster-engine.ts'
import type { RasterOptions } from '../../src/layers/raster-layer.ts'
import { memoryTileSource } from '../../src/tiles/memory-tile-source.ts'
import { readBlock } from '../../src/viewer/read-block.ts'
import { readCursor } from '../../src/viewer/read-cursor.ts'

import { engineWithoutGpu } from '../layers/without-gpu.ts'
import { noise } from '../sky.ts'

const [WIDTH, HEIGHT] = [600, 300]
const { signal } = new AbortController()

function rasterOf(
  valueAt: (x: number, y: number) => number,
  {
    id = 'image',
    shared = engineWithoutGpu(),
    reduction,
    ...options
  }: Partial<RasterOptions> & { readonly shared?: RasterEngine; readonly reduction?: Reduction } = {},
) {
  const pixels = Float32Array.from({ length: WIDTH * HEIGHT }, (_, i) => valueAt(i % WIDTH, Math.floor(i / WIDTH)))
  return new Raster({ id, name: id, unit: 'Jy/beam', source: memoryTileSource(WIDTH, HEIGHT, pixels, reduction), ...options }, shared)
}

const place = (x: number, y: number) => 1000 * y + x

describe('pixels of a box', () => {
  it('come from all tiles that it touches, its edges included', async () => {
    const block = await readBlock(rasterOf(place), { x0: 250, y0: 254, x1: 260, y1: 257 }, { signal })
    expect(block).toMatchObject({ x0: 250, y0: 254, width: 11, height: 4, level: 0 })
    for (let y = 0; y < 4; y++) for (let x = 0; x < 11; x++) expect(block.pixels[y * 11 + x]).toBe(place(250 + x, 254 + y))
  })

  it('are blank outside of the image', async () => {
    const block = await readBlock(rasterOf(place), { x0: -2, y0: 298, x1: 1, y1: 301 }, { signal })
    expect(Array.from(block.pixels.subarray(0, 4))).toEqual([Number.NaN, Number.NaN, place(0, 298), place(1, 298)])
    expect(block.pixels.subarray(8).every(Number.isNaN)).toBe(true)
    const beyond = await readBlock(rasterOf(place), { x0: 900, y0: 0, x1: 903, y1: 1 }, { signal })
    expect(beyond.pixels.every(Number.isNaN)).toBe(true)
  })

  it('of a level are means, at the place in that level', async () => {
    const block = await readBlock(rasterOf(place), { x0: 512, y0: 6, x1: 515, y1: 7 }, { level: 1, signal })
    expect(block).toMatchObject({ x0: 256, y0: 3, width: 2, height: 1, level: 1 })
    expect(block.pixels[0]).toBeCloseTo(place(512.5, 6.5), 3)
  })

  it('of a level of labels are labels, and say so', async () => {
    const islands = rasterOf((x) => 1 + (x % 2), { reduction: 'label' })
    const block = await readBlock(islands, { x0: 512, y0: 6, x1: 515, y1: 7 }, { level: 1, signal })
    expect(block).toMatchObject({ level: 1, reduction: 'label' })
    expect(Array.from(block.pixels)).toEqual([1, 1])
  })

  it('are refused when they are too many', async () => {
    await expect(readBlock(rasterOf(place), { x0: 0, y0: 0, x1: 1e5, y1: 1e5 }, { signal })).rejects.toMatchObject({
      code: 'VIEWER_TOO_MANY_PIXELS',
    })
  })

  it('that come after the raster was taken away are not taken for those of another with its id', async () => {
    const shared = engineWithoutGpu()
    const gone = rasterOf(() => 1, { shared })
    const reading = readBlock(gone, { x0: 0, y0: 0, x1: 1, y1: 1 }, { signal })
    gone.dispose()
    await reading
    const next = rasterOf(() => 2, { shared })
    expect(next.valueAt(0, 0)).toBeUndefined()
    expect((await readBlock(next, { x0: 0, y0: 0, x1: 1, y1: 1 }, { signal })).pixels[0]).toBe(2)
  })

  it('are no longer asked for when one of them cannot be had', async () => {
    const { description } = memoryTileSource(4000, 256, new Float32Array(4000 * 256))
    const signals: AbortSignal[] = []
    const tile = (_level: number, x: number, _y: number, options: { signal: AbortSignal }) => {
      signals.push(options.signal)
      return x === 0 ? Promise.reject(new Error('gone')) : new Promise<never>(() => {})
    }
    const raster = new Raster({ id: 'broken', name: 'broken', unit: '', source: { description, tile } }, engineWithoutGpu())
    await expect(readBlock(raster, { x0: 0, y0: 0, x1: 3999, y1: 10 }, { signal })).rejects.toThrow('gone')
    expect(signals.length).toBeLessThan(16)
    expect(signals.every(({ aborted }) => aborted)).toBe(true)
  })

  it('are refused when the signal is aborted', async () => {
    await expect(readBlock(rasterOf(place), { x0: 0, y0: 0, x1: 1, y1: 1 }, { signal: AbortSignal.abort() })).rejects.toThrow()
  })
})

describe('a reading', () => {
  it('has no value before a tile has come, and the finest one after', async () => {
    const raster = rasterOf(place)
    expect(readCursor(undefined, [raster], 300.2, 100.4)).toEqual({ x: 300.2, y: 100.4, unit: 'Jy/beam' })
    await raster.tiles.fetch({ level: 1, x: 0, y: 0 }, { signal })
    expect(readCursor(undefined, [raster], 300.2, 100.4)).toMatchObject({ value: expect.closeTo(place(300.5, 100.5), 2), level: 1 })
    await raster.tiles.fetch({ level: 0, x: 1, y: 0 }, { signal })
    expect(readCursor(undefined, [raster], 300.2, 100.4)).toMatchObject({ value: place(300, 100), level: 0 })
  })

  it('belongs to the pixel whose square the place is in', async () => {
    const raster = rasterOf(place)
    await raster.tiles.fetch({ level: 0, x: 0, y: 0 }, { signal })
    expect(raster.valueAt(-0.5, 3.49)?.value).toBe(place(0, 3))
    expect(raster.valueAt(-0.51, 3)).toBeUndefined()
  })

  it('has the noise and the signal-to-noise ratio with a map of the local rms', async () => {
    const shared = engineWithoutGpu()
    const [raster, rms] = [rasterOf(() => 12, { shared }), rasterOf((x) => (x < 100 ? 3 : 0), { id: 'rms', shared })]
    raster.localRms = rms
    for (const layer of [raster, rms]) await layer.tiles.fetch({ level: 0, x: 0, y: 0 }, { signal })
    expect(readCursor(undefined, [raster], 50, 50)).toMatchObject({ value: 12, rms: 3, rmsOf: 'map', snr: 4 })
    expect(readCursor(undefined, [raster], 150, 50).snr).toBeUndefined()
  })

  it('takes the rms of the whole image where there is no map, or not yet', async () => {
    const shared = engineWithoutGpu()
    const pixels = noise(WIDTH * HEIGHT, { sigma: 2 })
    const [raster, rms] = [rasterOf((x, y) => pixels[y * WIDTH + x], { shared }), rasterOf(() => 4, { id: 'rms', shared })]
    await raster.tiles.fetch({ level: 0, x: 0, y: 0 }, { signal })
    const { value = Number.NaN, ...reading } = readCursor(undefined, [raster], 50, 50)
    expect(reading).toMatchObject({ rms: expect.closeTo(2, 1), rmsOf: 'image' })
    expect(reading.snr).toBeCloseTo(value / 2, 1)
    raster.localRms = rms
    expect(readCursor(undefined, [raster], 50, 50).rmsOf).toBe('image')
    await rms.tiles.fetch({ level: 0, x: 0, y: 0 }, { signal })
    expect(readCursor(undefined, [raster], 50, 50)).toMatchObject({ rms: 4, rmsOf: 'map' })
  })

  it('has the noise of means where the value is a mean, with a map and without one', async () => {
    const shared = engineWithoutGpu()
    const pixels = noise(WIDTH * HEIGHT, { sigma: 2 })
    const [raster, rms] = [rasterOf((x, y) => pixels[y * WIDTH + x], { shared }), rasterOf(() => 4, { id: 'rms', shared })]
    for (const layer of [raster, rms]) await layer.tiles.fetch({ level: 1, x: 0, y: 0 }, { signal })
    expect(readCursor(undefined, [raster], 50, 50)).toMatchObject({ rms: expect.closeTo(1, 1), rmsOf: 'image', level: 1 })
    raster.localRms = rms
    expect(readCursor(undefined, [raster], 50, 50)).toMatchObject({ rms: expect.closeTo(2, 1), rmsOf: 'map', level: 1 })
  })

  it('has no noise of a map that has none', async () => {
    const raster = rasterOf(place, { isNoisy: false })
    await raster.tiles.fetch({ level: 0, x: 0, y: 0 }, { signal })
    expect(readCursor(undefined, [raster], 3, 4)).toEqual({ x: 3, y: 4, unit: 'Jy/beam', value: place(3, 4), level: 0 })
  })

  it('tells names of the own pixels alone: a mean of two names is the name of a third', async () => {
    const islands = rasterOf((x) => 1 + (x % 2), { isNoisy: false, display: { colormap: 'categorical' } })
    await islands.tiles.fetch({ level: 1, x: 0, y: 0 }, { signal })
    expect(readCursor(undefined, [islands], 50, 50)).toEqual({ x: 50, y: 50, unit: 'Jy/beam', level: 1 })
    await islands.tiles.fetch({ level: 0, x: 0, y: 0 }, { signal })
    expect(readCursor(undefined, [islands], 51, 50).value).toBe(2)
  })

  it("has the label of labels beside the value of what lies below, the pixel's own where that is known", async () => {
    const shared = engineWithoutGpu()
    const islands = rasterOf((x) => (x < 100 ? 12 : x < 200 ? 0 : 70_000 + (x % 2)), {
      id: 'islands',
      reduction: 'label',
      unit: '',
      shared,
    })
    const image = rasterOf(() => 3, { shared })
    await image.tiles.fetch({ level: 0, x: 0, y: 0 }, { signal })
    const read = (x: number) => readCursor(undefined, [islands, image], x, 50)
    expect(read(50)).toMatchObject({ value: 3, unit: 'Jy/beam' })
    expect(read(50).label).toBeUndefined()
    await islands.tiles.fetch({ level: 1, x: 0, y: 0 }, { signal })
    expect(read(50)).toMatchObject({ value: 3, level: 0, label: { layer: 'islands', label: 12, level: 1 } })
    await islands.tiles.fetch({ level: 0, x: 0, y: 0 }, { signal })
    expect(read(50).label).toEqual({ layer: 'islands', label: 12, level: 0 })
    expect(read(150).label?.label).toBe(0)
    expect(read(251).label?.label).toBe(70_001)
    expect(readCursor(undefined, [islands], 50, 50)).toEqual({ x: 50, y: 50, unit: '', label: { layer: 'islands', label: 12, level: 0 } })
  })

  it('comes from the uppermost raster that is there', async () => {
    const shared = engineWithoutGpu()
    const part = rasterOf(() => 7, { id: 'part', shared, placement: { x0: 100, y0: 100, step: 1 } })
    const whole = rasterOf(() => 1, { shared })
    for (const layer of [part, whole]) await layer.tiles.fetch({ level: 0, x: 0, y: 0 }, { signal })
    expect(readCursor(undefined, [part, whole], 120, 120).value).toBe(7)
    expect(readCursor(undefined, [part, whole], 20, 20).value).toBe(1)
  })

  it('has the sky with digits that tell a tenth of a pixel', () => {
    const wcs = createWcs({
      NAXIS: 2,
      CTYPE1: 'RA---SIN',
      CTYPE2: 'DEC--SIN',
      CRVAL1: 187.5,
      CRVAL2: -30,
      CRPIX1: 1,
      CRPIX2: 1,
      CDELT1: -0.0005,
      CDELT2: 0.0005,
    })
    const { sky } = readCursor({ width: 10, height: 10, wcs, unit: '', name: '' }, [], 0, 0)
    expect(sky).toMatchObject({ ra: expect.closeTo(187.5, 9), text: { ra: '12:30:00.00', dec: '-30:00:00.0' }, own: { frame: 'ICRS' } })
  })
})
