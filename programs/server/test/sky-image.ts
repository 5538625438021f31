// A small FITS image with a sky, a beam and two sources, made for tests.

import { fitsWriter, Header, memorySink, writeImage } from '@cirasa/fits'

/** Pixels a side. */
export const SIDE = 64
/** Pixels of the beam's FWHM. */
const FWHM = 4
/** Centres of the sources, 0-based, and their peaks in Jy/beam. */
export const sources = [
  { x: 20, y: 30, peak: 1 },
  { x: 45.5, y: 12.25, peak: 0.5 },
] as const

/** The value of the image at a pixel: the sources over a little pattern that tells pixels from each other. */
export function skyValue(x: number, y: number): number {
  const spread = 2 * (FWHM / 2.354820045) ** 2
  const light = sources.reduce((sum, source) => sum + source.peak * Math.exp(-((x - source.x) ** 2 + (y - source.y) ** 2) / spread), 0)
  return Math.fround(light + 1e-3 * Math.sin(x * 12.9898 + y * 78.233))
}

/** The image as the bytes of a FITS file. */
export async function skyImage(): Promise<Uint8Array> {
  const data = new Float32Array(SIDE * SIDE)
  for (let y = 0; y < SIDE; y++) for (let x = 0; x < SIDE; x++) data[y * SIDE + x] = skyValue(x, y)
  const header = Header.of([
    ['CTYPE1', 'RA---SIN'],
    ['CTYPE2', 'DEC--SIN'],
    ['CRVAL1', 180.5],
    ['CRVAL2', -30.25],
    ['CRPIX1', 33],
    ['CRPIX2', 32],
    ['CDELT1', -2 / 3600],
    ['CDELT2', 2 / 3600],
    ['CUNIT1', 'deg'],
    ['CUNIT2', 'deg'],
    ['BUNIT', 'Jy/beam'],
    ['BMAJ', (2 * FWHM) / 3600],
    ['BMIN', (2 * FWHM) / 3600],
    ['BPA', 0],
    ['RESTFRQ', 1.4e9],
    ['OBJECT', 'test sky'],
  ])
  const sink = memorySink()
  const writer = fitsWriter(sink)
  await writeImage(writer, { shape: [SIDE, SIDE], header, data })
  await writer.finish()
  return sink.bytes()
}
