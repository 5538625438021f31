// What a store of records promises of workspaces: a document under a name is replaced by whoever may, and by nobody else.

import { newId, type RecordStore } from '@cirasa/jobs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleWorkspace } from './example-records.ts'
import { freshRecords, type StartRecordStore } from './under-test.ts'

export function workspacesConformance(start: StartRecordStore): void {
  describe('workspaces', () => {
    const { store } = freshRecords(start)
    keptWorkspaces(store)
    guardedWorkspaces(store)
  })
}

function keptWorkspaces(store: () => RecordStore): void {
  it('are given back as they were put, the last one under each name', async () => {
    const last = new Map<string, ReturnType<typeof exampleWorkspace>>()
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('a', 'B', 'ä', 'b/c', '%'), fc.jsonValue(), async (name, value) => {
        const record = exampleWorkspace({ name, document: JSON.stringify({ value }) })
        await store().workspaces.put(record)
        last.set(name, record)
        expect(await store().workspaces.get('ada', name)).toEqual(record)
      }),
      { numRuns: 30, endOnFailure: true },
    )
    const inOrder = [...last.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1))
    expect(await store().workspaces.list('ada')).toEqual(inOrder.map(({ document: _, ...entry }) => entry))
  })

  it('are those of their owner, and of nobody else', async () => {
    const [mine, theirs] = [exampleWorkspace(), exampleWorkspace({ owner: 'eve', document: '{}' })]
    await store().workspaces.put(mine)
    expect(await store().workspaces.get('eve', mine.name)).toBeUndefined()
    expect(await store().workspaces.remove('eve', mine.name)).toBe(false)
    await store().workspaces.put(theirs)
    expect(await store().workspaces.get('ada', mine.name)).toEqual(mine)
    expect(await store().workspaces.remove('ada', mine.name)).toBe(true)
    expect(await store().workspaces.get('ada', mine.name)).toBeUndefined()
    expect(await store().workspaces.list('eve')).toHaveLength(1)
    expect(await store().workspaces.list('nobody')).toEqual([])
  })
}

function guardedWorkspaces(store: () => RecordStore): void {
  const changed = { code: 'JOBS_WORKSPACE_CHANGED' }

  it('are replaced and removed only where the version that is there allows it', async () => {
    const first = exampleWorkspace()
    await store().workspaces.put(first, { allows: (version) => version === undefined })
    const refused = [
      store().workspaces.put(exampleWorkspace(), { allows: (version) => version === undefined }),
      store().workspaces.put(exampleWorkspace(), { allows: (version) => version === newId() }),
      store().workspaces.put(exampleWorkspace({ name: 'new' }), { allows: (version) => version !== undefined }),
      store().workspaces.remove('ada', first.name, (version) => version !== first.version),
    ]
    for (const one of refused) await expect(one).rejects.toMatchObject(changed)
    expect(await store().workspaces.list('ada')).toHaveLength(1)
    expect(await store().workspaces.get('ada', first.name)).toEqual(first)
    const second = exampleWorkspace()
    await store().workspaces.put(second, { allows: (version) => version === first.version })
    expect(await store().workspaces.remove('ada', first.name, (version) => version === second.version)).toBe(true)
  })

  it('are refused above the number that an owner may have, but for those that replace one', async () => {
    for (const name of ['a', 'b', 'c']) await store().workspaces.put(exampleWorkspace({ name }), { most: 3 })
    await expect(store().workspaces.put(exampleWorkspace({ name: 'd' }), { most: 3 })).rejects.toMatchObject({
      code: 'JOBS_TOO_MANY_WORKSPACES',
      values: { most: 3 },
    })
    await store().workspaces.put(exampleWorkspace({ name: 'b' }), { most: 3 })
    await store().workspaces.put(exampleWorkspace({ owner: 'bob', name: 'd' }), { most: 3 })
    await store().workspaces.remove('ada', 'a')
    await store().workspaces.put(exampleWorkspace({ name: 'd' }), { most: 3 })
  })
}
