// The workspace of one window: saved by itself shortly after each change, brought together with what other windows have saved, and never lost without a word.

import { isCodedError } from '@cirasa/errors'
import { webErrors } from '../../catalogue/errors.ts'
import { isSame, mergeWorkspaces } from './merge-workspaces.ts'
import { readWorkspace } from './read-workspace.ts'
import type { Shelf } from './shelf.ts'
import type { UnsavedCopies } from './unsaved-copies.ts'
import { NEW_WORKSPACE, type Workspace } from './workspace.ts'

/** How saving goes. */
export type Saving =
  | { readonly state: 'saved' }
  | { readonly state: 'saving' }
  /** It is tried again; `isKept` says whether the browser holds it meanwhile. */
  | { readonly state: 'failed'; readonly error: unknown; readonly isKept: boolean }
  /** What is saved cannot be read, and nothing is written over it until a person says so. */
  | { readonly state: 'refused'; readonly error: unknown }

interface WorkspaceParts {
  readonly shelf: Shelf
  readonly name: string
  /** Where what the shelf does not take is kept; left out for a shelf in the browser. */
  readonly copies?: UnsavedCopies
  /** Told what there is to say when another window has changed the same workspace. */
  readonly onJoined?: (says: string) => void
}

/** How long a window rests before it is saved, ms. */
const REST_MS = 800
/** How long after a failure it is tried again, ms; each time twice as long. */
const AGAIN_MS = 5_000
const LATEST_AGAIN_MS = 60_000
/** What is refused again when nothing has changed. */
const FINAL = new Set(['SERVER_TOO_LARGE', 'SERVER_BAD_REQUEST', 'JOBS_TOO_MANY_WORKSPACES', 'WEB_BROWSER_FULL'])
/** How often in a row another window may have been first. */
const MOST_REFUSED = 5
const UNREADABLE = new Set(['WEB_WORKSPACE_NEWER', 'WEB_WORKSPACE_DAMAGED'])

/** A workspace that is kept up. */
export class WorkspaceStore {
  readonly #parts: WorkspaceParts
  readonly #listeners = new Set<() => void>()
  #current = NEW_WORKSPACE
  /** What the shelf holds, as far as is known. */
  #base = NEW_WORKSPACE
  #mark: string | undefined
  #isRead = false
  #saving: Saving = { state: 'saved' }
  #timer: ReturnType<typeof setTimeout> | undefined
  #again = AGAIN_MS
  #run: Promise<void> | undefined
  #isClosed = false
  #opened = 0

  constructor(parts: WorkspaceParts) {
    this.#parts = parts
  }

  get current(): Workspace {
    return this.#current
  }

  get saving(): Saving {
    return this.#saving
  }

