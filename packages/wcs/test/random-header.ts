// Random but reproducible headers of every kind, for tests of agreement with wcslib.

import type { HeaderRecord } from '@cirasa/wcs'

/** A source of random numbers that gives the same ones each time (mulberry32). */
export interface Random {
  uniform(low: number, high: number): number
  integer(low: number, high: number): number
  chance(probability: number): boolean
  pick<T>(values: readonly T[]): T
}

export function random(seed: number): Random {
  let state = seed | 0
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return {
    uniform: (low, high) => low + (high - low) * next(),
    integer: (low, high) => low + Math.floor((high - low + 1) * next()),
    chance: (probability) => next() < probability,
    pick: (values) => values[Math.floor(next() * values.length)],
  }
}

type Cards = Record<string, string | number>

/** A header and some pixels to try, most of them on its map. */
export interface Trial {
  readonly header: HeaderRecord
  /** 0-based. */
  readonly x: number[]
  readonly y: number[]
  /** Positions all over the sky, many of which lie on no map. */
  readonly lon: number[]
  readonly lat: number[]
  readonly hasSip: boolean
}

/** Astropy writes numbers of a header with 16 digits; these have fewer, so that both sides read the same. */
const round = (value: number): number => Number(value.toPrecision(12))

/** Codes with their parameters on the latitude axis, and the largest field that makes sense, in degrees. */
const kinds: readonly (readonly [code: string, field: number, parameters: (r: Random) => Record<number, number>])[] = [
  ['TAN', 60, () => ({})],
  ['SIN', 100, () => ({})],
  ['SIN', 60, (r) => ({ 1: r.uniform(-0.5, 0.5), 2: r.uniform(-1.5, 1.5) })],
  ['NCP', 30, () => ({})],
  ['ARC', 300, () => ({})],
  ['STG', 200, () => ({})],
  ['ZEA', 200, () => ({})],
  [
    'ZPN',
    100,
    (r) => ({
      0: r.pick([0, 0, 0.01]),
      1: r.uniform(0.7, 1.1),
      2: r.uniform(-0.1, 0.1),
      3: r.uniform(-0.3, 0.3),
      5: r.uniform(-0.01, 0.05),
    }),
  ],
  ['CAR', 340, () => ({})],
  ['CEA', 340, (r: Random) => ({ 1: r.chance(0.5) ? 1 : r.uniform(0.3, 1) })],
  ['MER', 340, () => ({})],
  ['CYP', 340, (r) => ({ 1: r.uniform(0.2, 2), 2: r.uniform(0.4, 1.5) })],
  ['SFL', 300, () => ({})],
  ['GLS', 60, () => ({})],
  ['PAR', 300, () => ({})],
  ['MOL', 300, () => ({})],
  ['AIT', 300, () => ({})],
  ['COP', 100, cone],
  ['COE', 200, cone],
  ['COD', 200, cone],
  ['COO', 100, cone],
  ['BON', 200, (r) => ({ 1: r.pick([1, -1]) * r.uniform(5, 85) })],
  ['HPX', 340, (r) => ({ 1: r.chance(0.6) ? 4 : r.integer(1, 6), 2: r.chance(0.6) ? 3 : r.integer(1, 5) })],
  ['TPV', 5, () => ({})],
]

function cone(r: Random): Record<number, number> {
  return { 1: r.pick([1, -1]) * r.uniform(15, 75), 2: r.chance(0.3) ? 0 : r.uniform(-12, 12) }
}

/** How many kinds of projection there are: `trial(n, ...)` makes kind n modulo this. */
export const kindCount = kinds.length

/** The n-th trial: the kind follows n, all else is random from the seed. */
export function trial(n: number, points: number): Trial {
  const r = random(n * 7919 + 17)
  const [code, field, parameters] = kinds[n % kinds.length]
  // The TPV convention knows only longitude first.
  const latitudeFirst = code !== 'TPV' && r.chance(0.1)
  const [lonAxis, latAxis] = latitudeFirst ? [2, 1] : [1, 2]
  const [lonName, latName] = r.pick([
    ['RA', 'DEC'],
    ['RA', 'DEC'],
    ['GLON', 'GLAT'],
    ['ELON', 'ELAT'],
  ])
  const hasSip = code === 'TAN' && r.chance(0.5)
  const suffix = hasSip ? '-SIP' : ''
  const cards: Cards = {
    [`CTYPE${lonAxis}`]: `${lonName.padEnd(5, '-')}${code.padStart(3, '-')}${suffix}`.replace(/^(GLON|ELON)-+/, '$1-'),
    [`CTYPE${latAxis}`]: `${latName.padEnd(5, '-')}${code.padStart(3, '-')}${suffix}`.replace(/^(GLAT|ELAT)-+/, '$1-'),
    [`CRVAL${lonAxis}`]: reference(r, [0, 180, 359.9999, 0.0001]),
    [`CRVAL${latAxis}`]: code === 'NCP' ? round(r.pick([1, -1]) * r.uniform(20, 90)) : latitude(r),
    [`CUNIT${lonAxis}`]: 'deg',
    [`CUNIT${latAxis}`]: 'deg',
  }
  const size = 1000
  // From a field of a few arcsec to the whole map.
  const width = r.chance(0.3) ? field : Math.min(field, 10 ** r.uniform(-2, 2.5))
  const scale = width / size
  addLinear(cards, r, scale, lonAxis, latAxis, size, code === 'TPV')
  for (const [m, value] of Object.entries(parameters(r))) cards[`PV${latAxis}_${m}`] = round(value)
  if (code === 'TPV') addTpv(cards, r)
  if (hasSip) addSip(cards, r)
  if (!['TPV', 'NCP', 'GLS'].includes(code) && !hasSip) addPoles(cards, r, lonAxis, code === 'HPX')
  // The reference pixel, often a pole, is one of them.
  const x = Array.from({ length: points }, (_, i) => (i === 0 ? Number(cards.CRPIX1) - 1 : round(r.uniform(-0.1, 1.1) * size)))
  const y = Array.from({ length: points }, (_, i) => (i === 0 ? Number(cards.CRPIX2) - 1 : round(r.uniform(-0.1, 1.1) * size)))
  // A polynomial distortion means nothing far from its field.
  const elsewhere = hasSip || code === 'TPV' ? 0 : points
  const lon = Array.from({ length: elsewhere }, () => round(r.uniform(0, 360)))
  const lat = Array.from({ length: elsewhere }, (_, i) => [90, -90][i] ?? round(r.uniform(-90, 90)))
  return { header: cards, x, y, lon, lat, hasSip }
}

