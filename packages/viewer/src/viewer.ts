// A viewer in an element: joins camera, layers, surface and hands, and draws when something has changed.

import type { ImageBox } from './camera/camera.ts'
import { boundedScale, type Camera, createCamera, fit, resized, sameCamera, toImage } from './camera/camera.ts'
import { between, eased } from './camera/motion.ts'
import { type CatalogueOptions, createCatalogueLayer, type DrawnCatalogue } from './catalogue/catalogue-layer.ts'
import { viewerErrors } from './errors.ts'
import { createGridLayer } from './grid/grid-layer.ts'
import type { Place } from './interaction/place.ts'
import type { PointerKeys } from './interaction/pointers.ts'
import type { CatalogueLayer } from './layers/catalogue-columns.ts'
import type { LayerHost, ViewedImage, ViewerTheme, ViewPointer } from './layers/layer.ts'
import { Raster } from './layers/raster.ts'
import { RasterEngine } from './layers/raster-engine.ts'
import type { RasterLayer, RasterOptions } from './layers/raster-layer.ts'
import { createRegionLayer } from './regions/region-layer.ts'
import { Blink } from './viewer/blink.ts'
import { Emitter } from './viewer/emitter.ts'
import { follow } from './viewer/follow.ts'
import { FrameLoop } from './viewer/frame-loop.ts'
import { type AnyLayer, LayerStack } from './viewer/layer-stack.ts'
import { readBlock } from './viewer/read-block.ts'
import { readCursor } from './viewer/read-cursor.ts'
import { composed } from './viewer/screenshot.ts'
import { steer } from './viewer/steering.ts'
import { Surface } from './viewer/surface.ts'
import { themeWith } from './viewer/theme.ts'
import type { BlinkOptions, CursorReading, PixelBlock, PixelRequest, Viewer, ViewerEvents, ViewerOptions } from './viewer-types.ts'

const GPU_BYTES = 128 * 2 ** 20
const CACHE_BYTES = 192 * 2 ** 20
/** Milliseconds of an animated move. */
const MOVE_MS = 180

interface Motion {
  readonly from: Camera
  readonly to: Camera
  /** Set with the first frame. */
  start: number | undefined
}

/** Makes a viewer that fills an element. Throws VIEWER_NO_WEBGL2. */
export function createViewer(element: HTMLElement, options: ViewerOptions = {}): Viewer {
  return new SkyViewer(element, options)
}

class SkyViewer implements Viewer {
  readonly element: HTMLElement
  readonly grid = createGridLayer('grid')
  readonly regions = createRegionLayer({ id: 'regions' })
  readonly #surface: Surface
  readonly #engine: RasterEngine
  readonly #loop = new FrameLoop((now) => this.#frame(now))
  readonly #stack = new LayerStack()
  readonly #events = new Emitter<ViewerEvents>()
  readonly #blink = new Blink(() => this.#loop.request())
  readonly #steering = new AbortController()
  readonly #host: LayerHost
  #camera: Camera
  #image: ViewedImage | undefined
  #theme: ViewerTheme
  #motion: Motion | undefined
  /** Whether the view still shows the whole image, whatever its size. */
  #isFitted = true
  #pointer: Place | undefined
  #taker: AnyLayer | undefined
  #hovered: ViewerEvents['hover']
  #layerCursor: string | undefined
  #isDragging = false
  #loading = { wanted: 0, loaded: 0 }
  #unmatch = () => {}
  #disposed = false

