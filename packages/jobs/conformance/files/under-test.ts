// What the suite needs of an adapter: a store with nothing in it for each test.

import type { FileStore } from '@cirasa/jobs'
import { afterEach, beforeEach } from 'vitest'

/** A store that has just been made, with nothing in it. */
export interface FileStoreUnderTest {
  readonly store: FileStore
  /** Removes everything. */
  readonly remove: () => Promise<void>
}

export type StartFileStore = () => Promise<FileStoreUnderTest>

/** Starts a store before each test of the surrounding `describe`, and removes it afterwards. */
export function freshFiles(start: StartFileStore): () => FileStore {
  let current: FileStoreUnderTest
  beforeEach(async () => {
    current = await start()
  })
  afterEach(() => current.remove())
  return () => current.store
}
