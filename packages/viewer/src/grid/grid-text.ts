// What stands at a line of a grid: its coordinate, with as many digits as the step to the next line needs.

import { formatDeclination, formatRightAscension } from '@cirasa/wcs'
import { type GridFrame, isEquatorial } from './coordinate-map.ts'
import type { AngleFormat } from './grid-steps.ts'

/** How a value of a grid is written. */
export interface GridTextStyle {
  readonly axis: 0 | 1
  readonly frame: GridFrame
  readonly format: AngleFormat
  /** To the next line: degrees, or pixels. */
  readonly step: number
}

/**
 * The text of a grid line.
 *
 * @example gridText(187.5, { axis: 0, frame: 'ICRS', format: 'sexagesimal', step: 0.25 }) // '12h30m'
 * @example gridText(-0.5, { axis: 1, frame: 'ICRS', format: 'sexagesimal', step: 0.5 }) // '−00°30′'
 */
export function gridText(value: number, { axis, frame, format, step }: GridTextStyle): string {
  if (frame === 'IMAGE') return minus((value + 0).toFixed(digitsOf(step)))
  const isLongitude = axis === 0
  if (format === 'degrees') {
    const text = value.toFixed(digitsOf(step))
    const sign = !isLongitude && Number(text) >= 0 ? '+' : ''
    return `${sign}${minus(Number(text) === 0 ? text.replace('-', '') : text)}°`
  }
  const inHours = isLongitude && isEquatorial(frame)
  const seconds = (step * 3600) / (inHours ? 15 : 1)
  const options = { decimals: digitsOf(seconds), separator: 'letters' } as const
  const full = inHours ? formatRightAscension(value, options) : formatDeclination(value, options)
  const text = isWhole(seconds / 60) ? full.replace(/m.*$/, 'm') : full
  if (inHours) return text
  return minus(isLongitude ? text.slice(1) : text)
    .replace('d', '°')
    .replace('m', '′')
    .replace('s', '″')
}

/** Digits after the point that tell multiples of a step apart. */
const digitsOf = (step: number): number => Math.max(0, Math.ceil(-Math.log10(step) - 1e-6))

const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 1e-6 && Math.round(value) > 0

const minus = (text: string): string => text.replace('-', '−')
