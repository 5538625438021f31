// One request to the service: its address from the table of routes, its answer or the service's own error.

import {
  type AnswerOf,
  API_PREFIX,
  type BodyOf,
  type ParamsOf,
  type QueryOf,
  type Route,
  type RouteName,
  type Routes,
  routes,
} from '@cirasa/api'
import { CodedError } from '@cirasa/errors'
import { clientErrors } from './errors.ts'

/** How to reach a service. */
export interface ClientOptions {
  /** Such as `http://127.0.0.1:8080`; empty for the origin of the page. */
  readonly baseUrl: string
  /** In place of the global one. */
  readonly fetch?: typeof globalThis.fetch
  /** Sent as a bearer token. */
  readonly token?: string
}

/** What goes with a request. */
export interface Given<R extends Route> {
  readonly params?: ParamsOf<R>
  readonly query?: QueryOf<R>
  readonly body?: BodyOf<R>
  readonly signal?: AbortSignal | undefined
}

/** What goes with a request whose body and answer are not JSON. */
export interface RawRequest {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Blob | ReadableStream<Uint8Array> | string
  readonly signal?: AbortSignal | undefined
}

/** The way to a service. */
export interface Transport {
  /** The JSON of a route's answer. Throws the service's CodedError, CLIENT_UNREACHABLE, and the signal's reason. */
  ask<N extends RouteName>(name: N, given?: Given<Routes[N]>): Promise<AnswerOf<Routes[N]>>
  /** The answer itself, whatever it is; refusals are thrown all the same. */
  send(address: string, request?: RawRequest): Promise<Response>
  /** The address of a route. */
  address<N extends RouteName>(name: N, given?: Pick<Given<Routes[N]>, 'params' | 'query'>): string
}

/** Makes the way to a service. */
export function createTransport({ baseUrl, fetch = globalThis.fetch, token }: ClientOptions): Transport {
  const root = baseUrl.replace(/\/+$/, '')
  const send: Transport['send'] = async (address, { method = 'GET', headers = {}, body, signal } = {}) => {
    const authorised = token === undefined ? headers : { ...headers, authorization: `Bearer ${token}` }
    const init = { method, headers: authorised, ...(body === undefined ? {} : { body }), ...(signal ? { signal } : {}) }
    let answer: Response
    try {
      // A stream is sent while it is made: fetch wants to be told.
      answer = await fetch(absolute(root, address), body instanceof ReadableStream ? ({ ...init, duplex: 'half' } as RequestInit) : init)
    } catch (error) {
      signal?.throwIfAborted()
      throw clientErrors.UNREACHABLE({ server: root || 'this origin', reason: reasonOf(error) }, error)
    }
    if (answer.ok || answer.status === 304) return answer
    throw await refusal(answer, root)
  }
  const address: Transport['address'] = (name, { params, query } = {}) => addressOf(routes[name], params ?? {}, query ?? {})
  return {
    send,
    address,
    ask: async (name, given = {}) => {
      const { body, signal } = given
      const answer = await send(address(name, given), {
        method: routes[name].method,
        headers: body === undefined ? {} : { 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal,
      })
      if (answer.status === 204) return undefined as never
      return (await answer.json().catch(() => {
        throw clientErrors.BAD_ANSWER({ server: root || 'this origin', status: answer.status })
      })) as never
    },
  }
}

/** Below the root of the service, or whole already, as in a header `Location`. */
const absolute = (root: string, address: string): string => (/^https?:/.test(address) ? address : `${root}${address}`)

function addressOf(route: Route, params: object, query: object): string {
  const path = route.path.replace(/\{(\w+)(\*?)\}/g, (_whole, name: string, wild: string) => {
    const value = String((params as Record<string, unknown>)[name])
    return wild ? value.split('/').map(encodeURIComponent).join('/') : encodeURIComponent(value)
  })
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    // A list is the same name several times.
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) asked.append(name, String(one))
  }
  return `${API_PREFIX}${path}${asked.size > 0 ? `?${asked}` : ''}`
}

/** The problem that the service tells, as an error of its registry. */
async function refusal(answer: Response, root: string): Promise<Error> {
  const problem = (await answer.json().catch(() => undefined)) as { code?: unknown; detail?: unknown; remedy?: unknown } | undefined
  if (typeof problem?.code === 'string' && typeof problem.detail === 'string') {
    return new CodedError(problem.code, problem.detail, String(problem.remedy ?? ''), { status: answer.status })
  }
  // An answer to HEAD says no more than its status.
  return clientErrors.BAD_ANSWER({ server: root || 'this origin', status: answer.status })
}

function reasonOf(error: unknown): string {
  const { cause, message } = error as { cause?: { code?: string; message?: string }; message?: string }
  return cause?.code ?? cause?.message ?? message ?? 'no connection'
}
