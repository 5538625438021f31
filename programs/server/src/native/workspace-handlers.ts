// Workspaces: saved, read and removed, with the conditions that keep two pages from overwriting each other (RFC 9110, section 13).

import type { IncomingHttpHeaders } from 'node:http'
import { MOST_WORKSPACE_BYTES, type Workspace } from '@cirasa/api'
import type { WorkspaceCondition, WorkspaceEntry } from '@cirasa/jobs'
import type { FastifyInstance } from 'fastify'
import { wantedOf } from '../sending/index.ts'
import { addRoute } from './add-route.ts'
import type { NativeParts } from './native-parts.ts'

/** The routes of workspaces. */
export function addWorkspaceRoutes(app: FastifyInstance, parts: NativeParts): void {
  const { service } = parts
  addRoute(app, parts, 'listWorkspaces', async ({ caller, reply }) => {
    void reply.header('cache-control', 'no-store')
    return { items: (await service.listWorkspaces(caller)).map(workspaceView) }
  })
  addRoute(app, parts, 'getWorkspace', async ({ caller, params, request, reply }) => {
    const { version, document } = await service.getWorkspace(caller, params.name)
    const etag = etagOf(version)
    void reply.headers({ etag, 'cache-control': 'private, no-cache' })
    if (wantedOf(request.headers, 0, etag).kind === 'not-modified') return reply.code(304).send()
    return reply.type('application/json; charset=utf-8').send(document)
  })
  addRoute(
    app,
    parts,
    'putWorkspace',
    async ({ caller, params, body, request, reply }) => {
      const kept = await service.putWorkspace(caller, params.name, body, conditionOf(request.headers))
      void reply.header('etag', etagOf(kept.version))
      return workspaceView(kept)
    },
    { bodyBytes: MOST_WORKSPACE_BYTES },
  )
  addRoute(app, parts, 'removeWorkspace', async ({ caller, params, request, reply }) => {
    await service.removeWorkspace(caller, params.name, conditionOf(request.headers))
    return reply.code(204).send()
  })
}

const etagOf = (version: string): string => `"${version}"`

const workspaceView = ({ name, version, changed, bytes }: WorkspaceEntry): Workspace => ({
  name,
  etag: etagOf(version),
  changed: new Date(changed).toISOString(),
  bytes,
})

/** What the headers ask to hold; undefined where they ask for nothing. A weak ETag is that of no document. */
function conditionOf(headers: IncomingHttpHeaders): WorkspaceCondition | undefined {
  const { 'if-match': match, 'if-none-match': noneMatch } = headers
  if (match === undefined && noneMatch === undefined) return undefined
  return (version) => (match === undefined || names(match, version)) && (noneMatch === undefined || !names(noneMatch, version))
}

const names = (list: string, version: string | undefined): boolean =>
  version !== undefined && (list.trim() === '*' || list.split(',').some((one) => one.trim() === etagOf(version)))
