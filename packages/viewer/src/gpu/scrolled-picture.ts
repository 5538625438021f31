// A picture of the view that is moved with the camera: a pan by whole device pixels draws only what it brings into view, however much was drawn before.

import { type Camera, toImage, toScreen } from '../camera/camera.ts'
import type { DrawFrame } from '../layers/layer.ts'
import { compileProgram } from './program.ts'

/** Where something is drawn: a view of that camera, whose lower left corner is at (x, y) device pixels of what is bound. */
export interface DrawTarget {
  readonly camera: Camera
  readonly pixelRatio: number
  readonly x: number
  readonly y: number
}

/** A picture on the GPU, 4 bytes a device pixel of the view. */
export interface ScrolledPicture {
  /**
   * Shows the picture of a frame. `paint` is asked for the parts of it that are not there yet, which are empty before; it may draw beyond their edges. Parts
   * that were painted with the same key stay.
   */
  draw(frame: DrawFrame, key: string, paint: (target: DrawTarget) => void): void
  /** Paints all of it anew next time. */
  forget(): void
  dispose(): void
}

/** A rectangle of device pixels, y upwards. */
interface Pixels {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/** What the texture has. A pixel of the view is at its place plus `offset`, from the other side again where that is outside. */
interface Painted {
  readonly key: string
  readonly pixelRatio: number
  /** Of the frame that was painted whole, and how far the picture has moved since, device pixels. */
  readonly camera: Camera
  readonly movedX: number
  readonly movedY: number
}

/** Device pixels that a pan may be off a whole number of them. */
const SLACK = 0.01

/** The place in the texture goes round: it repeats itself. */
const VERTEX = `#version 300 es
uniform vec2 u_offset;
out vec2 v_place;
void main() {
  vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1));
  v_place = corner + u_offset;
  gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}
`

const FRAGMENT = `#version 300 es
precision highp float;
uniform sampler2D u_picture;
in vec2 v_place;
out vec4 o_colour;
void main() {
  o_colour = texture(u_picture, v_place);
}
`

/** Makes the resources on a context. */
export function createScrolledPicture(gl: WebGL2RenderingContext): ScrolledPicture {
  const shader = compileProgram(gl, VERTEX, FRAGMENT)
  const [texture, framebuffer, array] = [gl.createTexture(), gl.createFramebuffer(), gl.createVertexArray()]
  let [width, height] = [0, 0]
  let painted: Painted | undefined

  const fitTo = (wide: number, high: number): void => {
    if (wide === width && high === height) return
    ;[width, height] = [wide, high]
    painted = undefined
    gl.bindTexture(gl.TEXTURE_2D, texture)
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, width, height, 0, gl.RGBA, gl.UNSIGNED_BYTE, null)
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST)
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST)
    gl.bindTexture(gl.TEXTURE_2D, null)
    gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer)
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0)
    gl.bindFramebuffer(gl.FRAMEBUFFER, null)
  }

  /** Paints pixels of the view where the texture has them: in up to four pieces, as it begins anew at its edges. */
  const paintPixels = (pixels: Pixels, { camera, pixelRatio }: DrawFrame, paint: (target: DrawTarget) => void): void => {
    const offset = offsetOf(painted!, width, height)
    for (const [x0, x1, x] of wrapped(pixels.x0, pixels.x1, offset.x, width)) {
      for (const [y0, y1, y] of wrapped(pixels.y0, pixels.y1, offset.y, height)) {
        gl.scissor(x, y, x1 - x0, y1 - y0)
        gl.clear(gl.COLOR_BUFFER_BIT)
        paint({ camera: partOf(camera, pixelRatio, { x0, y0, x1, y1 }), pixelRatio, x, y })
      }
    }
  }

  const show = (): void => {
    const { x, y } = offsetOf(painted!, width, height)
    gl.useProgram(shader.program)
    gl.bindVertexArray(array)
    gl.activeTexture(gl.TEXTURE0)
    gl.bindTexture(gl.TEXTURE_2D, texture)
    gl.uniform1i(shader.uniform('u_picture'), 0)
    gl.uniform2f(shader.uniform('u_offset'), x / width, y / height)
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4)
    gl.bindTexture(gl.TEXTURE_2D, null)
    gl.bindVertexArray(null)
  }

  return {
    draw(frame, key, paint) {
      fitTo(gl.drawingBufferWidth, gl.drawingBufferHeight)
      const { camera, pixelRatio } = frame
      const before = painted?.key === key && painted.pixelRatio === pixelRatio ? painted : undefined
      const moved = before && movedBy(before, camera)
      painted = { key, pixelRatio, camera: before && moved ? before.camera : camera, movedX: moved?.x ?? 0, movedY: moved?.y ?? 0 }
      const missing = before && moved ? uncovered(moved.x - before.movedX, moved.y - before.movedY, width, height) : [all(width, height)]
      if (missing.length > 0) {
        gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer)
        gl.enable(gl.SCISSOR_TEST)
        for (const pixels of missing) paintPixels(pixels, frame, paint)
        gl.disable(gl.SCISSOR_TEST)
        gl.bindFramebuffer(gl.FRAMEBUFFER, null)
      }
      show()
    },
    forget() {
      painted = undefined
    },
    dispose() {
      gl.deleteProgram(shader.program)
      gl.deleteTexture(texture)
      gl.deleteFramebuffer(framebuffer)
      gl.deleteVertexArray(array)
    },
  }
}

