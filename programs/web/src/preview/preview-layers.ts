// What the preview draws on the image: borders of islands while a threshold moves, ellipses when it rests, and maps when they are wanted.

import {
  type Camera,
  type CatalogueLayer,
  memoryTileSource,
  type OverlayLayer,
  type Point,
  toScreen,
  type Viewer,
  type ViewerTheme,
} from '@cirasa/viewer'
import type { Detected } from './preview-messages.ts'
import type { PreviewState } from './preview-session.ts'

/** Names of the preview's layers in the viewer. */
const PREVIEW_LAYERS = {
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
  private drawn: unknown
  private shownMaps: unknown
  private readonly seenMaps = new Set<'background' | 'rms'>()

  constructor(viewer: Viewer) {
    this.viewer = viewer
  }

  /** Draws what a preview says: the fits where there are some, else the islands. */
  show({ found, detected, block }: PreviewState): void {
    const shown = found === undefined ? detected : undefined
    if (shown !== undefined && this.islands === undefined) {
      this.islands = new IslandLayer(PREVIEW_LAYERS.islands)
      this.viewer.add(this.islands)
    }
    this.islands?.set(shown)
    // Progress is told often: rows are handed over once.
    if (found !== undefined && found !== this.drawn) {
      this.drawn = found
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
    this.drawn = undefined
    this.shownMaps = undefined
  }

  private showMaps(maps: NonNullable<PreviewState['found']>['maps'], block: PreviewState['block']): void {
    for (const name of ['background', 'rms'] as const) {
      const shown = this.viewer.layers.find(({ id }) => id === PREVIEW_LAYERS[name])
      // Who looks at a map wants to see the next one, too.
      if (shown?.visible) this.seenMaps.add(name)
      else if (shown !== undefined) this.seenMaps.delete(name)
      this.viewer.remove(PREVIEW_LAYERS[name])
    }
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
      const layer = this.viewer.addRaster({ id: PREVIEW_LAYERS[name], name: says, source, unit, placement, smooth: true, isNoisy: false })
      layer.visible = this.seenMaps.has(name)
    }
    // Maps belong above the image and below everything that marks a place.
    this.viewer.order(this.viewer.layers.filter(({ kind }) => kind === 'raster').map(({ id }) => id))
  }
}

/** Lines in view at most: more are slow to paint, and too small to be seen as borders; the brightest pixels are marked then. */
const MOST_LINES = 12_000

/** Half the side of a mark, in CSS pixels. */
const MARK = 3

/** Borders of islands, painted as thin lines with a dark rim, so that they are seen on any image. */
class IslandLayer implements OverlayLayer {
  readonly id: string
  readonly kind = 'overlay'
  visible = true
  opacity = 1
  private islands: Pick<Detected, 'outlines' | 'x' | 'y'> | undefined
  private requestFrame = (): void => {}

  constructor(id: string) {
    this.id = id
  }

  attach(host: { requestFrame(): void }): void {
    this.requestFrame = () => host.requestFrame()
  }

  set(islands: Detected | undefined): void {
    if (islands === this.islands) return
    this.islands = islands
    this.requestFrame()
  }

  paint(context: CanvasRenderingContext2D, camera: Camera, theme: ViewerTheme): void {
    if (this.islands === undefined) return
    const paths = pathsOf(this.islands, camera)
    context.globalAlpha = this.opacity
    context.lineCap = 'square'
    context.strokeStyle = theme.halo
    context.lineWidth = 3
    for (const path of paths) context.stroke(path)
    context.strokeStyle = theme.accent
    context.lineWidth = 1.25
    for (const path of paths) context.stroke(path)
  }

  dispose(): void {
    this.islands = undefined
  }
}

/** Segments of one path: a path of many thousands is slow to stroke, as each of its lines is looked at for those that it crosses. */
const PATH = 400

/** What of the islands is in view, as paths in CSS pixels: borders, or marks where borders are too many. */
function pathsOf({ outlines, x, y }: Pick<Detected, 'outlines' | 'x' | 'y'>, camera: Camera): Path2D[] {
  const lines = new Paths(camera)
  for (let i = 0; i < outlines.length && lines.count <= MOST_LINES; i += 4) {
    lines.add(toScreen(camera, outlines[i], outlines[i + 1]), toScreen(camera, outlines[i + 2], outlines[i + 3]))
  }
  if (lines.count <= MOST_LINES) return lines.paths
  const marks = new Paths(camera)
  for (let i = 0; i < x.length; i++) {
    const at = toScreen(camera, x[i], y[i])
    marks.add({ x: at.x - MARK, y: at.y }, { x: at.x + MARK, y: at.y })
    marks.add({ x: at.x, y: at.y - MARK }, { x: at.x, y: at.y + MARK })
  }
  return marks.paths
}

/** Collects lines that are in view. */
class Paths {
  readonly paths: Path2D[] = []
  count = 0
  private readonly camera: Camera

  constructor(camera: Camera) {
    this.camera = camera
  }

  add(from: Point, to: Point): void {
    if (!this.isNear(from) && !this.isNear(to)) return
    if (this.count++ % PATH === 0) this.paths.push(new Path2D())
    const path = this.paths[this.paths.length - 1]
    path.moveTo(from.x, from.y)
    path.lineTo(to.x, to.y)
  }

  private isNear({ x, y }: Point): boolean {
    return x > -50 && y > -50 && x < this.camera.width + 50 && y < this.camera.height + 50
  }
}
