// Draws components into pixels: for residuals, for blanks that take the model's value, and for the model map.

import type { Component } from './component.ts'
import { componentPeak } from './component.ts'
import type { Covariance } from './gaussian-mixture.ts'

/**
 * Adds `sign` times a component to a row-major array of pixels.
 *
 * @param reach standard deviations out to which the component is drawn
 */
export function addComponent(
  pixels: Float64Array | Float32Array,
  width: number,
  height: number,
  component: Component,
  beam: Covariance,
  sign: number,
  reach: number,
): void {
  const cxx = beam[0] + component.shape[0]
  const cxy = beam[1] + component.shape[1]
  const cyy = beam[2] + component.shape[2]
  const det = cxx * cyy - cxy * cxy
  const a = cyy / det
  const b = -cxy / det
  const c = cxx / det
  const peak = sign * componentPeak(component, beam)
  const { x, y } = component
  const yReach = reach * Math.sqrt(cyy)
  const yFirst = Math.max(0, Math.ceil(y - yReach))
  const yLast = Math.min(height - 1, Math.floor(y + yReach))
  const decay = Math.exp(-a)
  for (let row = yFirst; row <= yLast; row++) {
    const dy = row - y
    const left = reach * reach - (dy * dy) / cyy
    if (left <= 0) continue
    const half = Math.sqrt(left / a)
    const middle = x - (b * dy) / a
    const first = Math.max(0, Math.ceil(middle - half))
    const last = Math.min(width - 1, Math.floor(middle + half))
    if (first > last) continue
    const dx = first - x
    let value = peak * Math.exp(-0.5 * (a * dx * dx + 2 * b * dx * dy + c * dy * dy))
    let ratio = Math.exp(-0.5 * (a * (2 * dx + 1) + 2 * b * dy))
    const start = row * width
    for (let i = start + first; i <= start + last; i++) {
      pixels[i] += value
      value *= ratio
      ratio *= decay
    }
  }
}