const all = (width: number, height: number): Pixels => ({ x0: 0, y0: 0, x1: width, y1: height })

/** Whole device pixels to the right and up that what the picture shows has moved since it was painted; undefined where it did anything else. */
function movedBy({ camera: from, pixelRatio }: Painted, to: Camera): { readonly x: number; readonly y: number } | undefined {
  const isPan = from.scale === to.scale && from.rotation === to.rotation && from.mirrored === to.mirrored
  if (!isPan || from.width !== to.width || from.height !== to.height) return undefined
  const at = toScreen(from, to.x, to.y)
  const [x, y] = [(from.width / 2 - at.x) * pixelRatio, (at.y - from.height / 2) * pixelRatio]
  if (Math.abs(x - Math.round(x)) > SLACK || Math.abs(y - Math.round(y)) > SLACK) return undefined
  return { x: Math.round(x), y: Math.round(y) }
}

/** What a move to the right and up brings into view. */
function uncovered(dx: number, dy: number, width: number, height: number): Pixels[] {
  if (Math.abs(dx) >= width || Math.abs(dy) >= height) return [all(width, height)]
  const [x0, x1] = [Math.max(0, dx), width + Math.min(0, dx)]
  const [y0, y1] = [Math.max(0, dy), height + Math.min(0, dy)]
  return [
    { x0: 0, x1: x0, y0: 0, y1: height },
    { x0: x1, x1: width, y0: 0, y1: height },
    { x0, x1, y0: 0, y1: y0 },
    { x0, x1, y0: y1, y1: height },
  ].filter((pixels) => pixels.x1 > pixels.x0 && pixels.y1 > pixels.y0)
}

function offsetOf({ movedX, movedY }: Painted, width: number, height: number): { readonly x: number; readonly y: number } {
  const folded = (moved: number, size: number) => ((-moved % size) + size) % size
  return { x: folded(movedX, width), y: folded(movedY, height) }
}

/** The pieces [from, to, place in the texture] of a range of pixels, along one side. */
function wrapped(from: number, to: number, offset: number, size: number): readonly (readonly [number, number, number])[] {
  // Pixels from here on lie at the beginning of the texture.
  const seam = size - offset
  return [[from, Math.min(to, seam), from + offset] as const, [Math.max(from, seam), to, Math.max(from, seam) - seam] as const].filter(
    ([begin, end]) => end > begin,
  )
}

/** The camera that sees some device pixels of a view. */
function partOf(camera: Camera, pixelRatio: number, { x0, y0, x1, y1 }: Pixels): Camera {
  const middle = toImage(camera, (x0 + x1) / 2 / pixelRatio, camera.height - (y0 + y1) / 2 / pixelRatio)
  return { ...camera, ...middle, width: (x1 - x0) / pixelRatio, height: (y1 - y0) / pixelRatio }
}
