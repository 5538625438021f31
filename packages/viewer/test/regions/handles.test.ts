// Pulling regions by their handles: what is dragged follows the pointer, what lies opposite stays.

import { boxCorners, contains, outlineOf } from '@cirasa/regions'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lockRegions, selectRegions } from '../../src/regions/commands.ts'
import { dragHandle, handlesOf, moved, nearestSide } from '../../src/regions/handles.ts'
import { pointerStep } from '../../src/regions/pointer.ts'
import { box, circle, drag, editorWith, pointerAt, regionsOf, view } from './pointing.ts'

const near = (value: number, digits = 9) => expect.closeTo(value, digits)
const ellipse = (positionAngle: number) => ({ shape: 'ellipse', frame: 'image', x: 50, y: 50, major: 20, minor: 8, positionAngle }) as const
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const triangle = { shape: 'polygon', frame: 'image', points: Float64Array.of(40, 40, 60, 40, 50, 60) } as const

describe('handles', () => {
  it('lie on the outline, but for the one that turns', () =>
    fc.assert(
      fc.property(number(0, 180), number(1, 30), number(1, 30), (angle, a, b) => {
        for (const region of [circle(3, 4, a), { ...ellipse(angle), major: a + b, minor: b }, box(3, 4, a, b, angle), triangle]) {
          for (const handle of handlesOf(region, 0.25)) {
            if (handle.kind !== 'turn') expect(nearestSide(region, handle, 2048).distance).toBeLessThan(1e-3)
          }
        }
      }),
    ))

  it('are where the pointer is after a drag, and the opposite corner or side stays', () =>
    fc.assert(
      fc.property(number(0, 180), fc.integer({ min: 0, max: 7 }), number(1, 20), (angle, index, further) => {
        const start = box(50, 50, 20, 10, angle)
        const handles = handlesOf(start, 0.25).filter(({ kind }) => kind !== 'turn')
        const handle = handles[index]
        const opposite = handles[handle.kind === 'corner' ? (index + 2) % 4 : 4 + ((index - 4 + 2) % 4)]
        // Away from the opposite one.
        const t = 1 + further / 10
        const to = { x: opposite.x + (handle.x - opposite.x) * t, y: opposite.y + (handle.y - opposite.y) * t }
        const after = handlesOf(dragHandle(start, handle, to), 0.25)
        expect(after[index]).toMatchObject({ x: near(to.x, 6), y: near(to.y, 6) })
        expect(after.find(({ kind, index: i }) => kind === opposite.kind && i === opposite.index)).toMatchObject({
          x: near(opposite.x, 6),
          y: near(opposite.y, 6),
        })
      }),
    ))

  it('keep a box square at its corners with shift', () => {
    const corner = handlesOf(box(50, 50, 20, 10), 0.25)[2]
    expect(dragHandle(box(50, 50, 20, 10), corner, { x: 70, y: 58 }, true)).toMatchObject({
      width: near(30),
      height: near(30),
      x: near(55),
      y: near(60),
    })
  })

  it('make the longer axis of an ellipse the major one', () => {
    const minor = handlesOf(ellipse(30), 0.25).find(({ kind }) => kind === 'minor')!
    const to = { x: 50 + (minor.x - 50) * 5, y: 50 + (minor.y - 50) * 5 }
    const pulled = dragHandle(ellipse(30), minor, to)
    expect(pulled).toMatchObject({ major: near(40), minor: near(20), positionAngle: near(120) })
    expect(contains(pulled, to.x - 1e-6 * (to.x - 50), to.y - 1e-6 * (to.y - 50))).toBe(true)
  })

  it('never make a size of nothing', () => {
    const [handle] = handlesOf(circle(50, 50, 5), 0.25)
    expect(dragHandle(circle(50, 50, 5), handle, { x: 50, y: 50 })).toMatchObject({ radius: 0.1 })
    const side = handlesOf(box(50, 50, 20, 10), 0.25)[5]
    expect(dragHandle(box(50, 50, 20, 10), side, { x: 0, y: 50 })).toMatchObject({ width: near(0.1) })
  })

  it('turn towards the pointer, by steps of 15 degrees with shift', () => {
    const turn = (region: Parameters<typeof handlesOf>[0], to: { x: number; y: number }, isRegular = false) =>
      dragHandle(region, handlesOf(region, 0.25).find(({ kind }) => kind === 'turn')!, to, isRegular)
    expect(turn(ellipse(10), { x: 40, y: 60 })).toMatchObject({ positionAngle: near(45) })
    expect(turn(box(50, 50, 20, 10), { x: 40, y: 60 })).toMatchObject({ angle: near(45) })
    expect(turn(ellipse(10), { x: 40, y: 61 }, true)).toMatchObject({ positionAngle: near(45) })
    const square = { shape: 'polygon', frame: 'image', points: [0, 0, 2, 0, 2, 2, 0, 2] } as const
    expect(Array.from(outlineOf(turn(square, { x: -10, y: 1 })))).toEqual([2, 0, 2, 2, 0, 2, 0, 0].map((value) => near(value)))
  })
})

