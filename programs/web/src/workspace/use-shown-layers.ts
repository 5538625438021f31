// Which rasters of a window are shown: said in one place, for the check boxes, the keys and the address alike.

import type { RasterLayer, Viewer } from '@cirasa/viewer'
import { useCallback, useEffect, useMemo } from 'react'
import { tell } from '../parts/tell.tsx'
import type { LayerKey } from './image-pane.tsx'
import type { RasterChoice } from './shown-layers.ts'
import { layersOf, layersText, nextLayer } from './shown-text.ts'
import { useViewerVersion } from './viewer-host.tsx'

/** A raster as the panel lists it. */
interface ListedLayer {
  readonly id: string
  readonly name: string
}

/** The rasters of a window, and what changes them. */
export interface ShownLayers {
  /** From the lowest: the choices, and then what else is in the viewer, such as maps of a preview. */
  readonly listed: readonly ListedLayer[]
  readonly shown: ReadonlySet<string>
  readonly show: (id: string, visible: boolean) => void
  /** Shows the next one up or down, and no other. */
  readonly turn: (by: 1 | -1) => void
  readonly isBlinking: boolean
  /** Those that are shown take turns, or end to. */
  readonly toggleBlink: () => void
}

interface ShownLayersOf {
  readonly viewer: Viewer | undefined
  /** From the lowest; the first is shown where nothing is said. */
  readonly choices: readonly RasterChoice[]
  /** Which of the choices are shown, as an address says it. */
  readonly layers: string | undefined
  readonly onLayers: (layers: string | undefined) => void
}

const BLINK_MS = 700

/** The layers of a window. */
export function useShownLayers({ viewer, choices, layers, onLayers }: ShownLayersOf): ShownLayers {
  const version = useViewerVersion(viewer, 'layers')
  const ids = useMemo(() => choices.map(({ id }) => id), [choices])
  const others = useOthers(viewer, ids, version)
  const chosen = useMemo(() => layersOf(layers, ids), [layers, ids])
  const listed = useMemo(() => [...choices, ...others].map(({ id, name }) => ({ id, name })), [choices, others])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version says that one of the others was shown or hidden
  const shown = useMemo(
    () => new Set([...chosen, ...others.filter(({ visible }) => visible).map(({ id }) => id)]),
    [chosen, others, version],
  )
  const put = useCallback(
    (next: ReadonlySet<string>) => {
      const text = layersText(next, ids)
      if (text !== layersText(chosen, ids)) onLayers(text)
      for (const layer of others) layer.visible = next.has(layer.id)
      if (others.length > 0) viewer?.changed()
    },
    [ids, chosen, onLayers, others, viewer],
  )
  const turning = useMemo(() => listed.filter(({ id }) => shown.has(id)).map(({ id }) => id), [listed, shown])
  const isBlinking = (viewer?.blinking.length ?? 0) > 0
  useBlinkOfShown(viewer, turning)
  return {
    listed,
    shown,
    show: (id, visible) => put(new Set(listed.map((one) => one.id).filter((one) => (one === id ? visible : shown.has(one))))),
    turn: (by) => {
      viewer?.stopBlink()
      const next = nextLayer(
        listed.map(({ id }) => id),
        shown,
        by,
      )
      if (next !== undefined) put(new Set([next]))
    },
    isBlinking,
    toggleBlink: () => {
      if (isBlinking) viewer?.stopBlink()
      else if (turning.length > 1) viewer?.blink({ ids: turning, intervalMs: BLINK_MS })
      else tell('Show two layers to blink between them: the panel of layers lists what there is')
    },
  }
}

/** What the keys of layers do. */
export const layerKeys =
  ({ turn, toggleBlink }: ShownLayers) =>
  (key: LayerKey): void => {
    if (key === 'b') toggleBlink()
    else turn(key === ']' ? 1 : -1)
  }

/** Rasters of the viewer that are none of the choices; the same list while they are the same. */
function useOthers(viewer: Viewer | undefined, ids: readonly string[], version: number): readonly RasterLayer[] {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version says that layers came or went
  return useMemo(
    () => (viewer?.layers ?? []).filter((layer): layer is RasterLayer => layer.kind === 'raster' && !ids.includes(layer.id)),
    [viewer, ids, version],
  )
}

/** While layers take turns, these are the ones that are shown. */
function useBlinkOfShown(viewer: Viewer | undefined, turning: readonly string[]): void {
  const wanted = turning.join(',')
  useEffect(() => {
    if (viewer === undefined || viewer.blinking.length === 0 || viewer.blinking.join(',') === wanted) return
    const ids = wanted.split(',')
    if (ids.length > 1) viewer.blink({ ids, intervalMs: BLINK_MS })
    else viewer.stopBlink()
  }, [viewer, wanted])
}
