// Workspaces: documents of a user that are saved as they change, without overwriting what another page has saved meanwhile.

import type { Workspace, WorkspaceDocument } from '@cirasa/api'
import type { Transport } from './transport.ts'

/** A document and the mark of this state of it. */
export interface OpenWorkspace {
  readonly document: WorkspaceDocument
  readonly etag: string
}

/** What must hold for a document to be saved; nothing where left out. */
export interface SaveOptions {
  /** It is still the one with this mark. */
  readonly ifMatch?: string
  /** There is none of that name. */
  readonly ifNew?: boolean
  readonly signal?: AbortSignal
}

/** The calls for workspaces, on a way to a service. */
export function workspacesOf({ ask, send, address }: Transport) {
  return {
    list: async (signal?: AbortSignal): Promise<readonly Workspace[]> => (await ask('listWorkspaces', { signal })).items,
    /** Throws SERVER_NO_SUCH_WORKSPACE. */
    get: async (name: string, signal?: AbortSignal): Promise<OpenWorkspace> => {
      const answer = await send(address('getWorkspace', { params: { name } }), { signal })
      return { document: (await answer.json()) as WorkspaceDocument, etag: answer.headers.get('etag') ?? '' }
    },
    /** Saves a document. Throws JOBS_WORKSPACE_CHANGED when what must hold does not, and then nothing is saved. */
    put: async (name: string, document: WorkspaceDocument, { ifMatch, ifNew, signal }: SaveOptions = {}): Promise<Workspace> => {
      const headers = {
        'content-type': 'application/json',
        ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
        ...(ifNew ? { 'if-none-match': '*' } : {}),
      }
      const target = address('putWorkspace', { params: { name } })
      return (await (await send(target, { method: 'PUT', headers, body: JSON.stringify(document), signal })).json()) as Workspace
    },
    remove: async (name: string, { ifMatch, signal }: Pick<SaveOptions, 'ifMatch' | 'signal'> = {}): Promise<void> => {
      const condition = ifMatch === undefined ? {} : { headers: { 'if-match': ifMatch } }
      await send(address('removeWorkspace', { params: { name } }), { method: 'DELETE', ...condition, signal })
    },
  }
}
