// The pixels of a plane, read by rows: straight from a file on disk, or from memory for what has to be unpacked or fetched first.
// A recipe says where they are in plain data, so that each worker thread can open them for itself.

import {
  chooseImage,
  choosePlane,
  imagePlaneReader,
  memoryPlaneReader,
  openFits,
  openTiledImage,
  type PlaneReader,
  readCompressedSection,
  readSection,
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
  const ranges = [[0, width], [0, height], ...plane.axes.map(({ index }) => [index, index + 1])] as [number, number][]
  const options = { as: 'float32', into: new Float32Array(shared), signal } as const
  if (hdu.kind === 'image') await readSection(hdu, ranges, options)
  else await readCompressedSection(hdu, ranges, options)
  return { kind: 'memory', width, height, shared }
}

/** A plane that was opened from its recipe; close it when done. */
export interface OpenPlane extends Disposable {
  readonly plane: PlaneReader
}

/** Opens a plane from its recipe, in whichever thread. Rows are then read without waiting. */
export async function openPlane(recipe: PlaneRecipe): Promise<OpenPlane> {
  if (recipe.kind === 'memory')
    return { plane: memoryPlaneReader(recipe.width, recipe.height, new Float32Array(recipe.shared)), [Symbol.dispose]: () => {} }
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
