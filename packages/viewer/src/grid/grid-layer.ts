// The coordinate grid as a layer: thin lines drawn on the GPU and labels with a halo, in any frame, over whatever the image is.

import type { Camera, ImageBox } from '../camera/camera.ts'
import type { Rgba } from '../display/parse-colour.ts'
import { cssColour } from '../gpu/css-colour.ts'
import type { LayerHost, OverlayLayer, ViewedImage, ViewerTheme } from '../layers/layer.ts'
import { cachedGrid, type GridCache } from './cached-grid.ts'
import { coordinateMap, type GridFrame, isEquatorial } from './coordinate-map.ts'
import type { GridGeometry } from './grid-lines.ts'
import type { AngleFormat } from './grid-steps.ts'
import { type GridView, gridLabels, gridView } from './grid-view.ts'
import type { GridLabel } from './label-places.ts'
import { createLinePainter, type LinePainter } from './line-painter.ts'

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

/** CSS pixels. */
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
  let seen: { readonly camera: Camera; readonly geometry: GridGeometry; readonly view: GridView } | undefined
  let painter: LinePainter | undefined
  let colour: { readonly text: string; readonly rgba: Rgba } | undefined

  const gridOf = (image: ViewedImage) => {
    if (shown?.image !== image || shown.wanted !== current.frame) {
      const map = coordinateMap(image.wcs, current.frame)
      shown = { image, wanted: current.frame, frame: map.frame, grid: cachedGrid(map) }
    }
    return shown
  }

  /** What is drawn and what is painted of a frame are of one view. */
  const viewOf = (camera: Camera): GridView | undefined => {
    if (!host?.image) return undefined
    const { frame, grid } = gridOf(host.image)
    const format = current.format !== 'auto' ? current.format : isEquatorial(frame) ? 'sexagesimal' : 'degrees'
    const bounds = boundsOf(host.image)
    const geometry = grid(camera, bounds, format)
    if (seen?.camera !== camera || seen.geometry !== geometry)
      seen = { camera, geometry, view: gridView(geometry, camera, bounds, { frame, format }) }
    return seen.view
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
    draw({ gl, camera, pixelRatio }) {
      const view = viewOf(camera)
      if (host === undefined || view === undefined || view.lines.length === 0) return
      const { theme } = host
      if (colour?.text !== theme.grid) colour = { text: theme.grid, rgba: cssColour(theme.grid) }
      if (painter?.gl !== gl || !painter.isUsable()) painter = createLinePainter(gl)
      const [red, green, blue, alpha] = colour.rgba
      painter.draw(
        view.lines.flatMap(({ cuts }) => cuts.map(({ points }) => onDevice(points, camera, pixelRatio))),
        { width: LINE_WIDTH * pixelRatio, colour: [red, green, blue, alpha * this.opacity * LINE_OPACITY] },
      )
    },
    paint(context, camera, theme) {
      const view = current.labels ? viewOf(camera) : undefined
      if (view === undefined) return
      context.font = `${current.fontSize}px ${theme.font}`
      context.globalAlpha = this.opacity
      const measure = { width: (text: string) => context.measureText(text).width, height: current.fontSize * 1.2 }
      paintLabels(context, gridLabels(view, measure), theme)
    },
    dispose() {
      painter?.dispose()
      painter = undefined
      host = undefined
      shown = seen = undefined
    },
  }
}

/** Edges of the image: half a pixel around the centres of the outermost pixels. */
const boundsOf = ({ width, height }: ViewedImage): ImageBox => ({ x0: -0.5, y0: -0.5, x1: width - 0.5, y1: height - 0.5 })

/** CSS pixels from the upper left corner of the view to device pixels from the lower left one. */
function onDevice(points: Float64Array, { height }: Camera, pixelRatio: number): Float64Array {
  return points.map((value, i) => (i % 2 === 0 ? value : height - value) * pixelRatio)
}

function paintLabels(context: CanvasRenderingContext2D, labels: readonly GridLabel[], theme: ViewerTheme): void {
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
