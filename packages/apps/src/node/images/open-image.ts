// Opens an image and its chosen plane, and tells from the header what the finder wants to know of it.

import path from 'node:path'
import { isCodedError } from '@cirasa/errors'
import type { PlaneContext } from '@cirasa/finder'
import {
  type CompressedImageHdu,
  chooseImage,
  choosePlane,
  type FitsFile,
  type HeaderBeam,
  type ImageHdu,
  type ImagePlane,
  openFits,
  readPlaneBeam,
} from '@cirasa/fits'
import { arcsec, type Beam, degrees, foldPositionAngle, hertz } from '@cirasa/units'
import { createWcs, type HeaderRecord, type Wcs } from '@cirasa/wcs'
import { type ByteInput, isAddress, openInput, type Wanted } from './byte-input.ts'
import { planeChoice } from './plane-choice.ts'

/** Which image of a file, and which plane of it. */
export interface ImageChoice {
  /** Counted from 0; the first image where left out. */
  readonly hdu?: number
  /** Such as `FREQ=10`, see planeChoice; the first plane where left out. */
  readonly plane?: string
}

/** How far a file that is packed with gzip may unfold in memory, see openFits. */
type UnpackingLimits = Pick<NonNullable<Parameters<typeof openFits>[1]>, 'maxUnpackedBytes'>

/** An opened image: its headers are read, its pixels are not. */
export interface OpenImage {
  readonly input: ByteInput
  readonly file: FitsFile
  readonly hdu: ImageHdu | CompressedImageHdu
  readonly plane: ImagePlane
  readonly context: PlaneContext
  /** What threads make the sky of `context` from again; absent without one. */
  readonly sky?: { readonly header: HeaderRecord; readonly plane: readonly number[] }
  /** What of the header could not be used, in sentences. */
  readonly notes: readonly string[]
}

/** A FITS file with its headers read. The caller closes `input`. Throws FILE_ errors and those of `fits`. */
export async function openFile(
  name: string,
  signal: AbortSignal,
  wanted: Wanted = 'whole',
  limits: UnpackingLimits = {},
): Promise<{ readonly input: ByteInput; readonly file: FitsFile }> {
  const input = await openInput(name, signal, wanted)
  try {
    const file = await openFits(input.source, { ...limits, signal })
    // What is packed with gzip can only be read from its beginning on: one download is faster than many ranges.
    if (wanted === 'ranges' && input.isRemote && file.source !== input.source) return await openFile(name, signal, 'whole', limits)
    return { input, file }
  } catch (error) {
    input.close()
    throw error
  }
}

/** Opens the image of that name. Throws FILE_ errors and those of `fits`; the caller closes `input`. */
export async function openImage(name: string, choice: ImageChoice, signal: AbortSignal, limits: UnpackingLimits = {}): Promise<OpenImage> {
  const { input, file } = await openFile(name, signal, 'whole', limits)
  try {
    return { input, file, ...(await choosePixels(name, file, choice, signal)) }
  } catch (error) {
    input.close()
    throw error
  }
}

/** The chosen plane of an open file, and what its header says. Throws FILE_BAD_PLANE, and the errors of `fits` for a choice that is not there. */
export async function choosePixels(
  name: string,
  file: FitsFile,
  choice: ImageChoice,
  signal: AbortSignal,
): Promise<Omit<OpenImage, 'input' | 'file'>> {
  const hdu = chooseImage(file, choice.hdu)
  const plane = choosePlane(hdu, planeChoice(choice.plane, hdu, name))
  const { wcs, sky, notes } = skyOf(hdu, plane)
  const context: PlaneContext = Object.freeze({
    wcs,
    beam: beamOf(await readPlaneBeam(file, hdu, plane, signal)),
    unit: hdu.header.string('BUNIT')?.trim() ?? '',
    frequency: plane.frequencyHz === undefined ? undefined : hertz(plane.frequencyHz),
    name: baseName(name),
  })
  return { hdu, plane, context, sky, notes }
}

/** The last part of a path or an address. */
export function baseName(name: string): string {
  return isAddress(name) ? path.posix.basename(new URL(name).pathname) || 'image' : path.basename(name)
}

/** What output files are called: the image's name without what says that it is FITS. */
export function stem(name: string): string {
  return (
    baseName(name)
      .replace(/\.(gz|fz)$/i, '')
      .replace(/\.(fits?|fts)$/i, '') || 'image'
  )
}

type Sky = Pick<OpenImage, 'sky' | 'notes'> & { readonly wcs?: Wcs }

/** The sky of a plane; an image without one is searched in pixels, with a word on why. */
function skyOf(hdu: ImageHdu | CompressedImageHdu, plane: ImagePlane): Sky {
  const sky = { header: hdu.header.toRecord(), plane: [0, 0, ...plane.axes.map(({ index }) => index)] }
  try {
    const wcs = createWcs(sky.header, { plane: sky.plane })
    if (wcs.pixelAxes[0] === 1 && wcs.pixelAxes[1] === 2) return { wcs, sky, notes: wcs.notes }
    return { notes: [`The sky lies along axes ${wcs.pixelAxes.join(' and ')}, not along the plane: positions are in pixels.`] }
  } catch (error) {
    if (!isCodedError(error)) throw error
    if (error.code === 'WCS_NOT_CELESTIAL') return { notes: [] }
    return { notes: [`${error.message} Positions are in pixels.`] }
  }
}

function beamOf(beam: HeaderBeam | undefined): Beam | undefined {
  if (!beam) return undefined
  return {
    major: arcsec(beam.majorDeg * 3600),
    minor: arcsec(beam.minorDeg * 3600),
    positionAngle: foldPositionAngle(degrees(beam.positionAngleDeg)),
  }
}
