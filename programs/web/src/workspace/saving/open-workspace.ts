// Opens the workspace of a window: on the service for who has a name, in the browser for who has none and for files of this machine.

import type { Client } from '@cirasa/client'
import { isCodedError } from '@cirasa/errors'
import { browserShelf } from './browser-shelf.ts'
import { dropKeptBefore, readKeptBefore } from './kept-before.ts'
import { joinRegions } from './merge-workspaces.ts'
import { readWorkspace } from './read-workspace.ts'
import { serviceShelf } from './service-shelf.ts'
import type { Shelf } from './shelf.ts'
import { UnsavedCopies } from './unsaved-copies.ts'
import { habitsOf, type Workspace } from './workspace.ts'
import { kindOfAutomatic, type WorkspaceTarget, workspaceName } from './workspace-name.ts'
import { WorkspaceStore } from './workspace-store.ts'

interface Opening {
  readonly target: WorkspaceTarget
  /** Empty for who has not said a name. */
  readonly person: string
  readonly client: Pick<Client, 'workspaces'>
  readonly storage: Storage
  /** Another word for each window. */
  readonly window: string
  readonly onJoined: (says: string) => void
}

/** A workspace that is open, and where it and the named ones beside it lie. */
export interface OpenedWorkspace {
  readonly target: WorkspaceTarget
  readonly person: string
  readonly store: WorkspaceStore
  readonly shelf: Shelf
  readonly place: 'service' | 'browser'
}

/** A service that does not answer within this time keeps nobody from working, ms. */
const PATIENCE_MS = 4_000

/** Opens it; what goes wrong is told by the store. */
export async function openWorkspace({ target, person: named, client, storage, window, onJoined }: Opening): Promise<OpenedWorkspace> {
  // A file of this machine belongs to who sits at it.
  const person = target.kind === 'local' ? '' : named
  const browser = browserShelf(storage)
  const place = person === '' ? 'browser' : 'service'
  const shelf = place === 'browser' ? browser : serviceShelf(client)
  const name = workspaceName(target, person)
  const store = new WorkspaceStore({
    ...{ shelf, name, onJoined },
    ...(place === 'browser' ? {} : { copies: new UnsavedCopies(storage, name, window) }),
  })
  const unnamed = place === 'service' ? await readable(browser, workspaceName(target, '')) : undefined
  let begun: Workspace | undefined
  const begin = async () => (begun = unnamed ?? (await habitsAmong(shelf, target, person)) ?? readKeptBefore(storage))
  await store.open(begin, AbortSignal.timeout(PATIENCE_MS))
  const isTakenOver = unnamed !== undefined && begun === undefined
  if (isTakenOver) store.set({ regions: withRegions(store.current.regions, unnamed.regions) })
  if (begun !== undefined || isTakenOver) void moved(store, browser, workspaceName(target, ''), storage, place === 'service')
  return { target, person, store, shelf, place }
}

/** Once it is saved, forgets what it was taken from. */
async function moved(store: WorkspaceStore, browser: Shelf, unnamed: string, storage: Storage, isNamed: boolean): Promise<void> {
  await store.flush()
  if (store.saving.state !== 'saved') return
  dropKeptBefore(storage)
  if (isNamed) await browser.remove(unnamed)
}

/** How the person has worked last: on another target of the same kind, or else on any. */
async function habitsAmong(shelf: Shelf, { kind }: WorkspaceTarget, person: string): Promise<Workspace | undefined> {
  try {
    const entries = await shelf.list(AbortSignal.timeout(PATIENCE_MS))
    const own = entries.map(({ name, changed }) => ({ name, changed, kind: kindOfAutomatic(name, person) }))
    const latest = own.filter((one) => one.kind !== undefined).toSorted((a, b) => (a.changed < b.changed ? 1 : -1))
    const chosen = latest.find((one) => one.kind === kind) ?? latest[0]
    const found = chosen && (await readable(shelf, chosen.name))
    return found && habitsOf(found)
  } catch (error) {
    // Habits are no loss: that the service does not answer is told where the workspace itself is read or saved.
    if (isCodedError(error) || error instanceof DOMException) return undefined
    throw error
  }
}

/** A workspace that is there and can be read. */
async function readable(shelf: Shelf, name: string): Promise<Workspace | undefined> {
  const found = await shelf.get(name)
  try {
    return found && readWorkspace(found.content)
  } catch (error) {
    if (isCodedError(error)) return undefined
    throw error
  }
}

function withRegions(to: Workspace['regions'], more: Workspace['regions']): Workspace['regions'] {
  return { ...to, ...Object.fromEntries(Object.entries(more).map(([hdu, lines]) => [hdu, joinRegions([], lines, to[hdu])])) }
}
