// How the rasters of a window are shown, in the workspace. They are taken up where a raster is made.

import type { RasterLayer, Viewer } from '@cirasa/viewer'
import { useEffect } from 'react'
import type { RasterChoice } from '../shown-layers.ts'
import { useWorkspace } from './kept-window.tsx'
import { lookOf } from './layer-look.ts'

/** Keeps them while the component is mounted. */
export function useKeptLooks(viewer: Viewer | undefined, choices: readonly RasterChoice[]): void {
  const { store } = useWorkspace()
  useEffect(() => {
    if (viewer === undefined) return
    const ids = new Set(choices.map(({ id }) => id))
    return viewer.on('layers', () => {
      const rasters = viewer.layers.filter((layer): layer is RasterLayer => layer.kind === 'raster' && ids.has(layer.id))
      store.set({ layers: { ...store.current.layers, ...Object.fromEntries(rasters.map((layer) => [layer.id, lookOf(layer)])) } })
    })
  }, [viewer, choices, store])
}
