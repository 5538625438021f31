// Routes of workspaces: documents of a user that a page saves as they change.

import { Type } from 'typebox'
import {
  PutWorkspaceHeaders,
  RemoveWorkspaceHeaders,
  Workspace,
  WorkspaceDocument,
  WorkspaceList,
  WorkspaceName,
} from '../schemas/workspace.ts'
import { route } from './route.ts'

const headers = { ETag: Type.String({ description: 'Strong: give it back as If-Match to change what you have seen and nothing else.' }) }

export const workspaceRoutes = {
  listWorkspaces: route({
    method: 'GET',
    path: '/workspaces',
    tag: 'workspaces',
    summary: 'Your workspaces, by name',
    answers: { 200: { description: 'All of them, without their documents.', schema: WorkspaceList } },
    refuses: [],
    curl: 'curl $U/workspaces',
  }),
  getWorkspace: route({
    method: 'GET',
    path: '/workspaces/{name}',
    tag: 'workspaces',
    summary: 'The document of a workspace',
    params: WorkspaceName,
    answers: {
      200: { description: 'The document.', schema: WorkspaceDocument, headers },
      304: { description: 'The client has it already (If-None-Match).' },
    },
    refuses: [404],
    curl: 'curl $U/workspaces/result-columns',
  }),
  putWorkspace: route({
    method: 'PUT',
    path: '/workspaces/{name}',
    tag: 'workspaces',
    summary: 'Save a document under a name',
    description:
      'With If-Match it replaces what you have seen and nothing else; with `If-None-Match: *` it replaces nothing. At most 2,000 documents, each at most 256 KiB.',
    params: WorkspaceName,
    headers: PutWorkspaceHeaders,
    body: { type: 'application/json', schema: WorkspaceDocument },
    answers: { 200: { description: 'What is kept.', schema: Workspace, headers } },
    refuses: [412, 413, 415],
    curl: `curl -X PUT -H "Content-Type: application/json" -d '{"columns":["source_id","flux_peak"]}' $U/workspaces/result-columns`,
  }),
  removeWorkspace: route({
    method: 'DELETE',
    path: '/workspaces/{name}',
    tag: 'workspaces',
    summary: 'Remove a workspace',
    params: WorkspaceName,
    headers: RemoveWorkspaceHeaders,
    answers: { 204: { description: 'It is gone.' } },
    refuses: [404, 412],
    curl: 'curl -X DELETE $U/workspaces/result-columns',
  }),
} as const
