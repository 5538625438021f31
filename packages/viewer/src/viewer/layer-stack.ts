// The layers of a viewer in their order, from the lowest to the uppermost.

import { viewerErrors } from '../errors.ts'
import { isOverlay, type Layer, type OverlayLayer } from '../layers/layer.ts'
import { Raster } from '../layers/raster.ts'

/** Any layer. */
export type AnyLayer = Layer | OverlayLayer

/** Holds layers and disposes of them. */
export class LayerStack {
  #layers: readonly AnyLayer[] = []

  get all(): readonly AnyLayer[] {
    return this.#layers
  }

  /** From the lowest. */
  get drawn(): readonly Layer[] {
    return this.#layers.filter((layer) => !isOverlay(layer)) as Layer[]
  }

  get overlays(): readonly OverlayLayer[] {
    return this.#layers.filter(isOverlay)
  }

  get rasters(): readonly Raster[] {
    return this.#layers.filter((layer) => layer instanceof Raster)
  }

  find(id: string): AnyLayer | undefined {
    return this.#layers.find((layer) => layer.id === id)
  }

  /** Puts a layer above all others. Throws VIEWER_SAME_ID. */
  add(layer: AnyLayer): void {
    if (this.find(layer.id) !== undefined) throw viewerErrors.SAME_ID({ id: layer.id })
    this.#layers = Object.freeze([...this.#layers, layer])
  }

  /** False where there is none of that id. */
  remove(id: string): boolean {
    const layer = this.find(id)
    if (layer === undefined) return false
    this.#layers = Object.freeze(this.#layers.filter((other) => other !== layer))
    for (const raster of this.rasters) if (raster.localRms === layer) raster.localRms = undefined
    layer.dispose()
    return true
  }

  /** Those named in this order from the lowest, then all others as they were. */
  order(ids: readonly string[]): void {
    const rank = new Map(ids.map((id, i) => [id, i]))
    const rankOf = ({ id }: AnyLayer) => rank.get(id) ?? ids.length
    this.#layers = Object.freeze([...this.#layers].sort((a, b) => rankOf(a) - rankOf(b)))
  }

  dispose(): void {
    for (const layer of this.#layers) layer.dispose()
    this.#layers = []
  }
}
