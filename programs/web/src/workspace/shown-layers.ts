// The rasters of a window: the image and the maps of a run, each fetched when it is first shown.

import type { ImageView, Product } from '@cirasa/api'
import type { Display, RasterLayer, TileSource, Viewer } from '@cirasa/viewer'
import { useEffect, useRef, useState } from 'react'
import { useClient } from '../service/use-service.ts'
import { type ImagePlace, useImageView } from './image-views.ts'
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

/** Maps that a run can make, with how they are shown at first: residuals about zero, islands as colours of their own. */
const MAPS: Readonly<Record<string, { readonly name: string; readonly display: Partial<Display> }>> = {
  background: { name: 'Background', display: {} },
  rms: { name: 'Noise (rms)', display: { stretch: 'linear' } },
  model: { name: 'Model', display: {} },
  residual: { name: 'Residual', display: { stretch: 'linear', colormap: 'coolwarm', clip: { kind: 'rms', low: -5, high: 5 } } },
  segmentation: { name: 'Islands', display: { stretch: 'linear', colormap: 'categorical' } },
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

/** One raster in a viewer: draws nothing itself. It is fetched when it is first visible, and then stays. */
export function ShownRaster({ viewer, choice, visible, onView }: ShownRasterProps) {
  const client = useClient()
  const wanted = useRef(false)
  wanted.current ||= visible
  const { data, error } = useImageView(wanted.current ? choice.place : undefined)
  const { id, name, local } = choice
  const view = local?.view ?? data
  useEffect(() => onView?.(id, view, error), [id, view, error, onView])
  const ready = view !== undefined && (view.state === 'viewable' || view.state === 'complete')
  const [layer, setLayer] = useState<RasterLayer>()
  useEffect(() => {
    if (viewer === undefined || !ready) return
    setLayer(
      viewer.addRaster({ id, name, unit: view.unit, source: local?.source ?? serviceTiles(client, view), display: MAPS[id]?.display }),
    )
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