  /** Another number each time that a whole workspace was put in the place of the current one: a window has to take up everything anew. */
  get opened(): number {
    return this.#opened
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * Reads what is saved, and what a page before this one could not save. Where nothing is saved it is what `begin` gives, and that is saved; where it cannot be
   * read it is that, too.
   */
  async open(begin: () => Promise<Workspace>, signal?: AbortSignal): Promise<void> {
    const { shelf, name, copies } = this.#parts
    try {
      const found = await shelf.get(name, signal)
      this.#mark = found?.mark
      this.#base = found === undefined ? await begin() : readWorkspace(found.content)
      this.#isRead = true
    } catch (error) {
      this.#base = this.#current = await begin()
      const isSlow = error instanceof DOMException && error.name === 'TimeoutError'
      this.#fail(isSlow ? webErrors.WORKSPACE_SLOW({}, error) : error)
    }
    // A new one differs from what is saved, which is nothing.
    this.#current = this.#isRead && this.#mark === undefined ? Object.freeze({ ...this.#base }) : this.#base
    for (const { base, mine } of copies?.take() ?? []) this.#current = mergeWorkspaces(base, mine, this.#current).workspace
    if (this.#isDirty()) this.#soon(0)
    this.#tell()
  }

  /** Changes parts of it. */
  set(change: Partial<Workspace>): void {
    const isOther = ([part, value]: [string, unknown]) => !isSame(this.#current[part as keyof Workspace], value)
    if (Object.entries(change).some(isOther)) this.#become({ ...this.#current, ...change })
  }

  /** Puts another workspace in the place of this one. */
  replace(workspace: Workspace): void {
    this.#opened++
    this.#become({ ...workspace })
  }

  /** Saves over what could not be read. */
  startAfresh(): void {
    if (this.#saving.state !== 'refused') return
    this.#isRead = true
    this.#saving = { state: 'saved' }
    this.#become({ ...this.#current })
    this.#soon(0)
  }

  /** Tries at once what has failed. */
  retry(): void {
    if (this.#saving.state === 'failed') this.#soon(0)
  }

  /** Takes up what another window has saved, when there is nothing to save here. */
  async refresh(): Promise<void> {
    if (this.#saving.state === 'saved' && !this.#isDirty()) await this.#alone(() => this.#bringIn())
  }

  /** Saves at once, and keeps in the browser what may not arrive any more: the page may be about to close. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    if (!this.#isDirty() || this.#saving.state === 'refused') return
    this.#parts.copies?.keep({ base: this.#base, mine: this.#current })
    await this.#save()
  }

  /** Saves what waits, and then tries no more: what fails is taken up by the next window. */
  async close(): Promise<void> {
    this.#isClosed = true
    await this.flush()
  }

  #become(next: Workspace): void {
    this.#current = Object.freeze(next)
    if (this.#saving.state === 'saved') this.#saving = { state: 'saving' }
    if (this.#saving.state !== 'refused') this.#soon(REST_MS)
    this.#tell()
  }

  #isDirty = (): boolean => this.#current !== this.#base

  #soon(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#save(), ms)
  }

  async #save(): Promise<void> {
    await this.#alone(() => this.#saveAll())
    // A change that came while the shelf was read.
    if (this.#saving.state === 'saving' && this.#isDirty()) await this.#alone(() => this.#saveAll())
  }

  /** Does one thing at a time with the shelf; what is under way already is waited for. */
  #alone(work: () => Promise<void>): Promise<void> {
    this.#run ??= work()
      .catch((error: unknown) => this.#fail(error))
      .finally(() => {
        this.#run = undefined
        this.#tell()
      })
    return this.#run
  }

  async #saveAll(): Promise<void> {
    const { shelf, name, copies } = this.#parts
    if (!this.#isRead) await this.#bringIn()
    for (let refused = 0; this.#isDirty(); ) {
      const sent = this.#current
      const mark = await shelf.put(name, sent, this.#mark)
      if (mark !== undefined) {
        this.#mark = mark
        this.#base = sent
      } else if (++refused > MOST_REFUSED) throw webErrors.WORKSPACE_BUSY()
      else await this.#bringIn()
    }
    copies?.drop()
    this.#again = AGAIN_MS
    this.#saving = { state: 'saved' }
  }

  async #bringIn(): Promise<void> {
    const { shelf, name, onJoined } = this.#parts
    const found = await shelf.get(name)
    if (this.#isRead && found?.mark === this.#mark) return
    this.#mark = found?.mark
    if (found === undefined) {
      this.#isRead = true
      return
    }
    const theirs = readWorkspace(found.content)
    this.#isRead = true
    const { workspace, hasOtherRegions, isOverridden } = mergeWorkspaces(this.#base, this.#current, theirs)
    this.#base = theirs
    this.#current = isSame(workspace, theirs) ? theirs : Object.freeze(workspace)
    const says = [
      hasOtherRegions ? 'Its regions were brought in here.' : '',
      isOverridden ? 'Where both have changed the same, what you did here counts.' : '',
    ].filter((sentence) => sentence !== '')
    if (says.length > 0) onJoined?.(['Another window has changed this workspace, too.', ...says].join(' '))
    this.#tell()
  }

  #fail(error: unknown): void {
    if (isCodedError(error) && UNREADABLE.has(error.code)) {
      this.#isRead = false
      this.#saving = { state: 'refused', error }
      return
    }
    const isKept = !this.#isDirty() || this.#parts.copies?.keep({ base: this.#base, mine: this.#current }) === true
    this.#saving = { state: 'failed', error, isKept }
    if (this.#isClosed || (isCodedError(error) && FINAL.has(error.code))) return
    this.#soon(this.#again)
    this.#again = Math.min(LATEST_AGAIN_MS, this.#again * 2)
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener()
  }
}
