// Flux density from a sum of pixels: surface brightness a beam times how many beams the pixels are.

import { type Beam, beamSolidAngle } from '@cirasa/units'

/** What turns a sum of pixels into Jy. */
export interface FluxScale {
  /** Of the pixels, as the header writes it. */
  readonly unit: string
  readonly beam?: Beam
  /** Solid angle of a pixel in arcsec^2. */
  readonly pixelArea?: number
}

const PREFIXES: Readonly<Record<string, number>> = { '': 1, G: 1e9, M: 1e6, k: 1e3, m: 1e-3, u: 1e-6, µ: 1e-6, μ: 1e-6, n: 1e-9 }
/** Jy/beam and Jy/pixel in the spellings of headers. */
const UNIT = /^([gkmuµμn]?)jy\s*(?:\/\s*|\s|\.|\*)\s*(beam|bm|pix|pixel)(?:\s*\^?\(?-1\)?)?$/i

/**
 * Jy for a sum of one pixel unit, or undefined where the unit is no flux density or the beam is not known. The beam is a Gaussian, whose
 * solid angle is pi / (4 ln 2) times the product of its two FWHM (Condon 1997, PASP 109, 166).
 *
 * @example janskyPerSum({ unit: 'Jy/beam', beam: circular(15 arcsec), pixelArea: 25 }) // 0.0981: a beam has 10.2 pixels
 */
export function janskyPerSum({ unit, beam, pixelArea }: FluxScale): number | undefined {
  const text = unit.trim()
  const match = UNIT.exec(text)
  if (match === null) return undefined
  // Old files write all in capitals: MJY/BEAM is not mega.
  const jansky = PREFIXES[text === text.toUpperCase() ? match[1].toLowerCase() : match[1]]
  if (jansky === undefined || /^p/i.test(match[2])) return jansky
  if (beam === undefined || pixelArea === undefined) return undefined
  const pixelsPerBeam = beamSolidAngle(beam) / pixelArea
  return Number.isFinite(pixelsPerBeam) && pixelsPerBeam > 0 ? jansky / pixelsPerBeam : undefined
}
