// Bright islands come before the faint ones in their light.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Islands } from '../../src/detection/islands.ts'
import { orderByNeighbours } from '../../src/fitting/neighbour-order.ts'

interface Box {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly peak: number
}

function islandsOf(boxes: readonly Box[]): Islands {
  const column = (value: (box: Box) => number): Int32Array => Int32Array.from(boxes, value)
  return {
    count: boxes.length,
    pixels: column(({ size }) => size * size),
    peak: Float32Array.from(boxes, ({ peak }) => peak),
    xMin: column(({ x }) => x),
    xMax: column(({ x, size }) => x + size - 1),
    yMin: column(({ y }) => y),
    yMax: column(({ y, size }) => y + size - 1),
    firstRun: new Int32Array(boxes.length + 1),
    runs: { count: 0, y: new Int32Array(0), start: new Int32Array(0), end: new Int32Array(0), peak: new Float32Array(0) },
  }
}

const boxes = fc.array(
  fc.record({
    x: fc.integer({ min: 0, max: 300 }),
    y: fc.integer({ min: 0, max: 300 }),
    size: fc.integer({ min: 1, max: 40 }),
    peak: fc.oneof(fc.double({ min: 3, max: 50, noNaN: true }), fc.double({ min: 50, max: 1e7, noNaN: true }), fc.constant(1000)),
  }),
  { maxLength: 30 },
)

const BEAM = 1.7

describe('orderByNeighbours', () => {
  it('gives every island one stage, after those of all brighter ones beside it', () =>
    fc.assert(
      fc.property(boxes, (list) => {
        const { stages, brighter } = orderByNeighbours(islandsOf(list), BEAM, 2.6)
        expect(stages.flatMap((stage) => [...stage]).sort((a, b) => a - b)).toEqual(list.map((_, i) => i))
        const stageOf = new Map(stages.flatMap((stage, s) => [...stage].map((island) => [island, s] as const)))
        for (const [island, others] of brighter) {
          for (const other of others) {
            expect(stageOf.get(other)).toBeLessThan(stageOf.get(island) ?? -1)
            expect(Math.fround(list[other].peak)).toBeGreaterThanOrEqual(Math.fround(list[island].peak))
          }
        }
        for (const stage of stages) expect([...stage]).toEqual([...stage].sort((a, b) => a - b))
      }),
    ))

  it('names a brighter neighbour once at most', () =>
    fc.assert(
      fc.property(boxes, (list) => {
        for (const others of orderByNeighbours(islandsOf(list), BEAM, 2.6).brighter.values())
          expect(new Set(others).size).toBe(others.length)
      }),
    ))

  it('puts a faint island after the bright one in whose light it stands, and not after one far away', () => {
    const order = orderByNeighbours(
      islandsOf([
        { x: 100, y: 100, size: 14, peak: 2000 },
        { x: 116, y: 104, size: 4, peak: 8 },
        { x: 280, y: 104, size: 4, peak: 8 },
      ]),
      BEAM,
      2.6,
    )
    expect(order.brighter.get(1)).toEqual([0])
    expect(order.brighter.get(2)).toBeUndefined()
    expect(order.stages.map((stage) => [...stage])).toEqual([[0, 2], [1]])
  })

  it('holds between islands at the far ends of a large image', () => {
    const far = 60_000
    const { brighter } = orderByNeighbours(
      islandsOf([
        { x: far, y: far, size: 14, peak: 2000 },
        { x: far - 6, y: far, size: 4, peak: 8 },
      ]),
      BEAM,
      2.6,
    )
    expect(brighter.get(1)).toEqual([0])
  })

  it('ends for peaks without measure, as where the noise is nothing', () => {
    const list = [0, 3, 6].map((x, i) => ({ x, y: 0, size: 2, peak: i === 1 ? 10 : Number.POSITIVE_INFINITY }))
    expect(orderByNeighbours(islandsOf(list), BEAM, 2.6).stages.reduce((sum, stage) => sum + stage.length, 0)).toBe(3)
  })

  it('has no islands where there are none', () => {
    expect(orderByNeighbours(islandsOf([]), BEAM, 2.6).stages.every((stage) => stage.length === 0)).toBe(true)
  })
})
