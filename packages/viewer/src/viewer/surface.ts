// The elements of a viewer: a canvas for WebGL, one for texts and lines above it, as many pixels as the screen has, and what happens when the GPU is lost.

import { viewerErrors } from '../errors.ts'

/** What a surface tells. */
export interface SurfaceEvents {
  /** Another size, or another pixel ratio. */
  readonly resized: () => void
  /** There is another WebGL context. */
  readonly restored: () => void
}

/** The faintest black that a canvas of 8 bits can hold. */
const UNSEEN = 'rgb(0 0 0 / 0.4%)'

/** The place that a viewer draws on. */
export class Surface {
  /** Has the focus and gets all events of pointers and keys. */
  readonly root: HTMLDivElement
  readonly overlay: HTMLCanvasElement
  readonly painting: CanvasRenderingContext2D
  readonly #element: HTMLElement
  readonly #events: SurfaceEvents
  readonly #observer: ResizeObserver
  readonly #listening = new AbortController()
  #canvas: HTMLCanvasElement
  #gl: WebGL2RenderingContext
  #lost = false
  #width = 1
  #height = 1
  #pixelRatio = 1

  /** Throws VIEWER_NO_WEBGL2. */
  constructor(element: HTMLElement, label: string, events: SurfaceEvents) {
    this.#element = element
    this.#events = events
    this.root = element.ownerDocument.createElement('div')
    this.root.tabIndex = 0
    this.root.setAttribute('role', 'application')
    this.root.setAttribute('aria-label', label)
    Object.assign(this.root.style, {
      position: 'relative',
      overflow: 'hidden',
      width: '100%',
      height: '100%',
      touchAction: 'none',
      userSelect: 'none',
    })
    this.#canvas = this.#newCanvas()
    this.#gl = contextOf(this.#canvas)
    this.#watch(this.#canvas)
    this.overlay = this.#newCanvas()
    this.painting = this.overlay.getContext('2d') as CanvasRenderingContext2D
    this.root.append(this.#canvas, this.overlay)
    this.#showFocus()
    element.append(this.root)
    this.#observer = new ResizeObserver(() => this.#remeasure())
    this.#observer.observe(this.root)
    this.#watchPixelRatio()
    this.#measure()
  }

  /** CSS pixels. */
  get width(): number {
    return this.#width
  }

  get height(): number {
    return this.#height
  }

  get pixelRatio(): number {
    return this.#pixelRatio
  }

  get canvas(): HTMLCanvasElement {
    return this.#canvas
  }

  /** Undefined while the GPU is lost. */
  get gl(): WebGL2RenderingContext | undefined {
    return this.#lost ? undefined : this.#gl
  }

  /** Empties the upper canvas; from then on it counts in CSS pixels. */
  clearOverlay(): void {
    const { painting, overlay } = this
    painting.setTransform(1, 0, 0, 1, 0, 0)
    painting.clearRect(0, 0, overlay.width, overlay.height)
    // Chromium may go on showing an older frame of a canvas that was cleared and not painted on: one pixel that nobody sees is something.
    painting.fillStyle = UNSEEN
    painting.fillRect(0, 0, 1, 1)
    painting.setTransform(this.#pixelRatio, 0, 0, this.#pixelRatio, 0, 0)
  }

  dispose(): void {
    this.#listening.abort()
    this.#observer.disconnect()
    this.root.remove()
    // Browsers give few contexts: do not wait for the garbage to be collected.
    this.#gl.getExtension('WEBGL_lose_context')?.loseContext()
  }

  #newCanvas(): HTMLCanvasElement {
    const canvas = this.#element.ownerDocument.createElement('canvas')
    canvas.setAttribute('aria-hidden', 'true')
    Object.assign(canvas.style, { position: 'absolute', left: '0', top: '0', display: 'block' })
    return canvas
  }

  #watch(canvas: HTMLCanvasElement): void {
    const { signal } = this.#listening
    canvas.addEventListener(
      'webglcontextlost',
      (event) => {
        // Of a canvas that was replaced nobody needs the context any more.
        if (canvas !== this.#canvas) return
        event.preventDefault()
        this.#lost = true
      },
      { signal },
    )
    canvas.addEventListener('webglcontextrestored', () => canvas === this.#canvas && this.#restore(), { signal })
  }

  /** A new canvas with a new context: who made something in the old one sees that it is another, and makes it again. */
  #restore(): void {
    const canvas = this.#newCanvas()
    this.#gl = contextOf(canvas)
    this.#canvas.replaceWith(canvas)
    this.#canvas = canvas
    this.#watch(canvas)
    this.#lost = false
    this.#fit(canvas)
    this.#events.restored()
  }

  /** The ring of the focus lies on the upper canvas: around the root, what embeds it may cut it off. */
  #showFocus(): void {
    const { root, overlay } = this
    const { signal } = this.#listening
    Object.assign(root.style, { outline: 'none' })
    overlay.style.outlineOffset = '-2px'
    const show = () => {
      overlay.style.outline = root.matches(':focus-visible') ? '2px solid Highlight' : 'none'
    }
    root.addEventListener('focus', show, { signal })
    root.addEventListener('blur', show, { signal })
  }

  #watchPixelRatio(): void {
    const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`)
    const changed = () => {
      this.#remeasure()
      this.#watchPixelRatio()
    }
    query.addEventListener('change', changed, { once: true, signal: this.#listening.signal })
  }

  #remeasure(): void {
    if (this.#measure()) this.#events.resized()
  }

  /** A whole number of the screen's pixels, so that one of the canvas is one of the screen. Whether anything is different. */
  #measure(): boolean {
    const pixelRatio = devicePixelRatio || 1
    const { clientWidth, clientHeight } = this.root
    const [across, along] = [clientWidth, clientHeight].map((side) => Math.max(1, Math.ceil(side * pixelRatio)))
    const isSame = across === this.#canvas.width && along === this.#canvas.height && pixelRatio === this.#pixelRatio
    this.#pixelRatio = pixelRatio
    this.#width = across / pixelRatio
    this.#height = along / pixelRatio
    if (isSame) return false
    this.#fit(this.#canvas)
    this.#fit(this.overlay)
    return true
  }

  #fit(canvas: HTMLCanvasElement): void {
    canvas.width = Math.round(this.#width * this.#pixelRatio)
    canvas.height = Math.round(this.#height * this.#pixelRatio)
    canvas.style.width = `${this.#width}px`
    canvas.style.height = `${this.#height}px`
  }
}

function contextOf(canvas: HTMLCanvasElement): WebGL2RenderingContext {
  let why = 'it is switched off, or the graphics driver is not supported'
  const hear = (event: Event) => {
    why = (event as WebGLContextEvent).statusMessage || why
  }
  canvas.addEventListener('webglcontextcreationerror', hear, { once: true })
  const gl = canvas.getContext('webgl2', {
    // Without multisampling: it would mix pixels of the image where tiles meet, and costs a software renderer most of its time.
    antialias: false,
    depth: false,
    stencil: false,
    alpha: true,
    powerPreference: 'high-performance',
  })
  canvas.removeEventListener('webglcontextcreationerror', hear)
  if (gl === null) throw viewerErrors.NO_WEBGL2({ why })
  return gl
}
