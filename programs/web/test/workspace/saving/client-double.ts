// A client that talks to a shelf in memory, and refuses as the service does.

import type { Client } from '@cirasa/client'
import type { ServiceShelf } from './shelf-double.ts'

/** A client over a shelf, as the service answers. */
export function clientOf(shelf: ServiceShelf): Pick<Client, 'workspaces'> {
  const refuse = (code: string): never => {
    throw Object.assign(new Error(code), { code, remedy: '' })
  }
  const entry = (name: string, etag: string) => ({ name, etag, changed: shelf.kept.get(name)?.changed ?? '', bytes: 0 })
  return {
    workspaces: {
      list: async () => (await shelf.list()).map(({ name }) => entry(name, '')),
      get: async (name) => {
        const found = await shelf.get(name)
        return found ? { document: found.content as Record<string, unknown>, etag: found.mark } : refuse('SERVER_NO_SUCH_WORKSPACE')
      },
      put: async (name, document, { ifMatch } = {}) => {
        const mark = await shelf.put(name, document, ifMatch)
        return mark ? entry(name, mark) : refuse('JOBS_WORKSPACE_CHANGED')
      },
      remove: (name) => shelf.remove(name),
    },
  }
}
