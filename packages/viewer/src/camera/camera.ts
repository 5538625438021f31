// Where one looks: the one place that turns pixels of the image into places on the screen and back.

/** A view of an image. Immutable: every change makes another. */
export interface Camera {
  /** The image pixel in the middle of the view; 0-based, the centre of the first pixel at (0, 0), y upwards. */
  readonly x: number
  readonly y: number
  /** CSS pixels an image pixel. */
  readonly scale: number
  /** Degrees that the image is turned counter-clockwise on the screen. */
  readonly rotation: number
  /** Whether x runs to the left (before it is turned). */
  readonly mirrored: boolean
  /** Size of the view in CSS pixels. */
  readonly width: number
  readonly height: number
}

/** A place: pixels of the image, or CSS pixels of the view. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** A box in image pixels, as coordinates: the first pixel reaches from -0.5 to 0.5. */
export interface ImageBox {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/** Scales beyond these serve nobody: a pixel of 512 CSS pixels, and an image of a million pixels on 10. */
export const LEAST_SCALE = 1e-5
export const LARGEST_SCALE = 512
/** Room left around an image that is fitted. */
const FIT_MARGIN = 0.96

/** A camera that looks at (0, 0) at one CSS pixel an image pixel. */
export function createCamera(view: { readonly width: number; readonly height: number }): Camera {
  return Object.freeze({ x: 0, y: 0, scale: 1, rotation: 0, mirrored: false, width: view.width, height: view.height })
}

/** Image pixels to CSS pixels from the upper left corner of the view, y downwards. */
export function toScreen(camera: Camera, x: number, y: number): Point {
  const { cos, sin, sign } = turn(camera)
  const dx = sign * (x - camera.x) * camera.scale
  const dy = (y - camera.y) * camera.scale
  return { x: camera.width / 2 + cos * dx - sin * dy, y: camera.height / 2 - (sin * dx + cos * dy) }
}

/** CSS pixels of the view to image pixels: the inverse of `toScreen`. */
export function toImage(camera: Camera, sx: number, sy: number): Point {
  const { cos, sin, sign } = turn(camera)
  const right = (sx - camera.width / 2) / camera.scale
  const up = (camera.height / 2 - sy) / camera.scale
  return { x: camera.x + sign * (cos * right + sin * up), y: camera.y - sin * right + cos * up }
}

/** The whole image in the middle of the view, as large as it goes, turned as it was. */
export function fit(camera: Camera, imageWidth: number, imageHeight: number): Camera {
  const { cos, sin } = turn(camera)
  const across = Math.abs(cos) * imageWidth + Math.abs(sin) * imageHeight
  const along = Math.abs(sin) * imageWidth + Math.abs(cos) * imageHeight
  const scale = FIT_MARGIN * Math.min(camera.width / Math.max(across, 1), camera.height / Math.max(along, 1))
  return Object.freeze({ ...camera, x: (imageWidth - 1) / 2, y: (imageHeight - 1) / 2, scale: boundedScale(scale) })
}

/** `factor` times as large (up to the bounds); what is at (sx, sy) stays there. */
export function zoomAbout(camera: Camera, factor: number, sx: number, sy: number): Camera {
  const fixed = toImage(camera, sx, sy)
  return holdAt({ ...camera, scale: boundedScale(camera.scale * factor) }, fixed, sx, sy)
}

/** Turned by `degrees` more, counter-clockwise; what is at (sx, sy) stays there. */
export function turnAbout(camera: Camera, degrees: number, sx: number, sy: number): Camera {
  const fixed = toImage(camera, sx, sy)
  return holdAt({ ...camera, rotation: foldTurn(camera.rotation + degrees) }, fixed, sx, sy)
}

/** The image moved by (dx, dy) CSS pixels, y downwards. */
export function panBy(camera: Camera, dx: number, dy: number): Camera {
  const { x, y } = toImage(camera, camera.width / 2 - dx, camera.height / 2 - dy)
  return Object.freeze({ ...camera, x, y })
}

/** The same look in a view of another size: the pixel in the middle stays in the middle. */
export function resized(camera: Camera, width: number, height: number): Camera {
  return Object.freeze({ ...camera, width, height })
}

/** The least box of image pixels with everything that is in view; larger than the view where it is turned. */
export function visibleBox(camera: Camera): ImageBox {
  const { cos, sin } = turn(camera)
  const halfX = (Math.abs(cos) * camera.width + Math.abs(sin) * camera.height) / (2 * camera.scale)
  const halfY = (Math.abs(sin) * camera.width + Math.abs(cos) * camera.height) / (2 * camera.scale)
  return { x0: camera.x - halfX, y0: camera.y - halfY, x1: camera.x + halfX, y1: camera.y + halfY }
}

/**
 * The map of image pixels to clip space for shaders: clipX = a u + c v + e, clipY = b u + d v + f, as [a, b, c, d, e, f].
 *
 * @param originX - u and v count from this pixel: a place near the view keeps 32-bit floats of a shader exact on large images
 */
export function affineOf(camera: Camera, originX = 0, originY = 0): readonly [number, number, number, number, number, number] {
  const { cos, sin, sign } = turn(camera)
  const perX = (2 * camera.scale) / camera.width
  const perY = (2 * camera.scale) / camera.height
  const a = perX * cos * sign
  const b = perY * sin * sign
  const c = -perX * sin
  const d = perY * cos
  const x = originX - camera.x
  const y = originY - camera.y
  return [a, b, c, d, a * x + c * y, b * x + d * y]
}

/** Whether two cameras show the same. */
export function sameCamera(a: Camera, b: Camera): boolean {
  return (
    a.x === b.x &&
    a.y === b.y &&
    a.scale === b.scale &&
    a.rotation === b.rotation &&
    a.mirrored === b.mirrored &&
    a.width === b.width &&
    a.height === b.height
  )
}

/** Degrees in (-180, 180]. */
export const foldTurn = (degrees: number): number => degrees - 360 * Math.ceil(degrees / 360 - 0.5)

/** A scale within the bounds. */
export const boundedScale = (scale: number): number => Math.min(LARGEST_SCALE, Math.max(LEAST_SCALE, scale))

/** The camera moved so that the image pixel `fixed` is at (sx, sy). */
function holdAt(camera: Camera, fixed: Point, sx: number, sy: number): Camera {
  const now = toImage(camera, sx, sy)
  return Object.freeze({ ...camera, x: camera.x + fixed.x - now.x, y: camera.y + fixed.y - now.y })
}

function turn({ rotation, mirrored }: Camera): { cos: number; sin: number; sign: number } {
  const angle = (rotation * Math.PI) / 180
  // Exact where it matters to the eye: pixels of an image that is not turned lie on a straight grid.
  const quarter = rotation % 90 === 0
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  return { cos: quarter ? Math.round(cos) : cos, sin: quarter ? Math.round(sin) : sin, sign: mirrored ? -1 : 1 }
}
