// What the preview has to know of an image, as plain data that can be posted to a worker; and what the finder makes of it.

import type { ImageView } from '@cirasa/api'
import { isCodedError } from '@cirasa/errors'
import type { PlaneContext } from '@cirasa/finder'
import { arcsec, type Beam, degrees, FWHM_PER_SIGMA, foldPositionAngle, hertz } from '@cirasa/units'
import { createWcs, pixelScale, skyEllipseToPixel, type Wcs } from '@cirasa/wcs'
import { type BlockPlace, placedWcs } from './placed-wcs.ts'

/** An image as the service describes it, or a file that was opened in the page. Absent header: no sky. */
export type PreviewImage = Pick<ImageView, 'width' | 'height' | 'unit' | 'frequency' | 'beam' | 'header' | 'skyPlane'> & {
  readonly name: string
}

/** The sky of an image; undefined where it has none, or none along its rows and columns. */
export function wcsOf({ header, skyPlane }: Pick<PreviewImage, 'header' | 'skyPlane'>): Wcs | undefined {
  if (header === undefined) return undefined
  try {
    const wcs = createWcs(header, { plane: skyPlane })
    return wcs.pixelAxes[0] === 1 && wcs.pixelAxes[1] === 2 ? wcs : undefined
  } catch (error) {
    // As in a run: an image whose sky cannot be used is searched in pixels.
    if (isCodedError(error)) return undefined
    throw error
  }
}

/**
 * What the finder is told of a block of pixels. On a coarser level the beam is wider by what the means of pixels add. A block in whose middle the map
 * has no sky is searched in pixels.
 */
export function blockContext(image: PreviewImage, block: BlockPlace & { readonly width: number; readonly height: number }): PlaneContext {
  const whole = wcsOf(image)
  const wcs = whole && placedWcs(whole, block)
  const hasSky = wcs !== undefined && Number.isFinite(wcs.localJacobian((block.width - 1) / 2, (block.height - 1) / 2)[0])
  const beam = beamOf(image)
  return {
    wcs: hasSky ? wcs : undefined,
    beam: beam && widened(beam, block.step, scaleOf(image, whole)),
    unit: image.unit,
    frequency: image.frequency === undefined ? undefined : hertz(image.frequency),
    name: image.name,
  }
}

/** Arcsec a pixel in the middle of the image; NaN where there is no sky. */
function scaleOf({ width, height }: PreviewImage, wcs: Wcs | undefined): number {
  return wcs === undefined ? Number.NaN : pixelScale(wcs.localJacobian((width - 1) / 2, (height - 1) / 2))
}

/** FWHM of the beam along its minor axis in pixels of the image; undefined where header or sky say nothing of it. */
export function beamWidth(image: PreviewImage): number | undefined {
  const wcs = wcsOf(image)
  const beam = beamOf(image)
  if (wcs === undefined || beam === undefined) return undefined
  const { minor } = skyEllipseToPixel(wcs.localJacobian((image.width - 1) / 2, (image.height - 1) / 2), beam)
  return minor > 0 ? minor : undefined
}

/** How much larger the beam's area is on a level than in the image: what fluxes per beam of a coarse preview are to be multiplied with. */
export function beamGrowth(image: PreviewImage, step: number): number {
  const wcs = wcsOf(image)
  const beam = beamOf(image)
  if (wcs === undefined || beam === undefined || step === 1) return 1
  const wide = widened(beam, step, scaleOf(image, wcs))
  return (wide.major * wide.minor) / (beam.major * beam.minor)
}

function beamOf({ beam }: PreviewImage): Beam | undefined {
  if (beam === undefined) return undefined
  return { major: arcsec(beam.major), minor: arcsec(beam.minor), positionAngle: foldPositionAngle(degrees(beam.positionAngle)) }
}

/** A mean over step x step pixels is a box on top of those pixels: its variance is (step^2 - 1) / 12 square pixels along each axis. */
function widened(beam: Beam, step: number, scale: number): Beam {
  if (step === 1 || !(scale > 0)) return beam
  const added = ((FWHM_PER_SIGMA * scale) ** 2 * (step * step - 1)) / 12
  return { ...beam, major: arcsec(Math.sqrt(beam.major ** 2 + added)), minor: arcsec(Math.sqrt(beam.minor ** 2 + added)) }
}
