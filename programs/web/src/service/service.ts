// The service as the page knows it: a client, the cache of what it answered, and whether it answers.

import { type Client, createClient } from '@cirasa/client'
import { isCodedError } from '@cirasa/errors'
import { QueryClient } from '@tanstack/react-query'
import { type Connection, createConnection } from './connection.ts'

/** What all pages share. */
export interface Service {
  readonly client: Client
  readonly queries: QueryClient
  readonly connection: Connection
}

/** Makes the way to a service, such as `window.location.origin`. */
export function createService(baseUrl: string): Service {
  const connection = createConnection((...request) => globalThis.fetch(...request))
  const queries = new QueryClient({
    defaultOptions: { queries: { staleTime: 10_000, refetchOnWindowFocus: true, retry: mayPass, networkMode: 'always' } },
  })
  return Object.freeze({ client: createClient({ baseUrl, fetch: connection.fetch }), queries, connection })
}

/** What the service refuses it will refuse again; a line that broke may be there again. */
const mayPass = (failures: number, error: unknown): boolean => failures < 3 && isCodedError(error) && error.code === 'CLIENT_UNREACHABLE'
