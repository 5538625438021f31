// Marks follow what is said, for every row of a source, in the colours of the palette.

import { expect, it, vi } from 'vitest'
import { DEFAULT_LABELS, LabelPalette } from '../../src/statements/label-palette.ts'
import { RowMarks } from '../../src/statements/row-marks.ts'
import { StatementStore } from '../../src/statements/statement-store.ts'
import { memoryKeeper, serviceDouble } from './service-double.ts'

function setUp() {
  const keeper = memoryKeeper()
  const { client } = serviceDouble()
  const store = new StatementStore({ client, job: 'j', keeper, person: () => 'Ada', now: () => 0 })
  const palette = new LabelPalette(keeper)
  return { keeper, store, palette }
}

it('marks all rows of a source, and no others', () => {
  const { store, palette } = setUp()
  const marks = new RowMarks(store, palette, ['S1', 'S2', 'S1'])
  const listener = vi.fn()
  marks.subscribe(listener)
  store.say([{ kind: 'label', target: 'S1', value: 'extended' }])
  store.say([{ kind: 'verdict', target: 'S1', value: 'rejected' }])
  store.say([{ kind: 'verdict', target: 'elsewhere', value: 'rejected' }])
  expect([...marks.label]).toEqual([2, 0, 2])
  expect([...marks.rejected]).toEqual([1, 0, 1])
  expect(marks.columns.map(({ values }) => [...(values as string[])])).toEqual([
    ['extended', '', 'extended'],
    ['rejected', '', 'rejected'],
    ['', '', ''],
  ])
  expect(listener).toHaveBeenCalledTimes(2)
  store.undo()
  store.undo()
  store.undo()
  expect([...marks.label, ...marks.rejected]).toEqual([0, 0, 0, 0, 0, 0])
})

it('knows what was said before it was made, and follows the palette', () => {
  const { store, palette } = setUp()
  store.say([{ kind: 'label', target: 'S1', value: 'quasar' }])
  const marks = new RowMarks(store, palette, ['S1'])
  expect([...marks.label]).toEqual([7])
  palette.set(['quasar'])
  expect([...marks.label]).toEqual([1])
})

it('keeps a palette of nine clean labels, and begins with the usual ones', () => {
  const { keeper, palette } = setUp()
  expect(palette.labels()).toEqual(DEFAULT_LABELS)
  palette.set([' jet ', 'jet', '', ...Array.from({ length: 20 }, (_, i) => `l${i}`)])
  expect(palette.labels()).toEqual(['jet', 'l0', 'l1', 'l2', 'l3', 'l4', 'l5', 'l6', 'l7'])
  expect(new LabelPalette(keeper).labels()).toEqual(palette.labels())
  palette.set([])
  expect(new LabelPalette(keeper).labels()).toEqual(DEFAULT_LABELS)
})

it('a palette that the browser does not take holds for the page, and says that it will not last', () => {
  let isFull = true
  const keeper = {
    getItem: () => null,
    removeItem: () => {},
    setItem: () => {
      if (isFull) throw new DOMException('full', 'QuotaExceededError')
    },
  }
  const palette = new LabelPalette(keeper)
  expect(palette.isKept).toBe(true)
  palette.set(['jet'])
  expect([palette.labels(), palette.isKept]).toEqual([['jet'], false])
  isFull = false
  palette.set(['jet', 'lobe'])
  expect(palette.isKept).toBe(true)
})