function reference(r: Random, special: readonly number[]): number {
  return r.chance(0.25) ? r.pick(special) : round(r.uniform(0, 360))
}

// Nearer to a pole, without being at it, wcslib finds the native pole by an arc cosine that loses digits.
function latitude(r: Random): number {
  return r.chance(0.35) ? r.pick([0, 90, -90, 89.9, -89.9]) : round(r.uniform(-90, 90))
}

function addLinear(cards: Cards, r: Random, scale: number, lonAxis: number, latAxis: number, size: number, isTpv: boolean): void {
  cards.CRPIX1 = round(r.chance(0.2) ? r.uniform(-0.5, 1.5) * size : r.uniform(0.3, 0.7) * size)
  cards.CRPIX2 = round(r.chance(0.2) ? r.uniform(-0.5, 1.5) * size : r.uniform(0.3, 0.7) * size)
  const angle = r.uniform(-Math.PI, Math.PI)
  const skew = r.uniform(0.9, 1.1)
  // With CDELT, wcslib 7.12 applies TPV to pixels; the convention has degrees and CD.
  const form = isTpv ? 'CD' : r.pick(['CD', 'PC', 'CROTA', 'CDELT'])
  if (form === 'CD') {
    cards[`CD${lonAxis}_1`] = round(-scale * Math.cos(angle))
    cards[`CD${lonAxis}_2`] = round(scale * Math.sin(angle) * skew)
    cards[`CD${latAxis}_1`] = round(scale * Math.sin(angle))
    cards[`CD${latAxis}_2`] = round(scale * Math.cos(angle) * skew)
    return
  }
  cards[`CDELT${lonAxis}`] = round(-scale)
  cards[`CDELT${latAxis}`] = round(scale * skew)
  if (form === 'CROTA') cards[`CROTA${latAxis}`] = round(angle * 57)
  if (form !== 'PC') return
  cards.PC1_1 = round(Math.cos(angle))
  cards.PC1_2 = round(-Math.sin(angle))
  cards.PC2_1 = round(Math.sin(angle) * skew)
  if (r.chance(0.7)) cards.PC2_2 = round(Math.cos(angle))
}

// LATPOLE = 0 is often halfway between the two poles that are possible: wcslib then follows rounding.
function addPoles(cards: Cards, r: Random, lonAxis: number, isHealpix: boolean): void {
  if (r.chance(0.4))
    cards[r.chance(0.8) ? 'LONPOLE' : `PV${lonAxis}_3`] = r.chance(0.5) ? r.pick([0, 180, 90, -90]) : round(r.uniform(-180, 180))
  if (r.chance(0.4)) cards[r.chance(0.8) ? 'LATPOLE' : `PV${lonAxis}_4`] = r.chance(0.5) ? r.pick([90, -90]) : round(r.uniform(-90, 90))
  if (r.chance(0.1)) {
    cards[`PV${lonAxis}_1`] = round(r.uniform(-20, 20))
    cards[`PV${lonAxis}_2`] = round(r.uniform(10, 80))
    // With an offset HPX of wcslib 7.12 does not undo itself.
    if (!isHealpix && r.chance(0.5)) cards[`PV${lonAxis}_0`] = 1
  }
}

function addTpv(cards: Cards, r: Random): void {
  for (const axis of [1, 2]) {
    cards[`PV${axis}_0`] = round(r.uniform(-1e-3, 1e-3))
    cards[`PV${axis}_1`] = round(r.uniform(0.99, 1.01))
    for (let m = 2; m <= 39; m++) {
      const degree = [2, 6, 11, 16, 23, 30, 39].findIndex((last) => m <= last)
      if (r.chance(0.5)) cards[`PV${axis}_${m}`] = round(r.uniform(-1, 1) * 2e-3 * 0.2 ** degree)
    }
  }
}

function addSip(cards: Cards, r: Random): void {
  for (const name of ['A', 'B']) {
    const order = r.integer(2, 4)
    cards[`${name}_ORDER`] = order
    for (let p = 0; p <= order; p++)
      for (let q = 0; p + q <= order; q++) if (p + q >= 2) cards[`${name}_${p}_${q}`] = round(r.uniform(-1, 1) * 2e-2 * 1e-3 ** (p + q - 1))
  }
}
