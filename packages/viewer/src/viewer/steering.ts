// What hands do to a viewer: pointers, wheel and keys to moves of the camera, settings of the display and events.

import { panBy, zoomAbout } from '../camera/camera.ts'
import { type KeyActions, listenToKeys } from '../interaction/keys.ts'
import { listenToPointers, type PointerActions } from '../interaction/pointers.ts'
import { listenToWheel } from '../interaction/wheel.ts'
import type { RasterLayer } from '../layers/raster-layer.ts'
import type { Viewer } from '../viewer-types.ts'

/** What steering needs of a viewer besides what everybody sees. */
export interface Steered extends Pick<PointerActions, 'offer' | 'click' | 'hover' | 'dragging'> {
  readonly viewer: Viewer
  readonly root: HTMLElement
  readonly pixelRatio: () => number
  /** From the lowest to the uppermost. */
  readonly rasters: () => readonly RasterLayer[]
  readonly isBlinking: () => boolean
  readonly offerKey: (event: KeyboardEvent) => boolean
}

const DOUBLE_CLICK_ZOOM = 2
const BLINK_MS = 700
/** CSS pixels that take the bias from one end to the other, and the contrast to e times as much. */
const BIAS_WAY = 500
const CONTRAST_WAY = 150
const CONTRAST = { least: 0.1, most: 20 } as const

/** Listens until the signal ends it. */
export function steer(steered: Steered, signal: AbortSignal): void {
  const { viewer, root } = steered
  const zoom: PointerActions['zoom'] = (factor, { sx, sy }) => viewer.setCamera(zoomAbout(viewer.camera, factor, sx, sy))
  listenToWheel(root, zoom, signal)
  listenToPointers(
    root,
    {
      ...steered,
      zoom,
      pan: inWholePixels(steered.pixelRatio, (dx, dy) => viewer.setCamera(panBy(viewer.camera, dx, dy))),
      adjust: (dx, dy) =>
        adjust(
          steered.rasters().findLast(({ visible }) => visible),
          dx,
          dy,
        ),
      doubleClick: ({ sx, sy }, { shift }) =>
        viewer.setCamera(zoomAbout(viewer.camera, shift ? 1 / DOUBLE_CLICK_ZOOM : DOUBLE_CLICK_ZOOM, sx, sy), { animate: true }),
    },
    signal,
  )
  listenToKeys(root, keyActions(steered), steered.offerKey, signal)
}

/** Moves by whole device pixels, and what is left over with the next move: then what was drawn is only moved. */
function inWholePixels(pixelRatio: () => number, move: (dx: number, dy: number) => void): (dx: number, dy: number) => void {
  const rest = { x: 0, y: 0 }
  return (dx, dy) => {
    const ratio = pixelRatio()
    const [x, y] = [dx + rest.x, dy + rest.y].map((wanted) => Math.round(wanted * ratio) / ratio)
    rest.x += dx - x
    rest.y += dy - y
    if (x !== 0 || y !== 0) move(x, y)
  }
}

function keyActions({ viewer, pixelRatio, rasters, isBlinking }: Steered): KeyActions {
  const middle = () => [viewer.camera.width / 2, viewer.camera.height / 2] as const
  return {
    look: (dx, dy) => viewer.setCamera(panBy(viewer.camera, -dx, -dy)),
    zoom: (factor) => viewer.setCamera(zoomAbout(viewer.camera, factor, ...middle()), { animate: true }),
    fit: () => viewer.fit(),
    oneToOne: () => viewer.setCamera({ scale: 1 / pixelRatio() }, { animate: true }),
    toggleGrid() {
      viewer.grid.visible = !viewer.grid.visible
      viewer.changed()
    },
    toggleBlink() {
      const all = rasters()
      const shown = all.filter(({ visible }) => visible)
      if (isBlinking()) viewer.stopBlink()
      // What is shown, where that is something to compare.
      else viewer.blink({ ids: (shown.length > 1 ? shown : all).map(({ id }) => id), intervalMs: BLINK_MS })
    },
    turnRaster(by) {
      const all = rasters()
      if (all.length === 0) return
      const at = all.findLastIndex(({ visible }) => visible)
      const next = (Math.max(at, 0) + by + all.length) % all.length
      for (const [i, raster] of all.entries()) raster.visible = i === next
      viewer.changed()
    },
  }
}

/** To the right the map's middle moves to brighter values; upwards it gets steeper. */
function adjust(raster: RasterLayer | undefined, dx: number, dy: number): void {
  if (raster === undefined) return
  const { bias, contrast } = raster.display
  raster.setDisplay({
    bias: Math.min(1, Math.max(0, bias + dx / BIAS_WAY)),
    contrast: Math.min(CONTRAST.most, Math.max(CONTRAST.least, contrast * Math.exp(dy / CONTRAST_WAY))),
  })
}
