// What people have changed is what their statements say now.

import { describe, expect, it } from 'vitest'
import { StatementStore } from '../../../src/statements/statement-store.ts'
import { addedId, editEllipses, keptEdits } from '../../../src/workspace/editing/kept-edits.ts'
import { memoryKeeper, serviceDouble } from '../../statements/service-double.ts'

function storeOf(): StatementStore {
  return new StatementStore({ client: serviceDouble().client, job: 'j', keeper: memoryKeeper(), person: () => 'Ada', now: () => 0 })
}

const fit = { x: 10, y: 20, major: 4, minor: 3, angle: 30, flux_peak: 0.5, x_2: 14, y_2: 21, major_2: 4, minor_2: 4, angle_2: 0 }

describe('what people have changed', () => {
  it('holds until it is taken back or undone', () => {
    const store = storeOf()
    store.say([{ kind: 'fit', target: 'S1', value: fit }])
    store.say([{ kind: 'added', target: 'added-1', value: { x: 5, y: 6 } }])
    store.say([{ kind: 'label', target: 'S2', value: 'double' }])
    expect(keptEdits(store).map(({ kind, target, by }) => [kind, target, by])).toEqual([
      ['fit', 'S1', 'Ada'],
      ['added', 'added-1', 'Ada'],
    ])
    store.say([{ kind: 'fit', target: 'S1', value: null }])
    expect(keptEdits(store)).toHaveLength(1)
    store.undo()
    expect(keptEdits(store)).toHaveLength(2)
  })

  it('is drawn a component a row, and each row knows what it is of', () => {
    const store = storeOf()
    store.say([{ kind: 'added', target: 'added-1', value: { x: 5, y: 6 } }])
    store.say([{ kind: 'fit', target: 'S1', value: fit }])
    const { columns, edits } = editEllipses(keptEdits(store), 'fit')
    expect([...columns.x]).toEqual([10, 14])
    expect(edits.map(({ target }) => target)).toEqual(['S1', 'S1'])
    expect([...editEllipses(keptEdits(store), 'added').columns.y]).toEqual([6])
  })

  it('has an id of its own for each added source', () => {
    expect(addedId()).toMatch(/^added-[0-9a-f]{8}$/)
    expect(addedId()).not.toBe(addedId())
  })
})
