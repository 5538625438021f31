// What the image shows of a row follows from the selection and from what people say of it.

import { type CatalogueLayer, ROW_STATE, type Viewer } from '@cirasa/viewer'
import { describe, expect, it } from 'vitest'
import { Selection } from '../../src/selection/selection.ts'
import { bindSelection, statesOf } from '../../src/workspace/bind-selection.ts'

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

describe('a click on the image', () => {
  const keys = { shift: false, control: false }

  function bound() {
    const listeners = new Map<string, (value: unknown) => void>()
    const viewer = {
      changed: () => {},
      on: (event: string, listener: (value: unknown) => void) => {
        listeners.set(event, listener)
        return () => {}
      },
    } as unknown as Viewer
    const selection = new Selection(3)
    const layer = { id: 'sources', rows: 3, setStates: () => {} } as unknown as CatalogueLayer
    bindSelection({
      viewer,
      layer,
      selection,
      marks: () => undefined,
      onMarks: () => () => {},
      rowsOf: ({ label }) => (label === 12 ? [0, 2] : []),
    })
    /** As the viewer tells it: what was picked, if anything, and then the click. */
    const click = (
      picked?: { readonly layer: string; readonly row: number },
      more: { readonly island?: number; readonly shift?: boolean } = {},
    ) => {
      const { island, shift = false } = more
      if (picked) listeners.get('pick')?.({ ...picked, ...keys, shift })
      listeners.get('click')?.({
        ...keys,
        shift,
        ...(island !== undefined && { label: { layer: 'segmentation', label: island, level: 0 } }),
      })
    }
    return { selection, click }
  }

  it('on a source selects it', () => {
    const { selection, click } = bound()
    click({ layer: 'sources', row: 1 })
    expect([...selection.selectedRows()]).toEqual([1])
    expect(selection.focused).toBe(1)
  })

  it('beside all sources selects nothing, also after one on a source', () => {
    const { selection, click } = bound()
    click({ layer: 'sources', row: 1 })
    click()
    expect(selection.count).toBe(0)
  })

  it('on an island selects its sources that pass the filter, and with shift adds them', () => {
    const { selection, click } = bound()
    click({ layer: 'sources', row: 1 })
    click(undefined, { island: 12, shift: true })
    expect([...selection.selectedRows()]).toEqual([0, 1, 2])
    selection.setVisible(Uint8Array.of(1, 1, 0))
    click(undefined, { island: 12 })
    expect([...selection.selectedRows()]).toEqual([0])
    expect(selection.focused).toBe(0)
    click(undefined, { island: 0 })
    expect(selection.count).toBe(0)
  })

  it('on a source within an island selects that source alone', () => {
    const { selection, click } = bound()
    click({ layer: 'sources', row: 2 }, { island: 12 })
    expect([...selection.selectedRows()]).toEqual([2])
  })

  it('on a source of another catalogue leaves the selection alone', () => {
    const { selection, click } = bound()
    click({ layer: 'sources', row: 1 })
    click({ layer: 'others', row: 2 })
    expect([...selection.selectedRows()]).toEqual([1])
  })
})
