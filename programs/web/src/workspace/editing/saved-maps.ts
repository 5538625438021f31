// Background and noise around a place from the maps that a run has saved: what the run itself went by.

import type { ImageView, Product } from '@cirasa/api'
import type { Client } from '@cirasa/client'
import type { ImageBox, Viewer } from '@cirasa/viewer'
import { serviceTiles } from '../service-tiles.ts'
import { mapsOf } from '../shown-layers.ts'

/** Seconds that the service may hold an answer. */
const WAIT = 15

/** Maps of the pixels of a box, by rows from the lowest. */
export interface NoiseMaps {
  readonly background: Float32Array
  readonly rms: Float32Array
}

/** Reads the saved maps; undefined where the run has saved none of this image. */
export async function readSavedMaps(
  { viewer, client, job, products }: { viewer: Viewer; client: Client; job: string; products: readonly Pick<Product, 'name' | 'role'>[] },
  box: ImageBox,
  signal: AbortSignal,
): Promise<NoiseMaps | undefined> {
  const found = mapsOf(job, products)
  const read = async (id: 'background' | 'rms'): Promise<Float32Array | undefined> => {
    const place = found.find((one) => one.id === id)?.place
    if (place?.kind !== 'product') return undefined
    const view = await viewOf(client, job, place.product, signal)
    const { image } = viewer
    // A map of a part of the image has pixels of its own.
    if (view === undefined || view.width !== image?.width || view.height !== image.height) return undefined
    const layer = `fit-${id}`
    viewer.addRaster({ id: layer, name: layer, unit: view.unit, source: serviceTiles(client, view) }).visible = false
    try {
      return (await viewer.pixels(box, { layer, lossless: true, signal })).pixels
    } finally {
      viewer.remove(layer)
    }
  }
  const [background, rms] = [await read('background'), await read('rms')]
  return background && rms && { background, rms }
}

/** The view of a product once it has tiles; undefined where they cannot be made. */
async function viewOf(client: Client, job: string, product: string, signal: AbortSignal): Promise<ImageView | undefined> {
  for (;;) {
    const view = await client.images.ofProduct(job, product, { wait: WAIT }, signal)
    if (view.state === 'failed') return undefined
    if (view.state !== 'building') return view
  }
}
