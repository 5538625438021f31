// What the image shows of a row follows from the selection and from what people say of it.

import { ROW_STATE } from '@cirasa/viewer'
import { describe, expect, it } from 'vitest'
import { Selection } from '../../src/selection/selection.ts'
import { statesOf } from '../../src/workspace/bind-selection.ts'

describe('the state of a row on the image', () => {
  const { hidden, selected, focused, hovered, rejected, labelShift } = ROW_STATE

  it('says whether it is selected, in focus, under the pointer, and filtered away', () => {
    const selection = new Selection(4)
    selection.select([1, 2], 'replace')
    selection.focus(2)
    selection.hover(0)
    selection.setVisible(Uint8Array.of(1, 1, 1, 0))
    expect([...statesOf(selection, undefined, new Uint8Array(4))]).toEqual([hovered, selected, selected | focused, hidden])
  })

  it('holds the colour of the label and whether it is rejected', () => {
    const marks = { rejected: Uint8Array.of(0, 1), label: Uint8Array.of(7, 2) }
    expect([...statesOf(new Selection(2), marks, new Uint8Array(2))]).toEqual([7 << labelShift, rejected | (2 << labelShift)])
  })

  it('forgets what it was before', () => {
    const selection = new Selection(1)
    expect([...statesOf(selection, undefined, Uint8Array.of(255))]).toEqual([0])
  })
})
