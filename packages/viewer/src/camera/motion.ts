// The way from one look to another: the eye follows a move that it sees, and is lost by a jump.

import { type Camera, foldTurn } from './camera.ts'

/** The camera a share `t` (0 to 1) of the way: scales in equal ratios, and what both see at the same place of the screen stays there. */
export function between(from: Camera, to: Camera, t: number): Camera {
  if (t >= 1) return to
  const scale = from.scale * (to.scale / from.scale) ** t
  // The middle moves with the inverse of the scale: then a zoom about a place holds that place.
  const whole = 1 / from.scale - 1 / to.scale
  const share = Math.abs(whole) * Math.max(from.scale, to.scale) > 1e-6 ? (1 / from.scale - 1 / scale) / whole : t
  return Object.freeze({
    ...to,
    x: from.x + (to.x - from.x) * share,
    y: from.y + (to.y - from.y) * share,
    scale,
    rotation: foldTurn(from.rotation + foldTurn(to.rotation - from.rotation) * t),
  })
}

/** Slow at both ends. */
export const eased = (t: number): number => t * t * (3 - 2 * t)
