// Workspaces: small documents of a user under a name, such as columns shown, regions drawn and views.

import { type Static, Type } from 'typebox'
import { Time } from './basics.ts'

/** The largest document as JSON, bytes; and the most documents of one owner. */
export const MOST_WORKSPACE_BYTES = 262_144
export const MOST_WORKSPACES = 2000

const Name = Type.String({ minLength: 1, maxLength: 200, description: 'Your name for it, in one line.', examples: ['result-columns'] })

export const WorkspaceName = Type.Object({ name: Name })

export const WorkspaceDocument = Type.Record(Type.String(), Type.Unknown(), {
  description: 'Any JSON object; at most 256 KiB.',
  examples: [{ columns: ['source_id', 'flux_peak'] }],
})
export type WorkspaceDocument = Static<typeof WorkspaceDocument>

export const Workspace = Type.Object(
  {
    name: Name,
    etag: Type.String({
      description: 'Changes whenever the document does: the header `ETag`.',
      examples: ['"3f1c9a52d7e84b06a1c5f2e98b7d4360"'],
    }),
    changed: Time,
    bytes: Type.Integer({ description: 'Of the document, bytes.' }),
  },
  { title: 'Workspace', description: 'What is known of a workspace besides its document.' },
)
export type Workspace = Static<typeof Workspace>

export const WorkspaceList = Type.Object({ items: Type.Array(Workspace, { description: 'All of yours, by name.' }) })

export const PutWorkspaceHeaders = Type.Object({
  'If-Match': Type.Optional(Type.String({ description: 'Replace only the document with this ETag.' })),
  'If-None-Match': Type.Optional(Type.String({ description: '`*`: only where there is none of that name yet.' })),
})

export const RemoveWorkspaceHeaders = Type.Object({
  'If-Match': Type.Optional(Type.String({ description: 'Remove only the document with this ETag.' })),
})
