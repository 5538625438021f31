// Where workspaces lie, as the page needs it: documents by name, none replaced by who has not seen it.

import type { Workspace } from './workspace.ts'

/** A document as it was found. It is of no form yet: anybody may have written it. */
export interface FoundDocument {
  readonly content: unknown
  /** Another one after each change. */
  readonly mark: string
}

/** What is known of a document from outside. */
export interface ShelfEntry {
  readonly name: string
  /** ISO 8601. */
  readonly changed: string
}

/** A place for workspaces. Calls throw what the place throws: it cannot be reached, it is full. */
export interface Shelf {
  list(signal?: AbortSignal): Promise<readonly ShelfEntry[]>
  get(name: string, signal?: AbortSignal): Promise<FoundDocument | undefined>
  /**
   * Saves a document in the place of the one with the mark that was seen, or where there is none for undefined. Gives the mark of the new one; undefined, and
   * nothing is saved, when another one is there.
   */
  put(name: string, document: Workspace, seen: string | undefined): Promise<string | undefined>
  /** Does nothing where there is none. */
  remove(name: string): Promise<void>
}
