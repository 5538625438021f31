// What is kept of workspaces: small documents of an owner under a name, which replace each other.

import type { Instant } from './job.ts'

/** What is known of a workspace besides its document. */
export interface WorkspaceEntry {
  readonly owner: string
  readonly name: string
  /** Another one whenever the document was written. */
  readonly version: string
  readonly changed: Instant
  /** Of the document in UTF-8. */
  readonly bytes: number
}

/** A workspace with its document, which is text to the store. */
export interface WorkspaceRecord extends WorkspaceEntry {
  readonly document: string
}

/** Whether a change may go on, by the version that is there; undefined where there is none. */
export type WorkspaceCondition = (version: string | undefined) => boolean

export interface WorkspaceRecords {
  /** All of an owner, by the code points of their names. */
  list(owner: string): Promise<readonly WorkspaceEntry[]>
  get(owner: string, name: string): Promise<WorkspaceRecord | undefined>
  /**
   * Puts a document in the place of the one of that name, if there is one. Throws JOBS_WORKSPACE_CHANGED when `allows` does not, and
   * JOBS_TOO_MANY_WORKSPACES when the owner would have more than `most`; nothing is written then.
   */
  put(record: WorkspaceRecord, options?: { readonly allows?: WorkspaceCondition; readonly most?: number }): Promise<void>
  /** False where there was none. Throws JOBS_WORKSPACE_CHANGED. */
  remove(owner: string, name: string, allows?: WorkspaceCondition): Promise<boolean>
}
