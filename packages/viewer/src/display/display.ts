// How values become colours: what a raster layer can be told, all of it without fetching anything.

/** Curves from a value between the cuts (0 to 1) to a place in the colour map (0 to 1). */
export const STRETCHES = ['linear', 'log', 'sqrt', 'square', 'asinh', 'power', 'histeq'] as const
export type Stretch = (typeof STRETCHES)[number]

/** Where the cuts lie. */
export type ClipRule =
  /** The middle `percent` of the pixels. */
  | { readonly kind: 'percentile'; readonly percent: number }
  /** IRAF's zscale: a straight line through the sorted pixels about the median. */
  | { readonly kind: 'zscale' }
  /** Multiples of the rms about the median; with a map of the local rms, of that at each pixel. */
  | { readonly kind: 'rms'; readonly low: number; readonly high: number }
  /** Values in the image's unit. */
  | { readonly kind: 'range'; readonly low: number; readonly high: number }

/** How a raster is shown. */
export interface Display {
  readonly stretch: Stretch
  /** The cuts, in the image's unit: they follow from `clip`, and are given by hand with a clip of kind 'range'. */
  readonly low: number
  readonly high: number
  readonly clip: ClipRule
  /** A name of COLORMAPS. */
  readonly colormap: string
  readonly inverted: boolean
  /** Place of the middle of the colour map, 0 to 1; 0.5 leaves it. */
  readonly bias: number
  /** Steepness about the bias; 1 leaves it. */
  readonly contrast: number
  /** CSS colour '#rrggbb' or '#rrggbbaa' of pixels without a value. */
  readonly blank: string
}
