// The rasters of a window: the image and the maps of a run, each fetched when it is first shown.

import type { ImageView, Product } from '@cirasa/api'
import type { Display, RasterLayer, RasterOptions, TileSource, Viewer } from '@cirasa/viewer'
import { useEffect, useRef, useState } from 'react'
import { useClient } from '../service/use-service.ts'
import { type ImagePlace, useImageView } from './image-views.ts'
import { useWorkspace } from './saving/kept-window.tsx'
import { takeUpLook } from './saving/layer-look.ts'
import { serviceTiles } from './service-tiles.ts'

/** A raster that can be shown. */
export interface RasterChoice {
  /** Also the id of its layer: image, background, rms, model, residual, segmentation. */
  readonly id: string
  readonly name: string
  /** Absent for what is in the page already. */
  readonly place?: ImagePlace
  /** What is in the page already: its view, and where its tiles come from. */
  readonly local?: { readonly view: ImageView; readonly source: TileSource }
}

/** The map of the local rms. */
const NOISE = 'rms'
/** The map of the numbers of islands. */
export const ISLANDS = 'segmentation'

/** Maps that a run can make, with how they are shown at first: residuals about zero, islands as colours of their own. */
const MAPS: Readonly<Record<string, MapKind>> = {
  background: { name: 'Background', isNoisy: false, display: {} },
  rms: { name: 'Noise (rms)', isNoisy: false, display: { stretch: 'linear' } },
  model: { name: 'Model', isNoisy: false, display: {} },
  residual: {
    name: 'Residual',
    isNoisy: true,
    display: { stretch: 'linear', colormap: 'coolwarm', clip: { kind: 'rms', low: -5, high: 5 } },
  },
  [ISLANDS]: { name: 'Islands', isNoisy: false, display: { stretch: 'linear', colormap: 'categorical' } },
}

interface MapKind extends Pick<RasterOptions, 'isNoisy'> {
  readonly name: string
  readonly display: Partial<Display>
}

/** The maps among the products of a job, in the order of `MAPS`. */
export function mapsOf(job: string, products: readonly Pick<Product, 'name' | 'role'>[]): readonly RasterChoice[] {
  return Object.entries(MAPS).flatMap(([id, { name }]) => {
    const product = products.find((one) => one.role === 'map' && one.name.endsWith(`.${id}.fits`))
    return product ? [{ id, name, place: { kind: 'product', job, product: product.name } as const }] : []
  })
}

interface ShownRasterProps {
  readonly viewer: Viewer | undefined
  readonly choice: RasterChoice
  readonly visible: boolean
  /** Told when the view of it has come, or what went wrong. */
  readonly onView?: (id: string, view: ImageView | undefined, error: unknown) => void
}

/**
 * One raster in a viewer: draws nothing itself. It is fetched when it is first visible, and then stays; the map of the noise is fetched at once, as readings and
 * cuts of the others have need of it.
 */
export function ShownRaster({ viewer, choice, visible, onView }: ShownRasterProps) {
  const client = useClient()
  const { store } = useWorkspace()
  const saved = useRef(store)
  saved.current = store
  const wanted = useRef(false)
  wanted.current ||= visible || choice.id === NOISE
  const { data, error } = useImageView(wanted.current ? choice.place : undefined)
  const { id, name, local } = choice
  const isVisible = useRef(visible)
  isVisible.current = visible
  const view = local?.view ?? data
  useEffect(() => onView?.(id, view, error), [id, view, error, onView])
  const ready = view !== undefined && (view.state === 'viewable' || view.state === 'complete')
  const [layer, setLayer] = useState<RasterLayer>()
  useEffect(() => {
    if (viewer === undefined || !ready) return
    const { display, isNoisy } = MAPS[id] ?? {}
    const look = saved.current.current.layers[id]
    const added = viewer.addRaster({
      ...{ id, name, isNoisy },
      unit: view.unit,
      source: local?.source ?? serviceTiles(client, view),
      display,
    })
    added.visible = isVisible.current
    if (look !== undefined) takeUpLook(added, look)
    arrange(viewer)
    setLayer(added)
    return () => {
      viewer.remove(id)
      setLayer(undefined)
    }
    // The view of a plane does not change once it can be looked at.
  }, [viewer, ready, id, name, view, local, client])
  useEffect(() => {
    if (viewer === undefined || layer === undefined || layer.visible === visible) return
    layer.visible = visible
    viewer.changed()
  }, [viewer, layer, visible])
  return null
}

/**
 * Puts rasters below all that marks places, the image lowest and maps in their order, whichever came first; and gives the map of the noise to those that have
 * noise.
 */
function arrange(viewer: Viewer): void {
  const rasters = viewer.layers.filter((layer): layer is RasterLayer => layer.kind === 'raster')
  const order = ['image', ...Object.keys(MAPS)]
  const rank = ({ id }: RasterLayer) => (order.includes(id) ? order.indexOf(id) : order.length)
  viewer.order(rasters.toSorted((a, b) => rank(a) - rank(b)).map(({ id }) => id))
  const map = rasters.find(({ id }) => id === NOISE)
  if (map !== undefined) for (const raster of rasters) if (raster.isNoisy && raster.localRms !== map) raster.localRms = map
}
