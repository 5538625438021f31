// Plots show what the catalogue says, where it says.

import { makeTable } from '@cirasa/catalog'
import { arcsec, degrees } from '@cirasa/units'
import { createWcs } from '@cirasa/wcs'
import { loadImage } from '@napi-rs/canvas'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newSheet } from '../src/node/plot/canvas.ts'
import { imageColours } from '../src/node/plot/colour-map.ts'
import { componentEllipses, skyEllipse } from '../src/node/plot/component-ellipses.ts'
import { type Preview, previewOf } from '../src/node/plot/preview.ts'
import { skyGrid } from '../src/node/plot/sky-grid.ts'
import { asinhStretch } from '../src/node/plot/stretch.ts'
import { LONGEST_IMAGE_SIDE, summaryPlot } from '../src/node/plot/summary-plot.ts'
import { decimalTicks, sexagesimalTicks } from '../src/node/plot/ticks.ts'

/** A sky of 2 arcsec pixels, turned by an angle, north up and east left at 0. */
function sky(turn = 0, ra = 150, dec = -30) {
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180) / 1800, Math.sin((turn * Math.PI) / 180) / 1800]
  return createWcs({
    CTYPE1: 'RA---TAN',
    CTYPE2: 'DEC--TAN',
    CRVAL1: ra,
    CRVAL2: dec,
    CRPIX1: 200,
    CRPIX2: 150,
    CD1_1: -cos,
    CD1_2: -sin,
    CD2_1: -sin,
    CD2_2: cos,
  })
}

describe('an ellipse on the sky', () => {
  it('keeps its axes and turns with the image', () =>
    fc.assert(
      fc.property(fc.integer({ min: -180, max: 180 }), fc.integer({ min: 0, max: 179 }), (turn, positionAngle) => {
        const wcs = sky(turn)
        const { major, minor, angle } = skyEllipse(wcs, 199, 149, {
          major: arcsec(40),
          minor: arcsec(12),
          positionAngle: degrees(positionAngle),
        })
        expect(major).toBeCloseTo(20, 3)
        expect(minor).toBeCloseTo(6, 3)
        // Walk along the major axis in pixels, and see on the sky which way that went.
        const [from, to] = [-1, 1].map((side) => wcs.pixelToIcrs(199 + side * Math.cos(angle), 149 + side * Math.sin(angle)))
        const east = (to.lon - from.lon) * Math.cos((from.lat * Math.PI) / 180)
        const walked = (Math.atan2(east, to.lat - from.lat) * 180) / Math.PI
        expect(Math.abs(((walked - positionAngle + 270) % 180) - 90)).toBeLessThan(0.01)
      }),
    ))

  it('stands at x_pix, which counts from 1, the brightest first', () => {
    const table = makeTable('components', {
      component_id: ['a', 'b'],
      island_id: ['i', 'j'],
      x_pix: [10, 20],
      y_pix: [5, 6],
      flux_peak: [1, 2],
      maj_fwhm: [8, Number.NaN],
      min_fwhm: [4, Number.NaN],
      pos_ang: [0, Number.NaN],
    })
    const [b, a] = componentEllipses(table, sky(), 9)
    expect(b).toMatchObject({ x: 19, y: 5, major: 0 })
    expect(a.x).toBe(9)
    expect(a.major).toBeCloseTo(4, 3)
    expect(componentEllipses(table, sky(), 1)).toHaveLength(1)
  })
})

describe('the sky grid', () => {
  it('labels the edges with the coordinates that are there', () => {
    const wcs = sky(10)
    const grid = skyGrid(wcs, 400, 300)
    expect(grid?.bottom.length).toBeGreaterThan(1)
    for (const { at, text } of grid?.bottom ?? []) {
      const [, h, m, s] = /^(\d+)h(\d+)m(?:([\d.]+)s)?$/.exec(text) ?? []
      const ra = (Number(h) + Number(m) / 60 + Number(s ?? 0) / 3600) * 15
      expect(Math.abs(wcs.pixelToIcrs(at, 0).lon - ra)).toBeLessThan(1e-3)
    }
    for (const { at, text } of grid?.left ?? []) {
      const [, sign, d, m, s] = /^([+-])(\d+)°(\d+)'(?:([\d.]+)")?$/.exec(text) ?? []
      const dec = (sign === '-' ? -1 : 1) * (Number(d) + Number(m) / 60 + Number(s ?? 0) / 3600)
      expect(Math.abs(wcs.pixelToIcrs(0, at).lat - dec)).toBeLessThan(1e-3)
    }
  })

  it('runs on across the zero of right ascension', () => {
    const grid = skyGrid(sky(0, 0, 0), 400, 300)
    const hours = grid?.bottom.map(({ text }) => text.slice(0, 3))
    expect(new Set(hours)).toEqual(new Set(['23h', '00h']))
  })

  it('gives up where a pole lies in the image', () => {
    expect(skyGrid(sky(0, 0, 90), 400, 300)).toBeUndefined()
  })
})

describe('ticks', () => {
  it('are round, inside the range, and about as many as wanted', () =>
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (from, span) => {
        for (const values of [
          decimalTicks(from, from + span, 6),
          sexagesimalTicks(from % 360, (from % 360) + Math.min(span, 300), 6).values,
        ]) {
          expect(values.length).toBeLessThan(12)
          expect(values.every((value, i) => i === 0 || value > values[i - 1])).toBe(true)
        }
        const ticks = decimalTicks(from, from + span, 6)
        expect(ticks.length).toBeGreaterThanOrEqual(2)
        expect(ticks.every((tick) => tick >= from - span * 1e-6 && tick <= from + span * (1 + 1e-6))).toBe(true)
      }),
    ))
})