describe('a drag of a handle', () => {
  it('changes the one selected region, one step to undo', () => {
    const state = drag(selectRegions(editorWith(circle(50, 50, 10)), [1]), [
      [60, 50],
      [63, 50],
      [65, 50],
    ])
    expect(regionsOf(state)).toEqual([expect.objectContaining({ x: 50, radius: near(15) })])
    expect(state.history.past).toHaveLength(1)
  })

  it('does nothing to a locked region', () => {
    const state = lockRegions(selectRegions(editorWith(circle(50, 50, 10)), [1]), true)
    expect(
      regionsOf(
        drag(state, [
          [60, 50],
          [65, 50],
        ]),
      ),
    ).toEqual(regionsOf(state))
  })
})

describe('points of a polygon', () => {
  const state = selectRegions(editorWith(triangle), [1])

  it('come by a double click on a side, not inside', () => {
    const more = pointerStep(state, pointerAt('double', 50, 40), view)
    expect(regionsOf(more)).toEqual([{ ...triangle, points: Float64Array.of(40, 40, 50, 40, 60, 40, 50, 60) }])
    expect(regionsOf(pointerStep(state, pointerAt('double', 50, 48), view))).toEqual([triangle])
  })

  it('go by a click with alt, until three are left', () => {
    const more = pointerStep(state, pointerAt('double', 50, 40), view)
    const less = drag(more, [[50, 40]], { alt: true })
    expect(regionsOf(less)).toEqual([triangle])
    expect(regionsOf(drag(less, [[40, 40]], { alt: true }))).toEqual([triangle])
  })

  it('move one by one', () => {
    const [region] = regionsOf(
      drag(state, [
        [50, 60],
        [50, 65],
        [55, 70],
      ]),
    )
    expect(Array.from(outlineOf(region))).toEqual([40, 40, 60, 40, near(55), near(70)])
  })
})

describe('moved', () => {
  it('moves every point of the outline alike', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(circle(1, 2, 3), ellipse(20), box(1, 2, 3, 4, 30), triangle),
        number(-50, 50),
        number(-50, 50),
        (region, dx, dy) => {
          const [before, after] = [outlineOf(region), outlineOf(moved(region, dx, dy))]
          for (let i = 0; i < before.length; i++) expect(after[i] - before[i]).toBeCloseTo(i % 2 === 0 ? dx : dy, 9)
        },
      ),
    ))

  it('keeps corners of a box where boxCorners says', () => {
    expect(Array.from(boxCorners(moved(box(0, 0, 2, 4), 1, 1) as ReturnType<typeof box> & { shape: 'box' }))).toEqual([
      0, -1, 2, -1, 2, 3, 0, 3,
    ])
  })
})
