// A workspace is saved by itself; when that fails it is kept and said; and two windows of it lose nothing of each other.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { UnsavedCopies } from '../../../src/workspace/saving/unsaved-copies.ts'
import { NEW_WORKSPACE, type Workspace } from '../../../src/workspace/saving/workspace.ts'
import { WorkspaceStore } from '../../../src/workspace/saving/workspace-store.ts'
import { memoryStorage, ServiceShelf } from './shelf-double.ts'

const NAME = 'result:1:Ada:'
const A = 'circle(1,1,1)'
const B = 'circle(2,2,2)'
const C = 'circle(3,3,3)'
const drawn = (...lines: string[]): Partial<Workspace> => ({ regions: { 0: lines } })

let shelf: ServiceShelf
let storage: Storage
let windows = 0
beforeEach(() => {
  vi.useFakeTimers()
  shelf = new ServiceShelf()
  storage = memoryStorage()
})
afterEach(() => vi.useRealTimers())

async function openWindow({ begin = NEW_WORKSPACE, says = [] as string[], in: kept = storage } = {}): Promise<WorkspaceStore> {
  const store = new WorkspaceStore({
    ...{ shelf, name: NAME },
    copies: new UnsavedCopies(kept, NAME, String(++windows)),
    onJoined: (sentence) => says.push(sentence),
  })
  await store.open(async () => begin)
  return store
}
const saved = () => shelf.kept.get(NAME)?.content as Workspace

describe('a workspace', () => {
  it('is saved once a window rests, and read by the next', async () => {
    const store = await openWindow()
    await vi.runAllTimersAsync()
    const before = shelf.written.length
    store.set({ layout: { rows: 0.2 } })
    store.set({ layout: { rows: 0.3 } })
    expect(store.saving.state).toBe('saving')
    expect(shelf.written.length).toBe(before)
    await vi.runAllTimersAsync()
    expect([store.saving.state, saved().layout, shelf.written.length]).toEqual(['saved', { rows: 0.3 }, before + 1])
    store.set({ layout: { rows: 0.3 } })
    expect(store.saving.state).toBe('saved')
    expect((await openWindow()).current.layout).toEqual({ rows: 0.3 })
  })

  it('that fails to be saved says why, is kept in the browser, and is saved when the service answers', async () => {
    const store = await openWindow()
    await vi.runAllTimersAsync()
    shelf.isUp = false
    store.set(drawn(A))
    await vi.advanceTimersByTimeAsync(2_000)
    expect(store.saving).toMatchObject({ state: 'failed', isKept: true, error: { code: 'CLIENT_UNREACHABLE' } })
    shelf.isUp = true
    await vi.runAllTimersAsync()
    expect([store.saving.state, saved().regions, storage.length]).toEqual(['saved', { 0: [A] }, 0])
  })

  it('that was kept in the browser goes to the service with the next window', async () => {
    const store = await openWindow()
    await vi.runAllTimersAsync()
    shelf.isUp = false
    store.set(drawn(A))
    await store.close()
    shelf.isUp = true
    shelf.write(NAME, { ...NEW_WORKSPACE, ...drawn(B) })
    const next = await openWindow()
    expect(next.current.regions[0]).toEqual([B, A])
    await vi.runAllTimersAsync()
    expect([saved().regions, storage.length]).toEqual([{ 0: [B, A] }, 0])
  })

  it('says so where the browser has no room either', async () => {
    const store = await openWindow({ in: memoryStorage(0) })
    await vi.runAllTimersAsync()
    shelf.isUp = false
    store.set(drawn(A))
    await vi.advanceTimersByTimeAsync(2_000)
    expect(store.saving).toMatchObject({ state: 'failed', isKept: false })
  })

  it('that could not be read does not overwrite what is there', async () => {
    shelf.write(NAME, { ...NEW_WORKSPACE, ...drawn(A), layout: { rows: 0.9 } })
    shelf.isUp = false
    const store = await openWindow()
    expect(store.saving.state).toBe('failed')
    store.set(drawn(B))
    shelf.isUp = true
    await vi.runAllTimersAsync()
    expect([saved().regions, saved().layout]).toEqual([{ 0: [A, B] }, { rows: 0.9 }])
  })

  it('that a slow service does not give in time is brought in when it comes', async () => {
    shelf.write(NAME, { ...NEW_WORKSPACE, ...drawn(A) })
    const get = shelf.get.bind(shelf)
    shelf.get = () => Promise.reject(new DOMException('signal timed out', 'TimeoutError'))
    const store = await openWindow()
    expect(store.saving).toMatchObject({ state: 'failed', error: { code: 'WEB_WORKSPACE_SLOW' } })
    shelf.get = get
    await vi.runAllTimersAsync()
    expect([store.saving.state, store.current.regions]).toEqual(['saved', { 0: [A] }])
  })

  it('that is damaged or newer is left as it is, until somebody starts afresh', async () => {
    for (const document of [
      { ...NEW_WORKSPACE, version: 9 },
      { ...NEW_WORKSPACE, layout: 'wide' },
    ]) {
      shelf.kept.clear()
      shelf.write(NAME, document)
      const store = await openWindow()
      expect([store.saving.state, store.current]).toEqual(['refused', NEW_WORKSPACE])
      store.set(drawn(A))
      await vi.runAllTimersAsync()
      await store.flush()
      expect(saved()).toEqual(document)
      store.startAfresh()
      await vi.runAllTimersAsync()
      expect([store.saving.state, saved().regions]).toEqual(['saved', { 0: [A] }])
    }
  })
})

describe('two windows of one workspace', () => {
  it('keep the regions of both, and the one that was later is told', async () => {
    const [mine, yours]: string[][] = [[], []]
    const first = await openWindow({ says: mine })
    await vi.runAllTimersAsync()
    const second = await openWindow({ says: yours })
    first.set(drawn(A))
    await vi.runAllTimersAsync()
    second.set({ ...drawn(B), layout: { rows: 0.4 } })
    await vi.runAllTimersAsync()
    expect([saved().regions, saved().layout]).toEqual([{ 0: [A, B] }, { rows: 0.4 }])
    expect([mine, yours]).toEqual([[], ['Another window has changed this workspace, too. Its regions were brought in here.']])

    await first.refresh()
    expect(first.current.regions[0]).toEqual([A, B])
    first.set(drawn(B, C))
    await vi.runAllTimersAsync()
    expect(saved().regions).toEqual({ 0: [B, C] })
  })

  it('are told when both have changed the same', async () => {
    const says: string[] = []
    const first = await openWindow()
    await vi.runAllTimersAsync()
    const second = await openWindow({ says })
    first.set({ table: 'components' })
    await vi.runAllTimersAsync()
    second.set({ table: 'sources' })
    await vi.runAllTimersAsync()
    expect([saved().table, says]).toEqual([
      'sources',
      ['Another window has changed this workspace, too. Where both have changed the same, what you did here counts.'],
    ])
  })
})
