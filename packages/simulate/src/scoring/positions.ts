// Where the scorer places two catalogues that it compares: on the sky where it can, else on the map.

import { type Positions, pixelPositions, skyPositions } from '@cirasa/catalog'
import { simulateErrors } from '../errors.ts'
import type { SourceColumns } from './source-columns.ts'

/** How to place catalogues: on the sky, or on the map with the side of a pixel in arcsec. */
export type Frame = { readonly kind: 'sky' } | { readonly kind: 'pixel'; readonly pixelScale: number }

/**
 * The frame that both catalogues have: the sky where it can be, else the map.
 *
 * @throws SIMULATE_NO_POSITIONS
 */
export function commonFrame(a: SourceColumns, b: SourceColumns, pixelScale: number | undefined, wanted?: 'sky' | 'pixel'): Frame {
  const onSky = [a, b].every(({ ra, dec }) => ra !== undefined && dec !== undefined)
  const onMap = [a, b].every(({ x, y }) => x !== undefined && y !== undefined) && pixelScale !== undefined && pixelScale > 0
  if (onSky && wanted !== 'pixel') return { kind: 'sky' }
  if (onMap && wanted !== 'sky') return { kind: 'pixel', pixelScale }
  throw simulateErrors.NO_POSITIONS()
}

/** The rows of a catalogue as points in a frame; NaN where a row has no position. */
export function positionsOf({ rows, x, y, ra, dec }: SourceColumns, frame: Frame): Positions {
  const none = () => new Float64Array(rows).fill(Number.NaN)
  if (frame.kind === 'sky') return skyPositions(ra ?? none(), dec ?? none())
  return pixelPositions(x ?? none(), y ?? none(), frame.pixelScale)
}
