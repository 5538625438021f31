// Ellipses stand on a cutout where the service cut it out of the image.

import { describe, expect, it } from 'vitest'
import { cutoutMarks, cutoutStart } from '../../src/validate/cutout-marks.ts'

const columns = (...rows: readonly (readonly [x: number, y: number, major: number, minor: number, angle: number])[]) => ({
  x: Float64Array.from(rows, ([x]) => x),
  y: Float64Array.from(rows, ([, y]) => y),
  major: Float32Array.from(rows, ([, , major]) => major),
  minor: Float32Array.from(rows, ([, , , minor]) => minor),
  angle: Float32Array.from(rows, ([, , , , angle]) => angle),
})

describe('the marks of a cutout', () => {
  it('begin at the pixel at which the service begins', () => {
    expect(cutoutStart(100.4, 48)).toBe(76)
    expect(cutoutStart(100.5, 25)).toBe(89)
  })

  it('put the centre of a pixel into the middle of its square, the lowest row at the bottom', () => {
    const [mark] = cutoutMarks(columns([76, 52, 8, 4, 30]), { x: 100, y: 76 }, 48, new Set([0]))
    expect(mark).toEqual({ x: 0.5, y: 47.5, rx: 4, ry: 2, turn: -30, isOwn: true })
  })

  it('leave out what does not reach into the square, and what has no place', () => {
    const marks = cutoutMarks(
      columns([100, 76, 8, 4, 0], [60, 76, 8, 8, 0], [73, 76, 8, 8, 0], [Number.NaN, 5, 8, 8, 0]),
      { x: 100, y: 76 },
      48,
      new Set(),
    )
    expect(marks.map(({ x }) => x)).toEqual([24.5, -2.5])
  })

  it('have the own ones last, and a small circle for what has no size', () => {
    const marks = cutoutMarks(columns([100, 76, 0, 0, 0], [101, 76, 8, 8, 0]), { x: 100, y: 76 }, 48, new Set([0]))
    expect(marks.map(({ isOwn }) => isOwn)).toEqual([false, true])
    expect(marks[1]).toMatchObject({ rx: 1.5, ry: 1.5 })
  })
})
