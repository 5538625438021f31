// A raster layer: holds how it is displayed, asks for the tiles of the view, and has what is there painted.

import type { LevelStatistics } from '@cirasa/image'
import { affineOf, type Camera, type ImageBox, visibleBox } from '../camera/camera.ts'
import { type Cuts, cutsOf } from '../display/cuts.ts'
import { changedDisplay, DEFAULT_DISPLAY } from '../display/default-display.ts'
import type { Display } from '../display/display.ts'
import { type ResolvedDisplay, resolveDisplay } from '../display/resolve-display.ts'
import { createTableTexture, type TableTexture } from '../gpu/table-texture.ts'
import { RasterTiles } from '../tiles/raster-tiles.ts'
import type { TilePlace } from '../tiles/tile-place.ts'
import type { TileSource } from '../tiles/tile-source.ts'
import { type WantedTiles, wantedTiles } from '../tiles/wanted-tiles.ts'
import type { CursorReading } from '../viewer-types.ts'
import type { DrawFrame } from './layer.ts'
import type { RasterEngine } from './raster-engine.ts'
import type { RasterLayer, RasterOptions, TileReading } from './raster-layer.ts'
import type { RasterPainter, Stroke, TilePatch } from './raster-painter.ts'
import { type RasterPlacement, rasterCamera, toRaster, WHOLE_IMAGE } from './raster-placement.ts'
import { nearestAncestor, type Quad, quadsFor } from './raster-quads.ts'

interface Tables {
  readonly gl: WebGL2RenderingContext
  readonly colours: TableTexture
  readonly curve: TableTexture
}

/** What is read of a raster. */
interface RasterReading extends Pick<CursorReading, 'value' | 'rms' | 'rmsOf'> {
  readonly level: number
}

/** Labels are shown in colours of their own where nothing else is asked for. */
const LABELS_DISPLAY: Partial<Display> = { stretch: 'linear', colormap: 'categorical' }

/** Pixels that quads reach beyond the view, so that rounding leaves no gap at its edge. */
const BEYOND = 2

/** The raster layer of this package. */
export class Raster implements RasterLayer {
  readonly kind = 'raster'
  readonly id: string
  readonly unit: string
  readonly source: TileSource
  readonly isNoisy: boolean
  readonly holdsLabels: boolean
  readonly placement: RasterPlacement
  readonly tiles: RasterTiles
  name: string
  visible = true
  opacity = 1
  /** The frame in which it was last drawn or needed. */
  usedIn = 0
  readonly #engine: RasterEngine
  readonly #resolved = new Map<string, ResolvedDisplay>()
  readonly #cuts = new Map<number, Cuts>()
  #smooth: boolean
  #localRms: Raster | undefined
  #display: Display
  #wanted: WantedTiles | undefined
  #ready = 0
  #tables: Tables | undefined

  constructor(options: RasterOptions, engine: RasterEngine) {
    this.id = options.id
    this.name = options.name
    this.unit = options.unit
    this.source = options.source
    this.holdsLabels = options.source.description.reduction === 'label'
    this.isNoisy = options.isNoisy ?? !this.holdsLabels
    this.placement = options.placement ?? WHOLE_IMAGE
    this.tiles = new RasterTiles(options.id, options.source, engine.services)
    this.#engine = engine
    this.#smooth = options.smooth ?? false
    this.#display = changedDisplay({ ...DEFAULT_DISPLAY, ...(this.holdsLabels ? LABELS_DISPLAY : {}) }, options.display ?? {})
  }

