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
  it('tells numbers that follow each other apart', () => {
    for (let i = 1; i < 255; i++) {
      const [a, b] = [colour('categorical', i), colour('categorical', i + 1)]
      expect(Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])).toBeGreaterThan(60)
    }
  })
})

it('refuses a name that there is not', () => {
  expect(() => colormapOf('constructor')).toThrow(expect.objectContaining({ code: 'VIEWER_BAD_DISPLAY' }))
})
