// What is done to regions by commands and keys: copies, styles, groups, locks, nudges; and every step back and forth.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addRegions,
  duplicateRegions,
  lockRegions,
  nudgeRegions,
  redoRegions,
  removeRegions,
  replaceRegions,
  selectAllRegions,
  selectRegions,
  selectTaggedRegions,
  settleRegions,
  styleRegions,
  tagRegions,
  undoRegions,
  untagRegions,
} from '../../src/regions/commands.ts'
import type { EditorState } from '../../src/regions/editor-state.ts'
import { keyStep } from '../../src/regions/keys.ts'
import { tagsOf } from '../../src/regions/region-set.ts'
import { box, circle, editorWith, regionsOf, view } from './pointing.ts'

const near = (value: number) => expect.closeTo(value, 9)
const press = (state: EditorState, key: string, keys = {}, camera = view) =>
  keyStep(state, { key, shift: false, alt: false, control: false, ...keys }, camera)

describe('commands', () => {
  it('copy beside the original, select the copies and do not lock them', () => {
    const state = duplicateRegions(selectAllRegions(editorWith(circle(50, 50, 5, { locked: true, colour: 'red' }))))
    expect(regionsOf(state)).toEqual([circle(50, 50, 5, { locked: true, colour: 'red' }), circle(55, 45, 5, { colour: 'red' })])
    expect([...state.selected]).toEqual([2])
  })

  it('take up regions from elsewhere: what is here already keeps its id and stays selected, and undo takes nothing of it away', () => {
    const drawn = selectRegions(editorWith(circle(1, 1, 1), circle(2, 2, 2), circle(1, 1, 1)), [2, 3])
    const state = settleRegions(drawn, [circle(9, 9, 9), circle(2, 2, 2.00001), circle(1, 1, 1)])
    expect(state.history.present.items.map(({ id, region }) => [id, region])).toEqual([
      [4, circle(9, 9, 9)],
      [2, circle(2, 2, 2)],
      [1, circle(1, 1, 1)],
    ])
    expect([...state.selected]).toEqual([2])
    expect(undoRegions(state)).toEqual(state)
    expect(regionsOf(addRegions(state, [circle(5, 5, 5)])).length).toBe(4)
  })

  it('delete what is selected and not locked', () => {
    const state = removeRegions(selectAllRegions(editorWith(circle(1, 1, 1), circle(2, 2, 2, { locked: true }))))
    expect(regionsOf(state)).toEqual([circle(2, 2, 2, { locked: true })])
    expect([...state.selected]).toEqual([2])
  })

  it('never give an id again', () => {
    const emptied = removeRegions(selectAllRegions(editorWith(circle(1, 1, 1))))
    expect([...addRegions(emptied, [circle(2, 2, 2)]).selected]).toEqual([2])
    expect([...selectAllRegions(replaceRegions(emptied, [circle(2, 2, 2)])).selected]).toEqual([2])
  })

  it('style many at once and take styles away', () => {
    const red = styleRegions(selectAllRegions(editorWith(circle(1, 1, 1), box(2, 2, 2, 2))), { colour: 'red', text: 'a' })
    expect(regionsOf(red).map(({ style }) => style)).toEqual([
      { colour: 'red', text: 'a' },
      { colour: 'red', text: 'a' },
    ])
    const bare = styleRegions(red, { colour: undefined, text: undefined })
    expect(regionsOf(bare)).toEqual([circle(1, 1, 1), box(2, 2, 2, 2)])
  })

  it('group by tag', () => {
    const tagged = tagRegions(tagRegions(editorWith(circle(1, 1, 1), circle(2, 2, 2)), 'a', new Set([1, 2])), 'b', new Set([2]))
    expect([...tagsOf(tagged.history.present)]).toEqual([
      ['a', 2],
      ['b', 1],
    ])
    expect([...selectTaggedRegions(tagged, 'b').selected]).toEqual([2])
    expect([...tagsOf(untagRegions(tagged, 'a', new Set([1, 2])).history.present)]).toEqual([['b', 1]])
    expect(tagRegions(tagged, 'a', new Set([1, 2])).history).toBe(tagged.history)
  })

  it('lock and unlock', () => {
    const locked = lockRegions(selectAllRegions(editorWith(circle(1, 1, 1))), true)
    expect(regionsOf(nudgeRegions(locked, 1, 1))).toEqual([circle(1, 1, 1, { locked: true })])
    expect(regionsOf(lockRegions(locked, false))).toEqual([circle(1, 1, 1)])
  })
})

