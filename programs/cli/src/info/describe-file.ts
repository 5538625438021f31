// What a FITS file holds, as data: its HDUs, and of one image the axes, sky, beam, unit and noise.

import { choosePixels, type ImageChoice, type OpenImage, openFile, openPlane, planeRecipe, readPlaneRows } from '@cirasa/apps/node/images'
import type { BeamRecord } from '@cirasa/catalog'
import { describeHdu, type HduSummary, openTiledImage } from '@cirasa/fits'
import { sigmaClippedStatistics, wholeImage } from '@cirasa/image'
import { pixelScale } from '@cirasa/wcs'

export interface AxisDescription {
  readonly axis: number
  readonly type: string
  readonly unit: string
  readonly length: number
  /** Value at the reference pixel, and the step. */
  readonly value?: number
  readonly step?: number
  /** The plane looked at; absent for the first two axes. */
  readonly index?: number
}

export interface ImageDescription {
  readonly hdu: number
  readonly axes: readonly AxisDescription[]
  readonly unit: string
  readonly frequencyHz?: number
  readonly beam?: BeamRecord
  readonly sky?: {
    readonly frame: string
    readonly projection: string
    /** ICRS of the middle of the image, degrees. */
    readonly centre: { readonly ra: number; readonly dec: number }
    /** Arcsec a pixel in the middle. */
    readonly pixelScale: number
  }
  /** Of the pixels looked at: the noise and level after clipping, the range, and the fraction that is blank. */
  readonly pixels: { readonly rms: number; readonly median: number; readonly min: number; readonly max: number; readonly blank: number }
  /** The fraction of the plane's pixels that was looked at. */
  readonly sampled: number
  readonly notes: readonly string[]
}

export interface FileDescription {
  readonly name: string
  readonly bytes?: number
  readonly hdus: readonly HduSummary[]
  readonly trouble?: string
  readonly image?: ImageDescription
}

/** Pixels that are looked at for the noise of a large image. */
const SAMPLE_PIXELS = 1 << 21
/** And of one on a server: 2 MiB of floats, in so many requests. */
const REMOTE_PIXELS = 1 << 19
const BANDS = 16

/** Describes a file, and the image chosen in it. A file without images is described too, unless one was asked for. */
export async function describeFile(name: string, choice: ImageChoice, signal: AbortSignal): Promise<FileDescription> {
  const { input, file } = await openFile(name, signal, 'ranges')
  try {
    const isAsked = choice.hdu !== undefined || choice.plane !== undefined
    const hasPlane = file.hdus.some((hdu) => 'shape' in hdu && hdu.shape.length >= 2)
    const image =
      hasPlane || isAsked ? await describeImage({ input, file, ...(await choosePixels(name, file, choice, signal)) }, signal) : undefined
    return {
      name,
      bytes: input.source.size,
      hdus: file.hdus.map(describeHdu),
      ...(file.trouble ? { trouble: file.trouble.message } : {}),
      ...(image ? { image } : {}),
    }
  } finally {
    input.close()
  }
}

async function describeImage(image: OpenImage, signal: AbortSignal): Promise<ImageDescription> {
  const { hdu, context, plane, notes } = image
  const { header } = hdu
  const middle = { x: (plane.width - 1) / 2, y: (plane.height - 1) / 2 }
  const centre = context.wcs?.pixelToIcrs(middle.x, middle.y)
  return {
    hdu: hdu.index,
    axes: hdu.shape.map((length, i) => ({
      axis: i + 1,
      type: header.string(`CTYPE${i + 1}`) ?? '',
      unit: header.string(`CUNIT${i + 1}`) ?? '',
      length,
      value: header.number(`CRVAL${i + 1}`),
      step: header.number(`CDELT${i + 1}`) ?? header.number(`CD${i + 1}_${i + 1}`),
      index: plane.axes.find(({ axis }) => axis === i + 1)?.index,
    })),
    unit: context.unit,
    frequencyHz: context.frequency,
    beam: context.beam,
    ...(context.wcs && centre
      ? {
          sky: {
            frame: context.wcs.frame,
            projection: /-([A-Z]{3})\s*$/.exec(header.string('CTYPE1') ?? '')?.[1] ?? '',
            centre: { ra: centre.lon, dec: centre.lat },
            pixelScale: pixelScale(context.wcs.localJacobian(middle.x, middle.y)),
          },
        }
      : {}),
    ...(await statisticsOf(image, signal)),
    notes,
  }
}

/** The statistics of a sample of the pixels. */
async function statisticsOf(image: OpenImage, signal: AbortSignal): Promise<Pick<ImageDescription, 'pixels' | 'sampled'>> {
  const { plane, input } = image
  const pixels = input.isRemote ? await bandsOf(image, signal) : await rowsOf(image, signal)
  let [min, max, valid] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0]
  for (const value of pixels) {
    if (!Number.isFinite(value)) continue
    valid++
    if (value < min) min = value
    if (value > max) max = value
  }
  const { median, std } = sigmaClippedStatistics(wholeImage(pixels, plane.width, pixels.length / plane.width))
  const sampled = pixels.length / (plane.width * plane.height)
  return { pixels: { rms: std, median, min, max, blank: 1 - valid / pixels.length }, sampled }
}

/** Rows spread evenly over the image. */
async function rowsOf(image: OpenImage, signal: AbortSignal): Promise<Float32Array> {
  using opened = await openPlane(await planeRecipe(image, signal))
  const { plane } = opened
  const { width, height } = plane
  const rows = Math.max(1, Math.min(height, Math.floor(SAMPLE_PIXELS / width)))
  const pixels = new Float32Array(rows * width)
  for (let row = 0; row < rows; row++) {
    const y = Math.floor(((row + 0.5) * height) / rows)
    plane.readRows(y, y + 1, pixels.subarray(row * width, (row + 1) * width))
  }
  return pixels
}

/** A few bands of rows spread evenly over the image: each of them asks the server once. */
async function bandsOf(image: OpenImage, signal: AbortSignal): Promise<Float32Array> {
  const { hdu, plane } = image
  const { width, height } = plane
  const tiled = hdu.kind === 'image' ? undefined : await openTiledImage(hdu, signal)
  const rows = Math.max(1, Math.min(height, Math.floor(REMOTE_PIXELS / width)))
  const bands = rows === height ? 1 : Math.min(BANDS, rows)
  const thick = Math.floor(rows / bands)
  const pixels = new Float32Array(bands * thick * width)
  for (let band = 0; band < bands; band++) {
    const y = Math.floor(((band + 0.5) * height) / bands - thick / 2)
    await readPlaneRows(image, [y, y + thick], pixels.subarray(band * thick * width, (band + 1) * thick * width), signal, tiled)
  }
  return pixels
}
