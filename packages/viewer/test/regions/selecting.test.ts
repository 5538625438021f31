// Selecting and moving regions by pointer: outlines before insides, one or several, locked ones, bands.

import { describe, expect, it } from 'vitest'
import { createCamera } from '../../src/camera/camera.ts'
import { lockRegions, selectAllRegions, selectRegions } from '../../src/regions/commands.ts'
import { shownRegions } from '../../src/regions/editor-state.ts'
import { regionAt } from '../../src/regions/hit-test.ts'
import { cursorAt, pointerStep } from '../../src/regions/pointer.ts'
import { box, circle, click, drag, editorWith, pansFrom, pointerAt, regionsOf, view } from './pointing.ts'

const near = (value: number) => expect.closeTo(value, 9)

describe('a click', () => {
  it('takes the smaller of two regions around it', () => {
    expect([...click(editorWith(circle(50, 50, 5), circle(50, 50, 20)), 51, 51).selected]).toEqual([1])
    expect([...click(editorWith(circle(50, 50, 20), circle(50, 50, 5)), 51, 51).selected]).toEqual([2])
  })

  it('takes an outline before what it lies in', () => {
    expect([...click(editorWith(circle(50, 50, 20), box(50, 70, 4, 4)), 50, 70.1).selected]).toEqual([1])
  })

  it('takes the uppermost of outlines on one another', () => {
    expect([...click(editorWith(circle(50, 50, 9), circle(50, 50, 9)), 59, 50).selected]).toEqual([2])
  })

  it('beside all of them selects none, a drag that moves the image leaves what is selected', () => {
    const state = selectRegions(editorWith(circle(50, 50, 5)), [1])
    expect(click(state, 80, 80).selected.size).toBe(0)
    // The viewer moves the image and tells of no 'up': then comes a move without a button.
    const down = pointerStep(state, pointerAt('down', 80, 80), view)
    const after = pointerStep(down, pointerAt('move', 60, 80, { button: -1 }), view)
    expect([...after.selected]).toEqual([1])
    expect(after.gesture).toBeUndefined()
  })

  it('adds and takes away with shift or control', () => {
    const one = click(editorWith(circle(20, 50, 5), circle(50, 50, 5)), 20, 50)
    const both = click(one, 50, 50, { shift: true })
    expect([...both.selected]).toEqual([1, 2])
    expect([...click(both, 20, 50, { control: true }).selected]).toEqual([2])
  })

  it('on one of several leaves that one', () => {
    expect([...click(selectAllRegions(editorWith(circle(20, 50, 5), circle(50, 50, 5))), 20, 50).selected]).toEqual([1])
  })

  it('finds points by their symbol and lines by their length, at any zoom', () => {
    const marks = editorWith(
      { shape: 'point', frame: 'image', x: 20, y: 20 },
      { shape: 'line', frame: 'image', x: 40, y: 40, x2: 60, y2: 40 },
    )
    expect([...click(marks, 21, 21).selected]).toEqual([1])
    expect([...click(marks, 50, 41).selected]).toEqual([2])
    expect(click(marks, 65, 40).selected.size).toBe(0)
    const far = { ...createCamera({ width: 400, height: 400 }), x: 50, y: 50, scale: 0.1 }
    expect(regionAt(marks.history.present.items, far, 200, 200)).toBeDefined()
  })

  it('changes nothing of the regions', () => {
    const state = editorWith(circle(50, 50, 5))
    expect(click(state, 50, 50).history).toBe(state.history)
  })
})

describe('a drag', () => {
  it('moves what it began on, which is one step to undo', () => {
    const state = drag(editorWith(circle(50, 50, 5), circle(20, 20, 5)), [
      [50, 50],
      [52, 51],
      [60, 40],
    ])
    expect(regionsOf(state)).toEqual([circle(60, 40, 5), circle(20, 20, 5)].map((region) => expect.objectContaining(region)))
    expect([...state.selected]).toEqual([1])
    expect(state.history.past).toHaveLength(1)
  })

  it('moves all that is selected but what is locked', () => {
    const locked = circle(20, 20, 5, { locked: true })
    const state = drag(selectAllRegions(editorWith(circle(50, 50, 5), locked, box(80, 80, 4, 4))), [
      [50, 50],
      [55, 50],
      [60, 50],
    ])
    expect(regionsOf(state)).toEqual([expect.objectContaining({ x: near(60) }), locked, expect.objectContaining({ x: near(90) })])
  })

  it('shows regions on their way and puts them back when it is cancelled', () => {
    const down = pointerStep(editorWith(circle(50, 50, 5)), pointerAt('down', 50, 50), view)
    const moving = pointerStep(down, pointerAt('move', 60, 50), view)
    expect(shownRegions(moving).items[0].region).toMatchObject({ x: near(60) })
    expect(shownRegions(pointerStep(moving, pointerAt('cancel', 60, 50), view)).items[0].region).toMatchObject({ x: 50 })
  })

  it('moves the image where no region is, or through a locked one', () => {
    expect(pansFrom(editorWith(circle(50, 50, 5)), 80, 80)).toBe(true)
    expect(pansFrom(editorWith(circle(50, 50, 5)), 50, 50)).toBe(false)
    expect(pansFrom(lockRegions(selectAllRegions(editorWith(circle(50, 50, 5))), true), 50, 50)).toBe(true)
  })

  it('with control selects what lies wholly in its band, besides what is', () => {
    const state = selectRegions(editorWith(circle(20, 20, 2), circle(50, 50, 5), circle(60, 60, 30), box(57, 57, 2, 2)), [1])
    expect(
      [
        ...drag(
          state,
          [
            [36, 36],
            [50, 50],
            [60, 60],
          ],
          { control: true },
        ).selected,
      ].toSorted(),
    ).toEqual([1, 2, 4])
  })
})

describe('the cursor', () => {
  it('says what would happen', () => {
    const state = selectRegions(editorWith(circle(50, 50, 5), circle(80, 80, 5, { locked: true })), [1])
    const over = (x: number, y: number) => cursorAt(state, pointerAt('move', x, y), view)
    expect([over(50, 50), over(55, 50), over(85, 80), over(20, 20)]).toEqual(['move', 'pointer', 'pointer', undefined])
  })
})
