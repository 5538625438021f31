// The coordinate grid as a layer: thin lines and labels with a halo, in any frame, over whatever the image is.

import type { ImageBox } from '../camera/camera.ts'
import type { LayerHost, OverlayLayer, ViewedImage, ViewerTheme } from '../layers/layer.ts'
import { cachedGrid, type GridCache } from './cached-grid.ts'
import { coordinateMap, type GridFrame, isEquatorial } from './coordinate-map.ts'
import type { AngleFormat } from './grid-steps.ts'
import { type GridView, gridView } from './grid-view.ts'

/** What a grid shows. */
export interface GridSettings {
  /** 'native' is the frame of the image's header; images without a sky have their pixels. */
  readonly frame: GridFrame | 'native'
  /** 'auto' is sexagesimal for equatorial frames and degrees for others. */
  readonly format: AngleFormat | 'auto'
  readonly labels: boolean
  /** CSS pixels of the labels' font. */
  readonly fontSize: number
}

/** The grid of a viewer. */
export interface GridLayer extends OverlayLayer {
  readonly kind: 'grid'
  readonly settings: GridSettings
  set(change: Partial<GridSettings>): void
}

const LINE_WIDTH = 1
const HALO_WIDTH = 3
const LINE_OPACITY = 0.6

/** Makes a grid; it follows the image of the viewer that it is added to. */
export function createGridLayer(id = 'grid', settings: Partial<GridSettings> = {}): GridLayer {
  let host: LayerHost | undefined
  let current: GridSettings = { frame: 'native', format: 'auto', labels: true, fontSize: 12, ...settings }
  let shown:
    | { readonly image: ViewedImage; readonly wanted: GridSettings['frame']; readonly frame: GridFrame; readonly grid: GridCache }
    | undefined

  const gridOf = (image: ViewedImage) => {
    if (shown?.image !== image || shown.wanted !== current.frame) {
      const map = coordinateMap(image.wcs, current.frame)
      shown = { image, wanted: current.frame, frame: map.frame, grid: cachedGrid(map) }
    }
    return shown
  }

  return {
    id,
    kind: 'grid',
    visible: true,
    opacity: 1,
    get settings() {
      return current
    },
    set(change) {
      current = { ...current, ...change }
      host?.requestFrame()
    },
    attach(to) {
      host = to
    },
    paint(context, camera, theme) {
      if (!host?.image) return
      const { frame, grid } = gridOf(host.image)
      const format = current.format !== 'auto' ? current.format : isEquatorial(frame) ? 'sexagesimal' : 'degrees'
      const font = `${current.fontSize}px ${theme.font}`
      context.font = font
      const measure = { width: (text: string) => context.measureText(text).width, height: current.fontSize * 1.2 }
      const bounds = boundsOf(host.image)
      const view = gridView(grid(camera, bounds, format), camera, bounds, { frame, format, measure })
      paintGrid(context, view, theme, { font, opacity: this.opacity, labels: current.labels })
    },
    dispose() {
      host = undefined
      shown = undefined
    },
  }
}

/** Edges of the image: half a pixel around the centres of the outermost pixels. */
const boundsOf = ({ width, height }: ViewedImage): ImageBox => ({ x0: -0.5, y0: -0.5, x1: width - 0.5, y1: height - 0.5 })

function paintGrid(
  context: CanvasRenderingContext2D,
  { lines, labels }: GridView,
  theme: ViewerTheme,
  style: { readonly font: string; readonly opacity: number; readonly labels: boolean },
): void {
  context.save()
  context.lineWidth = LINE_WIDTH
  context.strokeStyle = theme.grid
  context.globalAlpha = style.opacity * LINE_OPACITY
  context.beginPath()
  for (const { cuts } of lines) {
    for (const { points } of cuts) {
      context.moveTo(points[0], points[1])
      for (let i = 2; i < points.length; i += 2) context.lineTo(points[i], points[i + 1])
    }
  }
  context.stroke()
  if (style.labels) {
    context.globalAlpha = style.opacity
    context.font = style.font
    context.textBaseline = 'middle'
    context.textAlign = 'left'
    context.lineJoin = 'round'
    context.lineWidth = HALO_WIDTH
    context.strokeStyle = theme.halo
    context.fillStyle = theme.label
    for (const { text, x, y, height } of labels) {
      context.strokeText(text, x, y + height / 2)
      context.fillText(text, x, y + height / 2)
    }
  }
  context.restore()
}
