// Use-cases of workspaces: small documents of a caller under a name.

import { MOST_WORKSPACE_BYTES, MOST_WORKSPACES } from '@cirasa/api'
import { newId } from '@cirasa/jobs'
import { serverErrors } from '../errors.ts'
import { cleanTag } from './file-names.ts'
import type { ServiceParts } from './parts.ts'
import type { WorkspaceUseCases } from './service.ts'

/** Deeper documents are nobody's: writing them would take more stack than there is. */
const DEEPEST = 64

/** The use-cases of workspaces on these parts. */
export function workspaceUseCases({ records, clock }: ServiceParts): WorkspaceUseCases {
  const { workspaces } = records
  return {
    listWorkspaces: ({ owner }) => workspaces.list(owner),
    getWorkspace: async ({ owner }, name) => (await workspaces.get(owner, checked(name))) ?? absent(name),
    putWorkspace: async ({ owner }, name, content, allows) => {
      if (!isShallow(content)) throw serverErrors.BAD_REQUEST({ reason: `the document is more than ${DEEPEST} levels deep` })
      const document = JSON.stringify(content)
      const bytes = Buffer.byteLength(document)
      if (bytes > MOST_WORKSPACE_BYTES) throw serverErrors.TOO_LARGE({ limit: '256 KiB' })
      const record = { owner, name: checked(name), version: newId(), changed: clock(), bytes, document }
      await workspaces.put(record, { ...(allows ? { allows } : {}), most: MOST_WORKSPACES })
      return record
    },
    removeWorkspace: async ({ owner }, name, allows) => {
      if (!(await workspaces.remove(owner, checked(name), allows))) absent(name)
    },
  }
}

/** A name is kept as it is, or not at all: what is saved under it must be found under it. */
function checked(name: string): string {
  if (name === '' || cleanTag(name) !== name) throw serverErrors.BAD_REQUEST({ reason: '`name` in the path is no name in one line' })
  return name
}

/** Level by level: a function that calls itself would be what a deep document exhausts. */
function isShallow(content: unknown): boolean {
  let level: unknown[] = [content]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return false
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []))
  }
  return true
}

function absent(name: string): never {
  throw serverErrors.NO_SUCH_WORKSPACE({ name })
}
