// What the preview draws on the image: borders of islands while a threshold moves, ellipses when it rests, and maps when they are wanted.

import {
  type Camera,
  type CatalogueLayer,
  memoryTileSource,
  type OverlayLayer,
  toScreen,
  type Viewer,
  type ViewerTheme,
} from '@cirasa/viewer'
import type { PreviewState } from './preview-session.ts'

/** Names of the preview's layers in the viewer. */
export const PREVIEW_LAYERS = {
  islands: 'preview-islands',
  sources: 'preview',
  rms: 'preview-rms',
  background: 'preview-background',
} as const

/** Keeps the layers of a viewer in step with a preview. */
export class PreviewLayers {
  private readonly viewer: Viewer
  private islands: IslandLayer | undefined
  private sources: CatalogueLayer | undefined
  private shownMaps: unknown

  constructor(viewer: Viewer) {
    this.viewer = viewer
  }

  /** Draws what a preview says: the fits where there are some, else the islands. */
  show({ found, detected, block }: PreviewState): void {
    const outlines = found === undefined ? detected?.outlines : undefined
    if (outlines !== undefined && this.islands === undefined) {
      this.islands = new IslandLayer(PREVIEW_LAYERS.islands)
      this.viewer.add(this.islands)
    }
    this.islands?.set(outlines ?? new Float32Array(0))
    if (found !== undefined) {
      if (this.sources === undefined) this.sources = this.viewer.addCatalogue({ id: PREVIEW_LAYERS.sources, columns: found })
      else this.sources.update(found)
    }
    if (this.sources !== undefined && this.sources.visible !== (found !== undefined)) {
      this.sources.visible = found !== undefined
      this.viewer.changed()
    }
    if (found?.maps !== this.shownMaps && (found !== undefined || detected === undefined)) this.showMaps(found?.maps, block)
  }

  /** Takes all of it away. */
  clear(): void {
    for (const id of Object.values(PREVIEW_LAYERS)) this.viewer.remove(id)
    this.islands = undefined
    this.sources = undefined
    this.shownMaps = undefined
  }

  private showMaps(maps: NonNullable<PreviewState['found']>['maps'], block: PreviewState['block']): void {
    this.viewer.remove(PREVIEW_LAYERS.rms)
    this.viewer.remove(PREVIEW_LAYERS.background)
    this.shownMaps = maps
    if (maps === undefined || block === undefined) return
    const { width, height, step } = block
    const placement = { x0: block.x0 * step, y0: block.y0 * step, step }
    const unit = this.viewer.image?.unit ?? ''
    for (const [name, says] of [
      ['background', 'Background (preview)'],
      ['rms', 'Noise (preview)'],
    ] as const) {
      const source = memoryTileSource(width, height, maps[name])
      this.viewer.addRaster({ id: PREVIEW_LAYERS[name], name: says, source, unit, placement, smooth: true }).visible = false
    }
    this.viewer.changed()
  }
}

/** Borders of islands, painted as thin lines with a dark rim, so that they are seen on any image. */
class IslandLayer implements OverlayLayer {
  readonly id: string
  readonly kind = 'overlay'
  visible = true
  opacity = 1
  private segments = new Float32Array(0)
  private requestFrame = (): void => {}

  constructor(id: string) {
    this.id = id
  }

  attach(host: { requestFrame(): void }): void {
    this.requestFrame = () => host.requestFrame()
  }

  set(segments: Float32Array): void {
    if (segments === this.segments || (segments.length === 0 && this.segments.length === 0)) return
    this.segments = segments as Float32Array<ArrayBuffer>
    this.requestFrame()
  }

  paint(context: CanvasRenderingContext2D, camera: Camera, theme: ViewerTheme): void {
    if (this.segments.length === 0) return
    const path = pathOf(this.segments, camera)
    context.save()
    context.globalAlpha = this.opacity
    context.lineJoin = 'round'
    context.strokeStyle = theme.halo
    context.lineWidth = 3
    context.stroke(path)
    context.strokeStyle = theme.accent
    context.lineWidth = 1.25
    context.stroke(path)
    context.restore()
  }

  dispose(): void {
    this.segments = new Float32Array(0)
  }
}

/** Those segments that are in view, as a path in CSS pixels. */
function pathOf(segments: Float32Array, camera: Camera): Path2D {
  const path = new Path2D()
  const isNear = ({ x, y }: { readonly x: number; readonly y: number }): boolean =>
    x > -50 && y > -50 && x < camera.width + 50 && y < camera.height + 50
  for (let i = 0; i < segments.length; i += 4) {
    const from = toScreen(camera, segments[i], segments[i + 1])
    const to = toScreen(camera, segments[i + 2], segments[i + 3])
    if (!isNear(from) && !isNear(to)) continue
    path.moveTo(from.x, from.y)
    path.lineTo(to.x, to.y)
  }
  return path
}
