// The first look at an image, and changes of a display that make sense.

import { viewerErrors } from '../errors.ts'
import { COLORMAPS } from './colormaps/colormap.ts'
import { type ClipRule, type Display, STRETCHES } from './display.ts'

/** What shows faint and bright sources alike, and the noise. */
export const DEFAULT_DISPLAY: Display = Object.freeze<Display>({
  stretch: 'asinh',
  low: 0,
  high: 1,
  clip: { kind: 'percentile', percent: 99.5 },
  colormap: 'viridis',
  inverted: false,
  bias: 0.5,
  contrast: 1,
  blank: '#00000000',
})

/** A display with changes. New cuts without a clip are a clip of their own. Throws VIEWER_BAD_DISPLAY. */
export function changedDisplay(display: Display, change: Partial<Display>): Display {
  const next = { ...display, ...change }
  const byHand = change.clip === undefined && (change.low !== undefined || change.high !== undefined)
  const clip: ClipRule = byHand ? { kind: 'range', low: next.low, high: next.high } : next.clip
  check(STRETCHES.includes(next.stretch), 'stretch', next.stretch, STRETCHES.join(', '))
  check(COLORMAPS.includes(next.colormap), 'colormap', next.colormap, COLORMAPS.join(', '))
  check(Number.isFinite(next.bias), 'bias', next.bias, 'a number')
  check(Number.isFinite(next.contrast) && next.contrast >= 0, 'contrast', next.contrast, 'a number from 0')
  if (clip.kind === 'percentile') check(clip.percent > 0 && clip.percent <= 100, 'percent', clip.percent, 'above 0 and at most 100')
  if (clip.kind === 'range' || clip.kind === 'rms') check(clip.low < clip.high, 'clip', `${clip.low} to ${clip.high}`, 'low < high')
  return Object.freeze({ ...next, clip: Object.freeze({ ...clip }) })
}

function check(holds: boolean, name: string, value: unknown, wanted: string): void {
  if (!holds) throw viewerErrors.BAD_DISPLAY({ name, value: String(value), wanted })
}
