// How many of one unit make another, for the units of catalogues.

import { voUnit } from './vo-unit.ts'

const PREFIXES: Readonly<Record<string, number>> = { n: 1e-9, u: 1e-6, m: 1e-3, c: 1e-2, k: 1e3, M: 1e6, G: 1e9, T: 1e12 }
/** Angles in arcsec. */
const ANGLES: Readonly<Record<string, number>> = {
  deg: 3600,
  arcmin: 60,
  arcsec: 1,
  mas: 1e-3,
  marcsec: 1e-3,
  uarcsec: 1e-6,
  rad: (180 * 3600) / Math.PI,
}
const PREFIXABLE = new Set(['Jy', 'Hz', 'K', 'm', 's'])

/** Words for one and the same unit. */
const SAME: Readonly<Record<string, string>> = { ct: 'count' }

/**
 * What a number in `from` is to be multiplied by to be in `to`; undefined where they do not measure the same, or are not known.
 *
 * @example
 * unitFactor('deg', 'arcsec') // 3600
 * unitFactor('mJy/beam', 'Jy/beam') // 0.001
 * unitFactor('count', 'Jy') // undefined
 */
export function unitFactor(from: string | undefined, to: string | undefined): number | undefined {
  const source = measure(from)
  const target = measure(to)
  if (source === undefined || target === undefined || source.dimension !== target.dimension) return undefined
  // 1 / 0.001 / 1e3 and the like: bring back the round number that is meant.
  return Number((source.factor / target.factor).toPrecision(15))
}

interface Measure {
  readonly factor: number
  readonly dimension: string
}

function measure(text: string | undefined): Measure | undefined {
  const unit = voUnit(text)
  if (unit === undefined) return undefined
  let factor = 1
  const powers = new Map<string, number>()
  let sign = 1
  for (const part of unit.split(/([./](?!\d))/)) {
    if (part === '.' || part === '/') {
      sign = part === '/' ? -1 : 1
      continue
    }
    const [name, exponent] = part.split('**')
    const power = sign * (exponent === undefined ? 1 : Number(exponent))
    const one = single(name)
    factor *= one.factor ** power
    powers.set(one.dimension, (powers.get(one.dimension) ?? 0) + power)
  }
  const dimension = [...powers]
    .filter(([, power]) => power !== 0)
    .sort()
    .map(([name, power]) => `${name}${power}`)
    .join(' ')
  return { factor, dimension }
}

function single(name: string): Measure {
  if (ANGLES[name] !== undefined) return { factor: ANGLES[name], dimension: 'angle' }
  const base = name.slice(1)
  if (PREFIXABLE.has(base) && PREFIXES[name[0]] !== undefined) return { factor: PREFIXES[name[0]], dimension: base }
  return { factor: 1, dimension: SAME[name] ?? name }
}