  constructor(element: HTMLElement, options: ViewerOptions) {
    this.element = element
    this.#theme = themeWith(options.theme ?? {})
    this.#camera = createCamera({ width: 1, height: 1 })
    this.#surface = new Surface(element, options.label ?? 'Image', { resized: () => this.#resized(), restored: this.#loop.request })
    this.#camera = createCamera(this.#surface)
    this.#engine = new RasterEngine({
      gpuBytes: options.gpuBytes ?? GPU_BYTES,
      cacheBytes: options.cacheBytes ?? CACHE_BYTES,
      requestFrame: this.#loop.request,
      changed: () => this.changed(),
      failed: (key, error) => this.#events.emit('error', { layer: key.slice(0, key.indexOf('\n')), error }),
    })
    this.#host = this.#hostOf()
    this.grid.visible = false
    this.add(this.grid)
    this.add(this.regions)
    this.regions.onChange(() => this.#events.emit('regions', undefined))
    this.#applyTheme()
    steer(this.#steered(), this.#steering.signal)
  }

  get camera(): Camera {
    return this.#camera
  }

  get image(): ViewedImage | undefined {
    return this.#image
  }

  get layers(): readonly AnyLayer[] {
    return this.#stack.all
  }

  setCamera(change: Partial<Camera>, { animate = false }: { readonly animate?: boolean } = {}): void {
    const { width, height } = this.#surface
    const wanted = { ...this.#camera, ...change, width, height }
    if (![wanted.x, wanted.y, wanted.scale, wanted.rotation].every(Number.isFinite) || !(wanted.scale > 0)) return
    const to = Object.freeze({ ...wanted, scale: boundedScale(wanted.scale) })
    this.#isFitted = false
    if (animate && !matchMedia('(prefers-reduced-motion: reduce)').matches) this.#motion = { from: this.#camera, to, start: undefined }
    else {
      this.#motion = undefined
      this.#look(to)
    }
    this.#loop.request()
  }

  fit(): void {
    if (this.#image === undefined) return
    this.setCamera(fit(this.#camera, this.#image.width, this.#image.height))
    this.#isFitted = true
  }

  setImage(image: ViewedImage): void {
    const isOther = image.width !== this.#image?.width || image.height !== this.#image.height
    this.#image = Object.freeze({ ...image })
    this.#surface.root.setAttribute('aria-description', image.name)
    if (isOther) this.fit()
    this.#loop.request()
  }

  addRaster(options: RasterOptions): RasterLayer {
    const raster = new Raster(options, this.#engine)
    this.add(raster)
    return raster
  }

  addCatalogue(options: CatalogueOptions): DrawnCatalogue {
    const catalogue = createCatalogueLayer(options)
    this.add(catalogue)
    return catalogue
  }

  add(layer: AnyLayer): void {
    if (this.#disposed) throw viewerErrors.DISPOSED()
    this.#stack.add(layer)
    layer.attach?.(this.#host)
    this.changed()
  }

  remove(id: string): void {
    if (!this.#stack.remove(id)) return
    if (this.#taker?.id === id) this.#taker = undefined
    this.changed()
  }

  order(ids: readonly string[]): void {
    this.#stack.order(ids)
    this.changed()
  }

  changed(): void {
    this.#loop.request()
    this.#events.emit('layers', undefined)
  }

  setTheme(theme: Partial<ViewerTheme>): void {
    this.#theme = themeWith(theme, this.#theme)
    this.#applyTheme()
  }

  blink({ ids, intervalMs }: BlinkOptions): void {
    this.#blink.start(ids, intervalMs)
    this.changed()
  }

  stopBlink(): void {
    if (!this.#blink.running) return
    this.#blink.stop()
    this.changed()
  }

  get blinking(): readonly string[] {
    return this.#blink.ids
  }

  readAt(sx: number, sy: number): CursorReading {
    const { x, y } = toImage(this.#camera, sx, sy)
    return readCursor(this.#image, this.#shownRasters().toReversed(), x, y)
  }

  async pixels(box: ImageBox, request: PixelRequest): Promise<PixelBlock> {
    const wanted = this.#stack.rasters.find(({ id }) => id === request.layer)
    const raster = request.layer === undefined ? (this.#shownRasters().at(-1) ?? this.#stack.rasters.at(-1)) : wanted
    if (raster === undefined) throw viewerErrors.NO_RASTER({ layer: request.layer ?? '' })
    return readBlock(raster, box, request)
  }

  matchTo(other: Viewer | undefined): void {
    this.#unmatch()
    this.#unmatch = other === undefined ? () => {} : follow(this, other)
  }

  async screenshot(): Promise<Blob> {
    this.#draw()
    return composed([this.#surface.canvas, this.#surface.overlay], this.#theme.background)
  }

  on<Name extends keyof ViewerEvents>(event: Name, listener: (value: ViewerEvents[Name]) => void): () => void {
    return this.#events.on(event, listener)
  }

  dispose(): void {
    if (this.#disposed) return
    this.#disposed = true
    this.#loop.stop()
    this.#blink.stop()
    this.#unmatch()
    this.#steering.abort()
    this.#stack.dispose()
    this.#engine.dispose()
    this.#surface.dispose()
    this.#events.clear()
    this.#loop.stop()
  }

  #frame(now: number): void {
    this.#move(now)
    this.#draw()
    const loading = this.#stack.rasters.reduce(
      (sum, { progress }) => ({ wanted: sum.wanted + progress.wanted, loaded: sum.loaded + progress.loaded }),
      { wanted: 0, loaded: 0 },
    )
    if (loading.wanted !== this.#loading.wanted || loading.loaded !== this.#loading.loaded) {
      this.#loading = loading
      this.#events.emit('loading', loading)
    }
    // What lies under a pointer that rests may have moved, or come.
    if (this.#pointer !== undefined) this.#tellCursor(this.#pointer)
  }

  #move(now: number): void {
    const motion = this.#motion
    if (motion === undefined) return
    motion.start ??= now
    const t = Math.min(1, (now - motion.start) / MOVE_MS)
    this.#look(between(motion.from, motion.to, eased(t)))
    if (t < 1) this.#loop.request()
    else this.#motion = undefined
  }

  #draw(): void {
    const { gl, pixelRatio, canvas, painting } = this.#surface
    if (gl === undefined) return
    const shown = this.#shownRasters()
    const needed = this.#stack.rasters.filter((raster) => shown.includes(raster) || shown.some(({ localRms }) => localRms === raster))
    this.#engine.beginFrame(needed.length)
    gl.bindFramebuffer(gl.FRAMEBUFFER, null)
    gl.viewport(0, 0, canvas.width, canvas.height)
    gl.clearColor(0, 0, 0, 0)
    gl.clear(gl.COLOR_BUFFER_BIT)
    gl.disable(gl.DEPTH_TEST)
    gl.disable(gl.SCISSOR_TEST)
    gl.enable(gl.BLEND)
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA)
    const frame = { gl, camera: this.#camera, pixelRatio, requestFrame: this.#loop.request }
    const isShown = (layer: AnyLayer) => this.#blink.shows(layer) && layer.opacity > 0
    const overlays = this.#stack.overlays.filter(isShown)
    for (const layer of [...this.#stack.drawn.filter(isShown), ...overlays]) layer.draw?.(frame)
    this.#restOthers(pixelRatio)
    this.#surface.clearOverlay()
    for (const layer of overlays) {
      painting.save()
      layer.paint(painting, this.#camera, this.#theme)
      painting.restore()
    }
  }

  /** Rasters that wait for their turn keep their tiles; those that nobody sees ask for none. */
  #restOthers(pixelRatio: number): void {
    for (const raster of this.#stack.rasters) {
      if (raster.usedIn === this.#engine.frame) continue
      if (this.#blink.takesTurns(raster.id)) raster.need(this.#camera, pixelRatio)
      else raster.rest()
    }
  }

  #look(camera: Camera): void {
    if (sameCamera(camera, this.#camera)) return
    this.#camera = camera
    this.#events.emit('camera', camera)
  }

  #resized(): void {
    const { width, height } = this.#surface
    this.#motion = undefined
    const isFitted = this.#isFitted
    this.#look(resized(this.#camera, width, height))
    if (isFitted) this.fit()
    // At once: a canvas is empty when its size is set, and would flash.
    this.#draw()
    this.#loop.request()
  }

  #shownRasters(): readonly Raster[] {
    return this.#stack.rasters.filter((raster) => this.#blink.shows(raster))
  }

  #applyTheme(): void {
    this.#surface.root.style.background = this.#theme.background
    this.#loop.request()
  }

  #hostOf(): LayerHost {
    const viewer = this
    return {
      get camera() {
        return viewer.#camera
      },
      get image() {
        return viewer.#image
      },
      get theme() {
        return viewer.#theme
      },
      requestFrame: this.#loop.request,
      setCursor(cursor) {
        viewer.#layerCursor = cursor
        viewer.#showCursor()
      },
    }
  }

  #steered(): Parameters<typeof steer>[0] {
    return {
      viewer: this,
      root: this.#surface.root,
      pixelRatio: () => this.#surface.pixelRatio,
      rasters: () => this.#stack.rasters,
      isBlinking: () => this.#blink.running,
      offer: (event) => this.#offer(event),
      offerKey: (event) => this.#stack.all.toReversed().some((layer) => layer.visible && layer.key?.(event) === true),
      click: (at, keys) => this.#click(at, keys),
      hover: (at) => this.#hover(at),
      dragging: (is) => {
        this.#isDragging = is
        this.#showCursor()
      },
    }
  }

  #offer(event: Omit<ViewPointer, 'x' | 'y'>): boolean {
    const whole = { ...event, ...toImage(this.#camera, event.sx, event.sy) }
    const asked = this.#taker === undefined ? this.#stack.all.toReversed().filter(({ visible }) => visible) : [this.#taker]
    const taker = asked.find((layer) => layer.pointer?.(whole) === true)
    if (event.type === 'down') this.#taker = taker
    else if (event.type === 'up' || event.type === 'cancel') this.#taker = undefined
    return taker !== undefined
  }

  #click({ sx, sy }: Place, keys: PointerKeys): void {
    const picked = this.#pick({ sx, sy })
    if (picked !== undefined) this.#events.emit('pick', { ...picked, ...keys })
    this.#events.emit('click', { ...this.readAt(sx, sy), ...keys })
  }

  #hover(at: Place | undefined): void {
    this.#pointer = at
    if (at === undefined) this.#events.emit('cursor', undefined)
    else this.#tellCursor(at)
    const hovered = at === undefined || !this.#events.has('hover') ? undefined : this.#pick(at)
    if (hovered?.layer === this.#hovered?.layer && hovered?.row === this.#hovered?.row) return
    this.#hovered = hovered
    this.#events.emit('hover', hovered)
  }

  #tellCursor({ sx, sy }: Place): void {
    if (this.#events.has('cursor')) this.#events.emit('cursor', this.readAt(sx, sy))
  }

  #pick({ sx, sy }: Place): { readonly layer: string; readonly row: number } | undefined {
    for (const layer of this.#stack.drawn.toReversed()) {
      if (layer.kind !== 'catalogue' || !layer.visible) continue
      const row = (layer as CatalogueLayer).pick(sx, sy)
      if (row !== undefined) return { layer: layer.id, row }
    }
    return undefined
  }

  #showCursor(): void {
    this.#surface.root.style.cursor = this.#layerCursor ?? (this.#isDragging ? 'grabbing' : 'crosshair')
  }
}
