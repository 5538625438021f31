// Shapes on the sky or on the pixels of an image, with the words and colours that viewers show beside them.

/** Degrees of a sky frame; FK4 of B1950, FK5 and the ecliptic of J2000. */
export type SkyRegionFrame = 'icrs' | 'fk5' | 'fk4' | 'galactic' | 'ecliptic'

/** What coordinates mean: pixels of the image, or degrees of a sky frame. */
export type RegionFrame = 'image' | SkyRegionFrame

/** How a point is drawn. */
export type PointSymbol = 'cross' | 'x' | 'circle' | 'box' | 'diamond' | 'boxcircle' | 'arrow'

/** How a viewer shows a region. */
export interface RegionStyle {
  readonly text?: string
  /** Words that viewers group regions by. */
  readonly tags?: readonly string[]
  /** A name such as 'red', or '#rrggbb'. */
  readonly colour?: string
  /** Of lines, in pixels of the screen; 1 unless said. */
  readonly width?: number
  /** Of a point; a cross unless said. */
  readonly symbol?: PointSymbol
  /** Whether viewers shall neither move, change nor delete it. */
  readonly locked?: boolean
}

/**
 * What all shapes have: a frame, and the position of the centre. In frame 'image' coordinates are 0-based pixels and lengths are pixels;
 * in sky frames coordinates are degrees and lengths are arcsec. Angles are degrees from north through east;
 * in frame 'image' from +y towards -x, which is the same on an image with north up and east left.
 */
interface Placed {
  readonly frame: RegionFrame
  readonly x: number
  readonly y: number
  readonly style?: RegionStyle
}

/** Axes are full. */
export interface EllipseRegion extends Placed {
  readonly shape: 'ellipse'
  readonly major: number
  readonly minor: number
  /** Of the major axis. */
  readonly positionAngle: number
}

export interface CircleRegion extends Placed {
  readonly shape: 'circle'
  readonly radius: number
}

export interface PointRegion extends Placed {
  readonly shape: 'point'
}

/** Words at a place: those of its style. */
export interface TextRegion extends Placed {
  readonly shape: 'text'
}

/** A straight line from (x, y) to (x2, y2). */
export interface LineRegion extends Placed {
  readonly shape: 'line'
  readonly x2: number
  readonly y2: number
}

/** Width lies along x or longitude where the angle is 0; both sides are full. */
export interface BoxRegion extends Placed {
  readonly shape: 'box'
  readonly width: number
  readonly height: number
  /** How far the box is turned from north through east. */
  readonly angle: number
}

/** A closed outline; the last point joins the first. */
export interface PolygonRegion {
  readonly shape: 'polygon'
  readonly frame: RegionFrame
  /** x0, y0, x1, y1 and so on. */
  readonly points: ArrayLike<number>
  readonly style?: RegionStyle
}

export type Region = EllipseRegion | CircleRegion | PointRegion | TextRegion | LineRegion | BoxRegion | PolygonRegion

/** A region whose coordinates are pixels of the image. */
export type PixelRegion = Region & { readonly frame: 'image' }
