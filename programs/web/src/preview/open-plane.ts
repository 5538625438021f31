// A plane of a FITS file in the page: what its header says, and its pixels by rows, read from the file as they are wanted.

import {
  blobSource,
  type CompressedImageHdu,
  chooseImage,
  choosePlane,
  type FitsFile,
  fitsErrors,
  holdsLabels,
  type ImageHdu,
  type ImagePlane,
  openFits,
  openTiledImage,
  type PixelRange,
  type PlaneChoice,
  readCompressedSection,
  readPlaneBeam,
  readSection,
} from '@cirasa/fits'
import type { Reduction, RowSource } from '@cirasa/image'
import { degrees, foldPositionAngle } from '@cirasa/units'
import { type PreviewImage, wcsOf } from './preview-image.ts'

/** Which plane of a file. */
export interface LocalChoice {
  /** Counted from 0; the first image where left out. */
  readonly hdu?: number
  /** Pixels, counted from 0, on the axes after the second; the first where left out. */
  readonly plane?: readonly number[]
}

/** An opened plane. */
export interface LocalPlane {
  readonly image: PreviewImage
  readonly hdu: number
  readonly rows: RowSource
  /** How its coarser levels are made. */
  readonly reduction: Reduction
}

/** Unpacked bytes of a .gz at most: they stay in memory. */
const MOST_UNPACKED = 192 << 20

/** Opens a plane of a file. Throws the errors of `fits`. */
export async function openPlane(blob: Blob, name: string, choice: LocalChoice, signal?: AbortSignal): Promise<LocalPlane> {
  const file = await openFits(blobSource(blob, name), { maxUnpackedBytes: MOST_UNPACKED, signal })
  const hdu = chooseImage(file, choice.hdu)
  const planes: PlaneChoice = Object.fromEntries((choice.plane ?? []).map((index, i) => [String(i + 3), index]))
  const plane = choosePlane(hdu, planes)
  refuseMissing(hdu, plane)
  const reduction = holdsLabels(hdu.header) ? 'label' : 'mean'
  return { image: await describe(file, hdu, plane, name, signal), hdu: hdu.index, rows: await rowsOf(hdu, plane, signal), reduction }
}

async function describe(
  file: FitsFile,
  hdu: ImageHdu | CompressedImageHdu,
  plane: ImagePlane,
  name: string,
  signal: AbortSignal | undefined,
): Promise<PreviewImage> {
  const beam = await readPlaneBeam(file, hdu, plane, signal)
  const header = hdu.header.toRecord()
  const skyPlane = [0, 0, ...plane.axes.map(({ index }) => index)]
  return {
    name,
    width: plane.width,
    height: plane.height,
    unit: hdu.header.string('BUNIT')?.trim() ?? '',
    frequency: plane.frequencyHz,
    ...(beam === undefined
      ? {}
      : {
          beam: {
            major: beam.majorDeg * 3600,
            minor: beam.minorDeg * 3600,
            positionAngle: foldPositionAngle(degrees(beam.positionAngleDeg)),
          },
        }),
    ...(wcsOf({ header: defined(header), skyPlane }) === undefined ? {} : { header: defined(header), skyPlane }),
  }
}

/** A header without the keywords that have no value. */
function defined(header: Readonly<Record<string, string | number | boolean | undefined>>): Record<string, string | number | boolean> {
  return Object.fromEntries(Object.entries(header).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}

/** Refuses a plane that a file only promises, before anything is set aside for it. */
function refuseMissing(hdu: ImageHdu | CompressedImageHdu, plane: ImagePlane): void {
  if (hdu.kind !== 'image' || hdu.missingBytes === 0) return
  const end = (plane.firstPixel + plane.width * plane.height) * (Math.abs(hdu.bitpix) / 8)
  if (end > hdu.dataBytes - hdu.missingBytes) throw fitsErrors.TRUNCATED({ missing: hdu.missingBytes, hdu: hdu.index })
}

async function rowsOf(hdu: ImageHdu | CompressedImageHdu, plane: ImagePlane, signal: AbortSignal | undefined): Promise<RowSource> {
  const { width, height } = plane
  const others = plane.axes.map(({ index }) => [index, index + 1] as const)
  const ranges = (y0: number, y1: number): PixelRange[] => [[0, width], [y0, y1], ...others]
  const tiled = hdu.kind === 'image' ? undefined : await openTiledImage(hdu, signal)
  return {
    width,
    height,
    async readRows(y0, y1, out) {
      const options = { as: 'float32', into: out.subarray(0, (y1 - y0) * width), signal } as const
      if (hdu.kind === 'image') await readSection(hdu, ranges(y0, y1), options)
      else await readCompressedSection(hdu, ranges(y0, y1), { ...options, tiled })
    },
  }
}
