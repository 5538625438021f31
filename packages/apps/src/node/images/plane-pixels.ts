// The pixels of a plane, read by rows: straight from a file on disk, or from memory for what has to be unpacked or fetched first.
// A recipe says where they are in plain data, so that each worker thread can open them for itself.

import type { Plane } from '@cirasa/finder'
import {
  chooseImage,
  choosePlane,
  fitsErrors,
  imagePlaneReader,
  memoryPlaneReader,
  openFits,
  openTiledImage,
  type PixelRange,
  readCompressedSection,
  readSection,
  type TiledImage,
  tiledPlaneReader,
} from '@cirasa/fits'
import { openFile } from '@cirasa/fits/node'
import type { OpenImage } from './open-image.ts'

/** Where the pixels of a plane are: data that can be posted to a worker thread. */
export type PlaneRecipe =
  | { readonly kind: 'file'; readonly path: string; readonly hdu: number; readonly choice: Readonly<Record<string, number>> }
  | { readonly kind: 'memory'; readonly width: number; readonly height: number; readonly shared: SharedArrayBuffer }

/** How to read a plane. Throws the errors of `fits` for damaged pixels. */
export async function planeRecipe({ input, file, hdu, plane }: OpenImage, signal: AbortSignal): Promise<PlaneRecipe> {
  // A .gz has a source of its own: the unpacked bytes are not those on disk.
  if (input.file !== undefined && file.source === input.source) {
    const choice = Object.fromEntries(plane.axes.map(({ axis, index }) => [String(axis), index]))
    return { kind: 'file', path: input.file.name, hdu: hdu.index, choice }
  }
  const { width, height } = plane
  const shared = new SharedArrayBuffer(width * height * 4)
  await readPlaneRows({ hdu, plane }, [0, height], new Float32Array(shared), signal)
  return { kind: 'memory', width, height, shared }
}

/**
 * Refuses a plane that a file only promises, before anything is allocated for it: a header of some bytes can promise any size. Compressed
 * images are looked at when their tiles are. Throws FITS_TRUNCATED.
 */
export function refuseMissingPixels({ hdu, plane }: Pick<OpenImage, 'hdu' | 'plane'>): void {
  if (hdu.kind !== 'image' || hdu.missingBytes === 0) return
  const end = (plane.firstPixel + plane.width * plane.height) * (Math.abs(hdu.bitpix) / 8)
  if (end > hdu.dataBytes - hdu.missingBytes) throw fitsErrors.TRUNCATED({ missing: hdu.missingBytes, hdu: hdu.index })
}

/**
 * Reads rows of a plane from wherever it is, from the first up to but not including the last.
 *
 * @param tiled of a compressed image that is read several times: otherwise the index of its tiles is read each time.
 */
export async function readPlaneRows(
  { hdu, plane }: Pick<OpenImage, 'hdu' | 'plane'>,
  rows: readonly [number, number],
  into: Float32Array,
  signal: AbortSignal,
  tiled?: TiledImage,
): Promise<void> {
  const ranges = [[0, plane.width], rows, ...plane.axes.map(({ index }) => [index, index + 1] as const)] as PixelRange[]
  const options = { as: 'float32', into, signal } as const
  if (hdu.kind === 'image') await readSection(hdu, ranges, options)
  else await readCompressedSection(hdu, ranges, { ...options, tiled })
}

/** A plane that was opened from its recipe; close it when done. */
export interface OpenPlane extends Disposable {
  readonly plane: Plane
}

/** A plane that lies in memory, such as what threads share: whoever reads it may also look at its pixels where they are. */
export function planeInMemory(width: number, height: number, pixels: Float32Array): Plane {
  return { ...memoryPlaneReader(width, height, pixels), pixels }
}

/** Opens a plane from its recipe, in whichever thread. Rows are then read without waiting. */
export async function openPlane(recipe: PlaneRecipe): Promise<OpenPlane> {
  if (recipe.kind === 'memory')
    return { plane: planeInMemory(recipe.width, recipe.height, new Float32Array(recipe.shared)), [Symbol.dispose]: () => {} }
  const file = openFile(recipe.path)
  try {
    const hdu = chooseImage(await openFits(file), recipe.hdu)
    const plane = choosePlane(hdu, recipe.choice)
    const reader = hdu.kind === 'image' ? imagePlaneReader(file, hdu, plane) : tiledPlaneReader(file, await openTiledImage(hdu), plane)
    return { plane: reader, [Symbol.dispose]: () => file.close() }
  } catch (error) {
    file.close()
    throw error
  }
}
