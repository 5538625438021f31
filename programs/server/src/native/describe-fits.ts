// What is worth knowing of a FITS file, from its headers alone: HDUs, and of the first image its axes, sky, beam and unit.

import { choosePixels, openFile } from '@cirasa/apps/node/images'
import { isCodedError } from '@cirasa/errors'
import { describeHdu, type FitsFile } from '@cirasa/fits'
import { pixelScale } from '@cirasa/wcs'
import type { DescribeFits } from '../use-cases/index.ts'

/** More are not listed. */
const MOST_HDUS = 200

/** The document of the schema FitsMetadata. Throws the errors of `fits` for what is no FITS file. */
export const describeFits: DescribeFits = async (path, signal = AbortSignal.timeout(30_000)) => {
  const { input, file } = await openFile(path, signal)
  try {
    const hasPlane = file.hdus.some((hdu) => 'shape' in hdu && hdu.shape.length >= 2)
    const image = hasPlane ? await describeImage(file, signal) : undefined
    return plain({ hdus: hduSummaries(file), image, trouble: file.trouble?.message })
  } finally {
    input.close()
  }
}

/** What each HDU holds, as the schema HduSummary says. */
export function hduSummaries({ hdus }: FitsFile) {
  return hdus.slice(0, MOST_HDUS).map((hdu) => {
    const { index, kind, name, axes, unit, type, object, telescope, beam, frequencyHz, compression, rows, columns } = describeHdu(hdu)
    const sky = beam && { major: beam.majorDeg * 3600, minor: beam.minorDeg * 3600, positionAngle: beam.positionAngleDeg }
    return {
      index,
      kind,
      name,
      axes: [...axes],
      unit,
      type,
      object,
      telescope,
      beam: sky,
      frequency: frequencyHz,
      compression,
      rows,
      columns,
    }
  })
}

/** Undefined for an image that cannot be made out. */
async function describeImage(file: FitsFile, signal: AbortSignal) {
  try {
    const { hdu, plane, context, notes } = await choosePixels('image', file, {}, signal)
    const { width, height } = plane
    const { wcs, beam, unit, frequency } = context
    const middle = { x: (width - 1) / 2, y: (height - 1) / 2 }
    const centre = wcs?.pixelToIcrs(middle.x, middle.y)
    const scale = wcs && pixelScale(wcs.localJacobian(middle.x, middle.y))
    const isOnSky = centre !== undefined && scale !== undefined && [centre.lon, centre.lat, scale].every(Number.isFinite)
    const sky = isOnSky && {
      frame: wcs!.frame,
      projection: /-([A-Z]{3})\s*$/.exec(hdu.header.string('CTYPE1') ?? '')?.[1] ?? '',
      ra: centre.lon,
      dec: centre.lat,
      pixelScale: scale,
      width: (width * scale) / 3600,
      height: (height * scale) / 3600,
    }
    return { hdu: hdu.index, width, height, unit, frequency, beam, sky: sky || undefined, notes }
  } catch (error) {
    if (isCodedError(error)) return undefined
    throw error
  }
}

/** As it will be stored. */
const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as Readonly<Record<string, unknown>>
