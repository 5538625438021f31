// A catalogue as the viewer takes it: columns of ellipses in image pixels and a byte of state a row.

import type { Layer } from './layer.ts'

/** A column of numbers. */
export type NumberColumn = Float32Array | Float64Array

/** Ellipses in pixels of the viewer's image, one a row. */
export interface CatalogueColumns {
  readonly x: NumberColumn
  readonly y: NumberColumn
  /** Full widths at half maximum, image pixels; 0 or NaN draws a point. */
  readonly major: NumberColumn
  readonly minor: NumberColumn
  /** Degrees of the major axis, counter-clockwise from +x of the image. */
  readonly angle: NumberColumn
}

/** The bits of a row's state byte. Bits 5 to 7 are the index of its label's colour. */
export const ROW_STATE = { hidden: 1, selected: 2, focused: 4, hovered: 8, rejected: 16, labelShift: 5 } as const

/** A layer of ellipses. */
export interface CatalogueLayer extends Layer {
  readonly kind: 'catalogue'
  readonly rows: number
  /** One byte a row (ROW_STATE); copied. */
  setStates(states: Uint8Array): void
  /** Replaces all rows. */
  update(columns: CatalogueColumns): void
  /** The row under a place of the view in CSS pixels. */
  pick(sx: number, sy: number): number | undefined
  /** Rows whose centre is inside a polygon of image pixels, ascending. */
  within(polygon: readonly { readonly x: number; readonly y: number }[]): Uint32Array
}
