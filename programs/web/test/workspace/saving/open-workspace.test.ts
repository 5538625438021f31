// Which workspace a window begins with: one's own, what one did before one said one's name, how one worked last, or what old pages kept.

import { describe, expect, it } from 'vitest'
import { browserShelf } from '../../../src/workspace/saving/browser-shelf.ts'
import { openWorkspace } from '../../../src/workspace/saving/open-workspace.ts'
import { NEW_WORKSPACE, type Workspace } from '../../../src/workspace/saving/workspace.ts'
import { type WorkspaceTarget, workspaceName } from '../../../src/workspace/saving/workspace-name.ts'
import { clientOf } from './client-double.ts'
import { memoryStorage, ServiceShelf } from './shelf-double.ts'

const target: WorkspaceTarget = { kind: 'result', id: '1' }

const open = (shelf: ServiceShelf, storage: Storage, person: string, of = target) =>
  openWorkspace({ target: of, person, client: clientOf(shelf), storage, window: 'w', onJoined: () => {} })
const has = (change: Partial<Workspace>): Workspace => ({ ...NEW_WORKSPACE, ...change })

describe('a window', () => {
  it('of somebody with a name is on the service, and there in another browser', async () => {
    const shelf = new ServiceShelf()
    const { store, place } = await open(shelf, memoryStorage(), 'Ada')
    store.set({ layout: { rows: 0.4 } })
    await store.flush()
    expect(place).toBe('service')
    expect((await open(shelf, memoryStorage(), 'Ada')).store.current.layout).toEqual({ rows: 0.4 })
    expect((await open(shelf, memoryStorage(), 'Bob')).store.current.layout).toEqual({})
  })

  it('of nobody, and of a file of this machine, is in the browser', async () => {
    const [shelf, storage] = [new ServiceShelf(), memoryStorage()]
    for (const [person, of] of [['', target] as const, ['Ada', { kind: 'local', id: 'a.fits 2880' } as const] as const]) {
      const { store, place } = await open(shelf, storage, person, of)
      store.set({ layout: { rows: 0.4 } })
      await store.flush()
      expect(place).toBe('browser')
      expect((await open(shelf, storage, person, of)).store.current.layout).toEqual({ rows: 0.4 })
    }
    expect(shelf.written).toEqual([])
  })

  it('takes along what was done before one said one’s name: all of it, or the regions where there is a workspace already', async () => {
    for (const isFirst of [true, false]) {
      const [shelf, storage] = [new ServiceShelf(), memoryStorage()]
      const name = workspaceName(target, 'Ada')
      if (!isFirst) shelf.write(name, has({ regions: { 0: ['circle(1,1,1)'] }, layout: { rows: 0.9 } }))
      const unnamed = (await open(shelf, storage, '')).store
      unnamed.set({ regions: { 0: ['circle(2,2,2)'] }, layout: { rows: 0.1 } })
      await unnamed.flush()
      const { store } = await open(shelf, storage, 'Ada')
      await store.flush()
      const kept = shelf.kept.get(name)?.content as Workspace
      expect(kept.regions[0]).toEqual(isFirst ? ['circle(2,2,2)'] : ['circle(1,1,1)', 'circle(2,2,2)'])
      expect(kept.layout.rows).toBe(isFirst ? 0.1 : 0.9)
      expect(await browserShelf(storage).list()).toEqual([])
    }
  })

  it('on something new begins as one worked last on the like', async () => {
    const shelf = new ServiceShelf()
    shelf.write(workspaceName({ kind: 'result', id: '8' }, 'Ada'), has({ layout: { rows: 0.8 }, regions: { 0: ['circle(1,1,1)'] } }))
    shelf.write(workspaceName({ kind: 'result', id: '9' }, 'Ada'), has({ layout: { rows: 0.9 } }))
    shelf.write(workspaceName({ kind: 'image', id: '7' }, 'Ada'), has({ layout: { view: 0.3 } }))
    shelf.write(workspaceName({ kind: 'result', id: '6' }, 'Bob'), has({ layout: { rows: 0.1 } }))
    shelf.write(workspaceName({ kind: 'result', id: '5' }, 'Ada', 'for the paper'), has({ layout: { rows: 0.2 } }))
    const { store } = await open(shelf, memoryStorage(), 'Ada')
    expect([store.current.layout, store.current.regions]).toEqual([{ rows: 0.9 }, {}])
  })

  it('takes over once what earlier pages kept in the browser', async () => {
    const [shelf, storage] = [new ServiceShelf(), memoryStorage()]
    storage.setItem('cirasa.table.sources', JSON.stringify({ columns: ['source_id', 'snr'], widths: {} }))
    storage.setItem('cirasa.split.result.rows', '0.33')
    storage.setItem('cirasa.plots.scatter', '{"x":')
    storage.setItem('cirasa.display', JSON.stringify({ stretch: 'log', colours: 'viridis', clip: 'p99' }))
    storage.setItem('cirasa.person', 'Ada')
    const { store } = await open(shelf, storage, 'Ada')
    const { tables, layout, scatter, layers } = store.current
    expect([tables.sources.columns, layout, scatter]).toEqual([['source_id', 'snr'], { 'result.rows': 0.33 }, undefined])
    expect(layers.image).toMatchObject({ stretch: 'log', colours: 'viridis', clip: 'p99' })
    await store.flush()
    await expect.poll(() => Array.from({ length: storage.length }, (_, i) => storage.key(i))).toEqual(['cirasa.person'])
  })
})
