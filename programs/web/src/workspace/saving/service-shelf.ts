// Workspaces on the service: the same on every machine of a person.

import type { Client } from '@cirasa/client'
import { isCodedError } from '@cirasa/errors'
import type { Shelf } from './shelf.ts'

/** The shelf of a service. */
export function serviceShelf({ workspaces }: Pick<Client, 'workspaces'>): Shelf {
  return {
    list: (signal) => workspaces.list(signal),
    get: async (name, signal) => {
      const found = await otherwise('SERVER_NO_SUCH_WORKSPACE', workspaces.get(name, signal))
      return found && { content: found.document, mark: found.etag }
    },
    put: async (name, document, seen) => {
      const saving = workspaces.put(name, { ...document }, seen === undefined ? { ifNew: true } : { ifMatch: seen })
      return (await otherwise('JOBS_WORKSPACE_CHANGED', saving))?.etag
    },
    remove: async (name) => {
      await otherwise('SERVER_NO_SUCH_WORKSPACE', workspaces.remove(name))
    },
  }
}

/** What is answered; undefined for the refusal that is an answer, too. */
async function otherwise<Answer>(code: string, asked: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asked
  } catch (error) {
    if (isCodedError(error) && error.code === code) return undefined
    throw error
  }
}
