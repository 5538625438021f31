// The colour of a value, as the shader must have it: the reference that its pixels are tested against.

import type { Rgba } from './parse-colour.ts'
import type { ResolvedDisplay } from './resolve-display.ts'
import { stretched } from './stretch.ts'

const TRANSPARENT: Rgba = [0, 0, 0, 0]

/**
 * The colour of a value, not premultiplied, each part 0 to 1.
 *
 * @param rms - of the map of the local rms at this pixel, where the display has one
 */
export function applyDisplay(value: number, display: ResolvedDisplay, rms = Number.NaN): Rgba {
  const { table, categorical } = display.colormap
  if (!Number.isFinite(value)) return display.blank
  if (categorical) return categoryColour(value, table, display.areMeans)
  const place = mapPlace(value, display, rms)
  if (Number.isNaN(place)) return display.blank
  const at = place * 255
  const left = Math.min(Math.floor(at), 254)
  const part = at - left
  const mixed = (channel: number) => (table[3 * left + channel] * (1 - part) + table[3 * left + 3 + channel] * part) / 255
  return [mixed(0), mixed(1), mixed(2), 1]
}

/** The place of a value in the colour map, 0 to 1: between the cuts, stretched, moved by bias and contrast, turned round. NaN where the local rms is unknown. */
export function mapPlace(value: number, display: ResolvedDisplay, rms = Number.NaN): number {
  const { low, high, local, stretch, equalised, bias, contrast, inverted } = display
  const measured = local === undefined ? value : (value - local.centre) / (rms * local.factor)
  const t = clamped((measured - low) / (high - low))
  const place = clamped((stretched(t, stretch, equalised) - bias) * contrast + 0.5)
  return inverted ? 1 - place : place
}

/** Whole numbers from 1 have a colour each, again and again; what is 0 or less is nothing. Means of them that are above 0 have all the same colour. */
function categoryColour(value: number, table: Uint8Array, areMeans: boolean): Rgba {
  const whole = Math.floor(value + 0.5)
  if (areMeans ? value <= 0 : whole <= 0) return TRANSPARENT
  const at = areMeans ? 0 : 3 * (1 + ((whole - 1) % 255))
  return [table[at] / 255, table[at + 1] / 255, table[at + 2] / 255, 1]
}

const clamped = (t: number): number => Math.min(1, Math.max(0, t))
