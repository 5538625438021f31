// What is seen of an image as short texts of an address, and back: a link shows the same view, and a reload loses nothing.

import type { ClipRule, Display, Stretch } from '@cirasa/viewer'
import { COLORMAPS, STRETCHES } from '@cirasa/viewer'
import type { ViewSearch } from './view-address.ts'

/** A middle of the view: on the sky, or in pixels where there is none. */
export type Middle = { readonly ra: number; readonly dec: number } | { readonly x: number; readonly y: number }

/** @example middleText({ ra: 254.3214567, dec: -41.5 }) // '254.321457,-41.5' */
export function middleText(middle: Middle): string {
  if ('ra' in middle) return `${short(middle.ra, 6)},${short(middle.dec, 6)}`
  return `${short(middle.x, 2)},${short(middle.y, 2)}px`
}

/** The middle that a text names; undefined for any other text. */
export function middleOf(text: string | undefined): Middle | undefined {
  const match = /^(-?[\d.]+),(-?[\d.]+)(px)?$/.exec(text ?? '')
  if (!match) return undefined
  const [first, second] = [Number(match[1]), Number(match[2])]
  if (!Number.isFinite(first) || !Number.isFinite(second)) return undefined
  if (match[3]) return { x: first, y: second }
  return Math.abs(second) <= 90 ? { ra: first, dec: second } : undefined
}

/** @example clipText({ kind: 'rms', low: -2, high: 10 }) // 'rms-2..10' */
export function clipText(clip: ClipRule): string {
  switch (clip.kind) {
    case 'percentile':
      return `p${short(clip.percent, 4)}`
    case 'zscale':
      return 'zscale'
    case 'rms':
      return `rms${short(clip.low, 4)}..${short(clip.high, 4)}`
    case 'range':
      return `${clip.low.toPrecision(7)}..${clip.high.toPrecision(7)}`
  }
}

/** The clip that a text names; undefined for any other text. */
export function clipOf(text: string | undefined): ClipRule | undefined {
  if (text === undefined) return undefined
  if (text === 'zscale') return { kind: 'zscale' }
  const percent = /^p(\d[\d.]*)$/.exec(text)
  if (percent) {
    const value = Number(percent[1])
    return value > 0 && value <= 100 ? { kind: 'percentile', percent: value } : undefined
  }
  const range = /^(rms)?(-?[\d.]+(?:e[+-]?\d+)?)\.\.(-?[\d.]+(?:e[+-]?\d+)?)$/i.exec(text)
  if (!range) return undefined
  const [low, high] = [Number(range[2]), Number(range[3])]
  if (!(low < high)) return undefined
  return range[1] ? { kind: 'rms', low, high } : { kind: 'range', low, high }
}

/** The map of colours, `~` in front of an inverted one. */
export const coloursText = ({ colormap, inverted }: Pick<Display, 'colormap' | 'inverted'>): string => `${inverted ? '~' : ''}${colormap}`

/** What of a display an address says; names that there are not say nothing. */
export function displayOf({ stretch, clip, colours }: ViewSearch): Partial<Display> {
  const rule = clipOf(clip)
  const known = STRETCHES.find((name): name is Stretch => name === stretch)
  const colormap = COLORMAPS.find((name) => name === colours?.replace(/^~/, ''))
  return {
    ...(known ? { stretch: known } : {}),
    ...(rule ? { clip: rule, ...(rule.kind === 'range' ? { low: rule.low, high: rule.high } : {}) } : {}),
    ...(colormap ? { colormap, inverted: colours?.startsWith('~') } : {}),
  }
}

/** What an address says of a display. */
export function displayText(display: Display): Pick<ViewSearch, 'stretch' | 'clip' | 'colours'> {
  return { stretch: display.stretch, clip: clipText(display.clip), colours: coloursText(display) }
}

const short = (value: number, digits: number): string => String(Number(value.toFixed(digits)))