describe('the stretch', () => {
  it('rises from the sky to the brightest pixels, and goes back', () => {
    const values = Float32Array.from({ length: 5000 }, (_, i) => Math.sin(i * 12.9898) * 2 + (i % 500 === 0 ? 400 : 100))
    values[7] = Number.NaN
    const stretch = asinhStretch(values)
    expect(stretch.low).toBeLessThan(100)
    expect(stretch.toUnit(stretch.low)).toBe(0)
    expect(stretch.toUnit(1e9)).toBe(1)
    expect(stretch.toUnit(stretch.fromUnit(0.37))).toBeCloseTo(0.37, 9)
  })

  it.each([[[]], [[5, 5, 5]], [[Number.NaN]]])('stays usable for %j', (values) => {
    const { low, high, toUnit } = asinhStretch(Float32Array.from(values))
    expect(high).toBeGreaterThan(low)
    expect(Number.isFinite(toUnit(5))).toBe(true)
  })
})

describe('the preview', () => {
  it('averages blocks, strip by strip as well as at once', async () => {
    const [width, height] = [2500, 1900]
    const value = (x: number, y: number) => Math.floor(x / 3) + 10 * Math.floor(y / 3)
    const plane = {
      width,
      height,
      readRows(y0: number, y1: number, out: Float32Array) {
        for (let y = y0; y < y1; y++) for (let x = 0; x < width; x++) out[(y - y0) * width + x] = value(x, y)
      },
    }
    const preview = await previewOf(plane, 1000)
    expect(preview).toMatchObject({ factor: 3, width: 834, height: 634, fullWidth: width, fullHeight: height })
    expect(preview.data[0]).toBe(0)
    expect(preview.data[633 * 834 + 833]).toBe(833 + 6330)
    expect(preview.data[400 * 834 + 100]).toBe(100 + 4000)
  })
})

describe('the summary plot', () => {
  const preview: Preview = {
    data: new Float32Array(400 * 300).map((_, i) => ((i * 7919) % 100) / 1e5),
    width: 400,
    height: 300,
    factor: 1,
    fullWidth: 400,
    fullHeight: 300,
  }
  const one = makeTable('components', {
    component_id: ['a'],
    island_id: ['i'],
    x_pix: [100],
    y_pix: [50],
    flux_peak: [1],
    maj_fwhm: [80],
    min_fwhm: [80],
    pos_ang: [0],
  })
  const context = { wcs: sky(), beam: { major: arcsec(10), minor: arcsec(6), positionAngle: degrees(20) }, unit: 'Jy/beam', name: 'a.fits' }

  it('draws the ellipse of a component where it is', async () => {
    const image = await loadImage(await summaryPlot({ preview, context, components: one, subtitle: '' }))
    const { pen } = await newSheet(image.width, image.height)
    pen.drawImage(image, 0, 0)
    const pixels = pen.getImageData(0, 0, image.width, image.height).data
    const marked: [number, number][] = []
    for (let i = 0; i < pixels.length; i += 4)
      if (Math.abs(pixels[i] - 0x56) + Math.abs(pixels[i + 1] - 0xd4) + Math.abs(pixels[i + 2] - 0xf5) < 12)
        marked.push([(i / 4) % image.width, Math.floor(i / 4 / image.width)])
    const range = (axis: 0 | 1) => [Math.min(...marked.map((at) => at[axis])), Math.max(...marked.map((at) => at[axis]))]
    const zoom = Math.floor(LONGEST_IMAGE_SIDE / 400)
    const [[left, right], [top, bottom]] = [range(0), range(1)]
    // A circle of 40 pixels about pixel (99, 49), y upwards; the image begins at (140, 88).
    expect((left + right) / 2).toBeCloseTo(140 + 99.5 * zoom, -0.5)
    expect((top + bottom) / 2).toBeCloseTo(88 + (300 - 49.5) * zoom, -0.5)
    expect(right - left).toBeCloseTo(40 * zoom, -1)
    expect(bottom - top).toBeCloseTo(40 * zoom, -1)
  })

  it.each([
    ['no sky and no beam', { unit: '', name: 'a' }, preview],
    ['one pixel', { unit: '', name: 'a' }, { data: new Float32Array(1), width: 1, height: 1, factor: 1, fullWidth: 1, fullHeight: 1 }],
    ['nothing but blanks', context, { ...preview, data: new Float32Array(400 * 300).fill(Number.NaN) }],
    ['a long thin strip', context, { data: new Float32Array(1200), width: 1200, height: 1, factor: 9, fullWidth: 10800, fullHeight: 9 }],
  ])('is drawn for an image with %s', async (_, itsContext, itsPreview) => {
    const image = await loadImage(await summaryPlot({ preview: itsPreview, context: itsContext, components: one, subtitle: 'rms' }))
    expect(Math.max(image.width, image.height)).toBeLessThanOrEqual(1600)
  })

  it('has colours that get brighter without end', () => {
    const colours = new Uint8Array(imageColours().buffer)
    const brightness = Array.from(
      { length: 256 },
      (_, i) => 0.2126 * colours[4 * i] + 0.7152 * colours[4 * i + 1] + 0.0722 * colours[4 * i + 2],
    )
    expect(brightness.every((value, i) => i === 0 || value >= brightness[i - 1] - 0.5)).toBe(true)
    expect(brightness[255] - brightness[0]).toBeGreaterThan(230)
  })
})
