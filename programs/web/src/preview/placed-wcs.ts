// The sky of a block of pixels that was cut out of an image, or out of a coarser level of it.

import type { SkyPosition, Wcs } from '@cirasa/wcs'

/** Where a block lies. */
export interface BlockPlace {
  /** Its first pixel, counted in pixels of its level. */
  readonly x0: number
  readonly y0: number
  /** Image pixels that a pixel of the level covers along each axis: 2^level. */
  readonly step: number
}

/** A pixel of the block in pixels of the image; the centre of a coarse pixel lies between those that it covers. */
export const toImagePixel = (first: number, step: number, at: number): number => (first + at + 0.5) * step - 0.5

/** A pixel of the image in pixels of the block. */
export const toBlockPixel = (first: number, step: number, at: number): number => (at + 0.5) / step - 0.5 - first

/** The sky of a block: that of the image, asked at the block's place. */
export function placedWcs(wcs: Wcs, { x0, y0, step }: BlockPlace): Wcs {
  if (x0 === 0 && y0 === 0 && step === 1) return wcs
  const sky =
    (ask: (x: number, y: number) => SkyPosition) =>
    (x: number, y: number): SkyPosition =>
      ask(toImagePixel(x0, step, x), toImagePixel(y0, step, y))
  const pixel = (at: { readonly x: number; readonly y: number }): { readonly x: number; readonly y: number } => ({
    x: toBlockPixel(x0, step, at.x),
    y: toBlockPixel(y0, step, at.y),
  })
  return Object.freeze({
    frame: wcs.frame,
    pixelToSky: sky(wcs.pixelToSky),
    pixelToIcrs: sky(wcs.pixelToIcrs),
    skyToPixel: (lon: number, lat: number) => pixel(wcs.skyToPixel(lon, lat)),
    icrsToPixel: (ra: number, dec: number) => pixel(wcs.icrsToPixel(ra, dec)),
    localJacobian: (x: number, y: number) => {
      const [a, b, c, d] = wcs.localJacobian(toImagePixel(x0, step, x), toImagePixel(y0, step, y))
      return [a * step, b * step, c * step, d * step] as const
    },
  })
}
