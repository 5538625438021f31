// Colour maps that can be read: lightness rises evenly, opposite ends differ, names are distinct.

import { describe, expect, it } from 'vitest'
import { COLORMAPS, colormapOf } from '../../src/display/colormaps/colormap.ts'

/** CIE 1976 lightness, 0 to 100. */
function lightness(table: Uint8Array, index: number): number {
  const [r, g, b] = [0, 1, 2].map((channel) => {
    const v = table[3 * index + channel] / 255
    return v > 0.04045 ? ((v + 0.055) / 1.055) ** 2.4 : v / 12.92
  })
  const y = 0.2126 * r + 0.7152 * g + 0.0722 * b
  return y > 0.008856 ? 116 * Math.cbrt(y) - 16 : 903.3 * y
}

const colour = (name: string, index: number) => Array.from(colormapOf(name).table.subarray(3 * index, 3 * index + 3))

/** What linear red, green and blue become for eyes that lack a kind of cones (Machado, Oliveira & Fernandes 2009, IEEE TVCG 15, 1291), row by row. */
const SIGHTS = {
  'all cones': [1, 0, 0, 0, 1, 0, 0, 0, 1],
  'no long ones': [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  'no middle ones': [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  'no short ones': [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const

/** CIE 1976 L*a*b* (D65) of a colour as it is seen. */
function seenAs(rgb: readonly number[], sight: readonly number[]): readonly number[] {
  const linear = rgb.map((value) => (value / 255 > 0.04045 ? ((value / 255 + 0.055) / 1.055) ** 2.4 : value / 255 / 12.92))
  const [r, g, b] = [0, 3, 6].map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        linear.reduce((sum, part, i) => sum + sight[row + i] * part, 0),
      ),
    ),
  )
  const [x, y, z] = [
    (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
    0.2126 * r + 0.7152 * g + 0.0722 * b,
    (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
  ].map((t) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116))
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

/** About 2 is the least that is seen. */
const difference = (a: readonly number[], b: readonly number[]): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])

/** Published colours at 0, 64, 128, 192 and 255. */
const published = {
  viridis: ['440154', '3b528b', '21918c', '5ec962', 'fde725'],
  inferno: ['000004', '57106e', 'bc3754', 'f98e09', 'fcffa4'],
  magma: ['000004', '51127c', 'b73779', 'fc8961', 'fcfdbf'],
  cividis: ['00224e', '434e6c', '7d7c78', 'bcae6c', 'fee838'],
} as const

describe.each(COLORMAPS)('the colour map %s', (name) => {
  it('has 256 colours', () => expect(colormapOf(name).table).toHaveLength(768))
})

it.each(['viridis', 'inferno', 'magma', 'cividis', 'cubehelix', 'heat', 'grey'])('%s gets lighter all the way', (name) => {
  const { table } = colormapOf(name)
  for (let i = 8; i < 256; i++) expect(lightness(table, i)).toBeGreaterThan(lightness(table, i - 8))
})

it.each(Object.keys(published) as (keyof typeof published)[])('%s is within 6/255 of what was published', (name) => {
  for (const [i, hex] of published[name].entries()) {
    const wanted = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
    for (const [channel, value] of colour(name, [0, 64, 128, 192, 255][i]).entries())
      expect(Math.abs(value - wanted[channel])).toBeLessThanOrEqual(6)
  }
})

describe('coolwarm', () => {
  it('goes from blue over grey to red', () => {
    expect(colour('coolwarm', 0)).toEqual([59, 76, 192])
    expect(colour('coolwarm', 255)).toEqual([180, 4, 38])
    const [red, green, blue] = colour('coolwarm', 128)
    expect(Math.max(red, green, blue) - Math.min(red, green, blue)).toBeLessThan(6)
    expect(green).toBeGreaterThan(215)
  })
})

describe('categorical', () => {
  it.each(Object.keys(SIGHTS) as (keyof typeof SIGHTS)[])('tells numbers that follow each other apart: %s', (sight) => {
    const seen = Array.from({ length: 256 }, (_, i) => seenAs(colour('categorical', i), SIGHTS[sight]))
    for (let i = 1; i < 255; i++) expect(difference(seen[i], seen[i + 1])).toBeGreaterThan(15)
    const [page, black] = [seenAs([0xe8, 0xeb, 0xee], SIGHTS[sight]), [0, 0, 0]]
    for (let i = 1; i < 256; i++) {
      expect(difference(seen[i], black)).toBeGreaterThan(25)
      expect(difference(seen[i], page)).toBeGreaterThan(8)
    }
  })

  it('has another colour for each of 255 numbers', () =>
    expect(new Set(Array.from({ length: 255 }, (_, i) => String(colour('categorical', i + 1)))).size).toBe(255))
})

it('refuses a name that there is not', () => {
  expect(() => colormapOf('constructor')).toThrow(expect.objectContaining({ code: 'VIEWER_BAD_DISPLAY' }))
})
