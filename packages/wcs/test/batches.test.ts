// Batches answer as single calls do, also in place and where there is no sky.

import { createWcs } from '@cirasa/wcs'
import { describe, expect, it } from 'vitest'

const wcs = createWcs({ CTYPE1: 'GLON-SIN', CTYPE2: 'GLAT-SIN', CRVAL1: 10, CRVAL2: 20, CRPIX1: 50, CRPIX2: 50, CDELT1: -1, CDELT2: 1 })
const x = Float64Array.from({ length: 100 }, (_, i) => (i * 37) % 120)
const y = Float64Array.from({ length: 100 }, (_, i) => (i * 53) % 110)

describe('batches', () => {
  it('of pixels give the sky and ICRS of each, NaN where there is none', () => {
    const [lon, lat, ra, dec] = [0, 1, 2, 3].map(() => new Float64Array(100))
    wcs.pixelsToSky(x, y, lon, lat)
    wcs.pixelsToIcrs(x, y, ra, dec)
    x.forEach((_, i) => {
      expect({ lon: lon[i], lat: lat[i] }).toEqual(wcs.pixelToSky(x[i], y[i]))
      expect({ lon: ra[i], lat: dec[i] }).toEqual(wcs.pixelToIcrs(x[i], y[i]))
    })
    expect(lon.some(Number.isNaN)).toBe(true)
    expect(lon.some(Number.isFinite)).toBe(true)
  })

  it('come back in place', () => {
    const [a, b] = [Float64Array.from(x), Float64Array.from(y)]
    wcs.pixelsToIcrs(a, b, a, b)
    const onSky = Array.from(a, Number.isFinite)
    wcs.icrsToPixels(a, b, a, b)
    x.forEach((_, i) => {
      expect(Number.isFinite(a[i])).toBe(onSky[i])
      if (onSky[i]) expect(Math.hypot(a[i] - x[i], b[i] - y[i])).toBeLessThan(1e-9)
    })
  })

  it('of positions give the pixel of each, NaN where the map does not show it', () => {
    const lon = Float64Array.from({ length: 72 }, (_, i) => 5 * i)
    const lat = new Float64Array(72)
    const [px, py] = [new Float64Array(72), new Float64Array(72)]
    wcs.skyToPixels(lon, lat, px, py)
    lon.forEach((_, i) => {
      expect({ x: px[i], y: py[i] }).toEqual(wcs.skyToPixel(lon[i], lat[i]))
    })
    expect(px.filter(Number.isNaN).length).toBeGreaterThan(20)
  })
})
