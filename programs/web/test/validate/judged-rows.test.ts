// How rows stand follows what is said, by oneself and by others.

import { afterEach, describe, expect, it } from 'vitest'
import { StatementStore } from '../../src/statements/statement-store.ts'
import { JUDGED, JudgedRows } from '../../src/validate/judged-rows.ts'
import { memoryKeeper, serviceDouble } from '../statements/service-double.ts'

const names = ['S1', 'S2', 'S3']
let person = 'Ada'

function setUp() {
  const service = serviceDouble()
  const store = new StatementStore({ client: service.client, job: 'j', keeper: memoryKeeper(), person: () => person, now: () => 0 })
  const judged = new JudgedRows(store, names)
  const end = judged.follow()
  return { service, store, judged, end }
}

afterEach(() => {
  person = 'Ada'
})

describe('rows that are judged', () => {
  it('stand as the person says at once, and wait again when it is undone', () => {
    const { store, judged } = setUp()
    expect(judged.isOpen(1)).toBe(true)
    store.say([{ kind: 'verdict', target: 'S2', value: 'rejected' }])
    expect([...judged.mine]).toEqual([JUDGED.open, JUDGED.rejected, JUDGED.open])
    store.undo()
    expect(judged.isOpen(1)).toBe(true)
  })

  it('count as labelled by a label alone, and by the verdict where there is one', () => {
    const { store, judged } = setUp()
    store.say([{ kind: 'label', target: 'S1', value: 'double' }])
    expect(judged.mine[0]).toBe(JUDGED.labelled)
    store.say([{ kind: 'verdict', target: 'S1', value: 'accepted' }])
    expect(judged.mine[0]).toBe(JUDGED.accepted)
  })

  it('still wait when others have judged them, or when there is a note alone', async () => {
    const { service, store, judged } = setUp()
    await service.client.statements.add('j', 'Bob', [{ target: 'S1', kind: 'label', value: 'galaxy' }])
    await store.load()
    store.say([{ kind: 'note', target: 'S2', value: 'near the edge' }])
    expect(judged.isOpen(0)).toBe(true)
    expect(judged.isOpen(1)).toBe(true)
  })

  it('know how many disagree', async () => {
    const { service, store, judged } = setUp()
    for (const [by, value] of [
      ['Bob', 'galaxy'],
      ['Cleo', 'galaxy'],
    ] as const)
      await service.client.statements.add('j', by, [{ target: 'S1', kind: 'label', value }])
    await store.load()
    expect(judged.dispute[0]).toBe(0)
    const before = judged.disputeVersion
    store.say([{ kind: 'label', target: 'S1', value: 'artefact' }])
    expect(judged.dispute[0]).toBe(1)
    expect(judged.disputeVersion).toBeGreaterThan(before)
  })

  it('tell of what touches them, and of nothing after the end', () => {
    const { store, judged, end } = setUp()
    let told = 0
    judged.subscribe(() => told++)
    store.say([{ kind: 'label', target: 'elsewhere', value: 'double' }])
    expect(told).toBe(0)
    store.say([{ kind: 'label', target: 'S3', value: 'double' }])
    expect(told).toBeGreaterThan(0)
    end()
    const before = told
    store.say([{ kind: 'label', target: 'S3', value: 'compact' }])
    expect(told).toBe(before)
  })
})
