// The service as the page knows it: a client, the cache of what it answered, whether it answers, uploads under way, and who asks.

import { type Client, createClient } from '@cirasa/client'
import { isCodedError } from '@cirasa/errors'
import { QueryClient } from '@tanstack/react-query'
import { type Connection, createConnection } from './connection.ts'
import { refreshFiles } from './file-cache.ts'
import { createPerson, type Person } from './person.ts'
import { rememberedUploads } from './remembered-uploads.ts'
import { Uploads } from './uploads.ts'

/** What all pages share. */
export interface Service {
  readonly client: Client
  readonly queries: QueryClient
  readonly connection: Connection
  readonly uploads: Uploads
  readonly person: Person
}

/** Makes the way to a service, such as `window.location.origin`. What lasts is kept by `keeper`. */
export function createService(baseUrl: string, keeper: Pick<Storage, 'getItem' | 'setItem'>): Service {
  const connection = createConnection((...request) => globalThis.fetch(...request))
  const client = createClient({ baseUrl, fetch: connection.fetch })
  const queries = new QueryClient({
    defaultOptions: { queries: { staleTime: 10_000, refetchOnWindowFocus: true, retry: mayPass, networkMode: 'always' } },
  })
  const uploads = new Uploads({
    client,
    remembered: rememberedUploads(keeper),
    onDone: () => refreshFiles(queries),
    now: () => Date.now(),
  })
  return Object.freeze({ client, queries, connection, uploads, person: createPerson(keeper) })
}

/** What the service refuses it will refuse again; a line that broke may be there again. */
const mayPass = (failures: number, error: unknown): boolean => failures < 3 && isCodedError(error) && error.code === 'CLIENT_UNREACHABLE'