  get display(): Display {
    return { ...this.#display, ...this.cutsAt(this.level) }
  }

  setDisplay(change: Partial<Display>): void {
    // Cuts by hand begin from those that are seen.
    this.#display = changedDisplay(this.display, change)
    this.#changed()
  }

  get smooth(): boolean {
    return this.#smooth
  }

  set smooth(smooth: boolean) {
    this.#smooth = smooth
    this.#changed()
  }

  get localRms(): RasterLayer | undefined {
    return this.#localRms
  }

  set localRms(map: RasterLayer | undefined) {
    this.#localRms = map instanceof Raster && sameGrid(map, this) ? map : undefined
    this.#changed()
  }

  get level(): number {
    return this.#wanted?.level ?? 0
  }

  get loaded(): number {
    const count = this.#wanted?.visible.length ?? 0
    return count === 0 ? 1 : this.#ready / count
  }

  /** Tiles that the last frame drew at their own level, or had at hand to be read, of all it wanted. */
  get progress(): { readonly wanted: number; readonly loaded: number } {
    return { wanted: this.#wanted?.visible.length ?? 0, loaded: this.#ready }
  }

  cutsAt(level: number): Cuts {
    const known = this.#cuts.get(level) ?? cutsOf(this.#display.clip, this.#statistics(level))
    this.#cuts.set(level, known)
    return known
  }

  valueAt(x: number, y: number): TileReading | undefined {
    const at = toRaster(this.placement, x, y)
    return this.tiles.valueAt(at.x, at.y)
  }

  /**
   * What a person is told of an image pixel: as `valueAt`, but for names that a coarser level has mixed, of which it tells nothing. With the noise of such a
   * value: that of the map of the local rms or, where there is none, of the whole image; for means of pixels as much less as it is less on their level.
   */
  readingAt(x: number, y: number): RasterReading | undefined {
    const found = this.valueAt(x, y)
    if (found === undefined) return undefined
    const { value, level } = found
    if (level > 0 && this.#display.colormap === 'categorical' && !this.holdsLabels) return { level }
    if (!this.isNoisy) return { value, level }
    const ofLevel = this.#statistics(level).rms
    const local = this.#localRms === undefined ? undefined : this.#localRms.valueAt(x, y)?.value
    if (local === undefined) return ofLevel > 0 ? { value, level, rms: ofLevel, rmsOf: 'image' } : { value, level }
    const ofImage = this.#statistics(0).rms
    const rms = ofImage > 0 && ofLevel > 0 ? (local * ofLevel) / ofImage : local
    return rms > 0 ? { value, level, rms, rmsOf: 'map' } : { value, level }
  }

  draw({ gl, camera, pixelRatio }: DrawFrame): void {
    const painter = this.#engine.painter(gl)
    const own = rasterCamera(camera, this.placement)
    this.need(camera, pixelRatio)
    this.#localRms?.need(camera, pixelRatio)
    const { plan } = this.tiles
    const visible = this.#wanted?.visible ?? []
    const ready = (place: TilePlace) => this.#isReady(painter, place)
    const quads = quadsFor(plan, visible, ready)
    this.#ready = quads.filter(({ tile }) => tile.level === this.level).length
    const [originX, originY] = [Math.round(own.x), Math.round(own.y)]
    const edge = grown(visibleBox(own), BEYOND * 2 ** this.level)
    const { colours, curve } = this.#tablesIn(gl)
    const strokes = quads.map((quad) => ({ ...this.#stroke(painter, quad, edge, own, pixelRatio), level: quad.tile.level }))
    painter.begin(affineOf(own, originX, originY), this.opacity)
    let last = ''
    for (const { level, ...stroke } of strokes) {
      if (!(stroke.box.x0 < stroke.box.x1 && stroke.box.y0 < stroke.box.y1)) continue
      const key = `${level} ${stroke.rms === undefined ? 'global' : 'local'}`
      if (key !== last) painter.setDisplay(this.#resolve(key, level, stroke.rms !== undefined), colours, curve)
      last = key
      painter.draw({ ...stroke, box: moved(stroke.box, -originX, -originY) })
    }
    painter.end()
  }

  /** Asks for the tiles of a view, whether it is drawn or only read. */
  need(camera: Camera, pixelRatio: number): void {
    const isDrawn = this.usedIn === this.#engine.frame
    this.usedIn = this.#engine.frame
    const choice = { most: this.#engine.mostTiles, keepsPixels: this.holdsLabels }
    this.#wanted = wantedTiles(this.tiles.plan, rasterCamera(camera, this.placement), pixelRatio, choice)
    this.tiles.want(this.#wanted)
    // What is only read is there when it is in memory; what is drawn counts itself.
    if (!isDrawn) this.#ready = this.#wanted.visible.filter((place) => this.tiles.has(place)).length
  }

  /** Asks for nothing any more. */
  rest(): void {
    if (this.#wanted === undefined) return
    this.#wanted = undefined
    this.#ready = 0
    this.tiles.want(undefined)
  }

  dispose(): void {
    this.rest()
    this.tiles.close()
    this.#engine.forget(this.tiles.prefix)
    this.#tables?.colours.dispose()
    this.#tables?.curve.dispose()
    this.#tables = undefined
  }

  #changed(): void {
    this.#resolved.clear()
    this.#cuts.clear()
    this.#tables?.colours.setColours(this.#resolve('0 global', 0, false).colormap.table)
    this.#engine.changed()
  }

  #statistics(level: number): LevelStatistics {
    return this.source.description.statistics[level]
  }

  #resolve(key: string, level: number, local: boolean): ResolvedDisplay {
    let resolved = this.#resolved.get(key)
    if (resolved === undefined) {
      resolved = resolveDisplay(
        this.#display,
        this.#statistics(level),
        local ? this.#statistics(0) : undefined,
        this.source.description.reduction,
      )
      this.#resolved.set(key, resolved)
    }
    return resolved
  }

  /** On the GPU, or put there now. */
  #isReady(painter: RasterPainter, place: TilePlace): boolean {
    const key = this.tiles.key(place)
    if (painter.tiles.layerOf(key) !== undefined) return true
    if (!this.tiles.has(place) || !this.#engine.mayUpload()) return false
    const tile = this.tiles.find(place)
    return tile !== undefined && painter.tiles.put(key, tile)
  }

  #stroke(painter: RasterPainter, { tile, box }: Quad, edge: ImageBox, camera: Camera, pixelRatio: number): Stroke {
    const cut = overlap(box, edge)
    const isMinified = camera.scale * pixelRatio * 2 ** tile.level < 1
    const isStandIn = tile.level > this.level
    const isSmooth = !this.holdsLabels && this.#display.colormap !== 'categorical' && (this.#smooth || isMinified || isStandIn)
    return {
      box: cut,
      tile: this.#patch(painter, tile, cut, isSmooth),
      smooth: isSmooth,
      rms: this.#display.clip.kind === 'rms' ? this.#localRms?.patchOver(painter, tile, cut) : undefined,
    }
  }

  /** The tile of this map that lies under a place of another raster with the same pixels; undefined where none is there. */
  patchOver(painter: RasterPainter, place: TilePlace, box: ImageBox): TilePatch | undefined {
    const ready = (wanted: TilePlace) => this.#isReady(painter, wanted)
    const tile = ready(place) ? place : nearestAncestor(this.tiles.plan, place, ready)
    return tile === undefined ? undefined : this.#patch(painter, tile, box, false)
  }

  #patch(painter: RasterPainter, tile: TilePlace, box: ImageBox, withNeighbours: boolean): TilePatch {
    const { tileSide, levels } = this.tiles.plan
    const { width, height } = levels[tile.level]
    const side = 2 ** tile.level
    const [left, below] = [tile.x * tileSide, tile.y * tileSide]
    const layerAt = (dx: number, dy: number) =>
      painter.tiles.layerOf(this.tiles.key({ level: tile.level, x: tile.x + dx, y: tile.y + dy })) ?? -1
    return {
      layers: withNeighbours ? Int32Array.from({ length: 9 }, (_, i) => layerAt((i % 3) - 1, Math.floor(i / 3) - 1)) : layerAt(0, 0),
      width: Math.min(tileSide, width - left),
      height: Math.min(tileSide, height - below),
      texels: moved(
        { x0: (box.x0 + 0.5) / side, y0: (box.y0 + 0.5) / side, x1: (box.x1 + 0.5) / side, y1: (box.y1 + 0.5) / side },
        -left,
        -below,
      ),
    }
  }

  #tablesIn(gl: WebGL2RenderingContext): Tables {
    if (this.#tables?.gl !== gl) {
      this.#tables = { gl, colours: createTableTexture(gl), curve: createTableTexture(gl) }
      this.#tables.curve.setFloats(Float32Array.of(0, 1))
      this.#tables.colours.setColours(this.#resolve('0 global', 0, false).colormap.table)
    }
    return this.#tables
  }
}

const sameGrid = (a: Raster, b: Raster): boolean =>
  a.tiles.plan.width === b.tiles.plan.width &&
  a.tiles.plan.height === b.tiles.plan.height &&
  a.placement.x0 === b.placement.x0 &&
  a.placement.y0 === b.placement.y0 &&
  a.placement.step === b.placement.step

const moved = ({ x0, y0, x1, y1 }: ImageBox, dx: number, dy: number): ImageBox => ({ x0: x0 + dx, y0: y0 + dy, x1: x1 + dx, y1: y1 + dy })

const grown = ({ x0, y0, x1, y1 }: ImageBox, by: number): ImageBox => ({ x0: x0 - by, y0: y0 - by, x1: x1 + by, y1: y1 + by })

const overlap = (a: ImageBox, b: ImageBox): ImageBox => ({
  x0: Math.max(a.x0, b.x0),
  y0: Math.max(a.y0, b.y0),
  x1: Math.min(a.x1, b.x1),
  y1: Math.min(a.y1, b.y1),
})