describe('keys', () => {
  const one = selectAllRegions(editorWith(circle(50, 50, 5)))

  it.each([
    ['ArrowRight', {}, 51, 50],
    ['ArrowUp', {}, 50, 51],
    ['ArrowLeft', { alt: true }, 49.9, 50],
    ['ArrowDown', { shift: true }, 50, 40],
  ])('%s %j nudges', (key, keys, x, y) => {
    expect(regionsOf(press(one, key, keys)!)).toEqual([expect.objectContaining({ x: near(x), y: near(y) })])
  })

  it('nudge along the screen where the image is turned or mirrored', () => {
    expect(regionsOf(press(one, 'ArrowRight', {}, { ...view, rotation: 90 })!)).toEqual([expect.objectContaining({ x: 50, y: 49 })])
    expect(regionsOf(press(one, 'ArrowRight', {}, { ...view, mirrored: true })!)).toEqual([expect.objectContaining({ x: 49, y: 50 })])
  })

  it('undo a row of nudges as one step', () => {
    const far = press(press(press(one, 'ArrowRight')!, 'ArrowRight')!, 'ArrowUp')!
    expect(regionsOf(far)).toEqual([circle(52, 51, 5)])
    expect(regionsOf(press(far, 'z', { control: true })!)).toEqual([circle(50, 50, 5)])
    expect(regionsOf(press(press(far, 'z', { control: true })!, 'Z', { control: true, shift: true })!)).toEqual([circle(52, 51, 5)])
  })

  it('delete, copy, select all and let go', () => {
    expect(regionsOf(press(one, 'Delete')!)).toEqual([])
    expect(regionsOf(press(one, 'd', { control: true })!)).toHaveLength(2)
    expect(press(one, 'Escape')!.selected.size).toBe(0)
    expect([...press(selectRegions(one, []), 'a', { control: true })!.selected]).toEqual([1])
  })

  it("are the viewer's while nothing is selected, and all that mean nothing here", () => {
    const none = selectRegions(one, [])
    for (const key of ['ArrowLeft', 'Delete', 'Escape', 'Enter', 'g', '+']) expect(press(none, key)).toBeUndefined()
    expect(press(one, 'g')).toBeUndefined()
    expect(press(one, 's', { control: true })).toBeUndefined()
  })
})

describe('undo', () => {
  const command = fc.oneof(
    fc.integer({ min: 0, max: 99 }).map((x) => (state: EditorState) => addRegions(state, [circle(x, x, 5)])),
    fc.constantFrom(removeRegions, duplicateRegions, selectAllRegions),
    fc.constant((state: EditorState) => nudgeRegions(state, 1, 0)),
    fc.constantFrom('a', 'b').map((tag) => (state: EditorState) => tagRegions(state, tag)),
    fc.boolean().map((locked) => (state: EditorState) => lockRegions(state, locked)),
    fc.constantFrom('red', undefined).map((colour) => (state: EditorState) => styleRegions(state, { colour })),
  )

  it('goes back to the first state and forth to the last one, whatever was done', () =>
    fc.assert(
      fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
        const first = editorWith(circle(1, 1, 1))
        const last = commands.reduce((state, step) => step(state), first)
        const steps = last.history.past.length
        let state = last
        for (let i = 0; i < steps; i++) state = undoRegions(state)
        expect(regionsOf(state)).toEqual(regionsOf(first))
        expect(undoRegions(state).history).toBe(state.history)
        for (let i = 0; i < steps; i++) state = redoRegions(state)
        expect(state.history.present).toBe(last.history.present)
        const known = new Set(state.history.present.items.map(({ id }) => id))
        for (const id of state.selected) expect(known.has(id)).toBe(true)
      }),
    ))

  it('forgets what was undone once something else is done, and keeps two hundred steps', () => {
    const undone = undoRegions(addRegions(editorWith(), [circle(1, 1, 1)]))
    const other = addRegions(undone, [circle(2, 2, 2)])
    expect(redoRegions(other).history).toBe(other.history)
    let state = editorWith()
    for (let i = 0; i < 300; i++) state = addRegions(state, [circle(i, i, 1)])
    expect(state.history.past).toHaveLength(200)
  })
})
