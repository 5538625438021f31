// The pixels of a plane, read by rows: straight from a file on disk, or from memory for what has to be unpacked or fetched first.

import { imagePlaneReader, memoryPlaneReader, type PlaneReader, readSection } from '@cirasa/fits'
import type { OpenImage } from './open-image.ts'

/** Where the pixels of a plane are. */
export interface PlanePixels {
  readonly plane: PlaneReader
  /** The plane whole and shared between threads, where it had to be brought into memory. */
  readonly shared?: SharedArrayBuffer
}

/** Makes a plane readable by rows. Throws the errors of `fits` for damaged pixels. */
export async function planePixels({ input, file, hdu, plane }: OpenImage, signal: AbortSignal): Promise<PlanePixels> {
  // A .gz has a source of its own: the unpacked bytes are not those on disk.
  const isOnDisk = input.file !== undefined && file.source === input.source
  if (isOnDisk && hdu.kind === 'image') return { plane: imagePlaneReader(input.file, hdu, plane) }
  const shared = new SharedArrayBuffer(plane.width * plane.height * 4)
  const pixels = new Float32Array(shared)
  const ranges = [[0, plane.width], [0, plane.height], ...plane.axes.map(({ index }) => [index, index + 1])] as [number, number][]
  await readSection(hdu, ranges, { as: 'float32', into: pixels, signal })
  return { plane: memoryPlaneReader(plane.width, plane.height, pixels), shared }
}
