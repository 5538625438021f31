// What the suites need of an adapter: a store with nothing in it for each test.

import type { RecordStore } from '@cirasa/jobs'
import { afterEach, beforeEach } from 'vitest'

/** A store that has just been made, with nothing in it. */
export interface RecordStoreUnderTest {
  readonly store: RecordStore
  /** Opens the same records once more, as a second server does; absent where that cannot be. The suite closes what it opens. */
  readonly openAgain?: () => Promise<RecordStore>
  /** Removes everything; the store is closed then. */
  readonly remove?: () => Promise<void>
}

export type StartRecordStore = () => Promise<RecordStoreUnderTest>

/** Starts a store before each test of the surrounding `describe`, and removes it afterwards. */
export function freshRecords(start: StartRecordStore): { readonly store: () => RecordStore; readonly second: () => Promise<RecordStore> } {
  let current: RecordStoreUnderTest
  let others: RecordStore[] = []
  beforeEach(async () => {
    current = await start()
    others = []
  })
  afterEach(async () => {
    for (const store of [current.store, ...others]) await store.close()
    await current.remove?.()
  })
  const second = async () => {
    const store = await current.openAgain!()
    others.push(store)
    return store
  }
  return { store: () => current.store, second }
}
