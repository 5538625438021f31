// Gives a route of the table its handler: parameters and body are checked against the schemas of the table before it is called.

import { type AnswerOf, type BodyOf, type ParamsOf, type QueryOf, type Route, type RouteName, type Routes, routes } from '@cirasa/api'
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import type { Caller } from '../use-cases/index.ts'
import { type CheckInput, inputCheck } from './check-input.ts'
import type { NativeParts } from './native-parts.ts'

/** A request that passed the check. */
export interface Asked<R extends Route> {
  readonly caller: Caller
  readonly params: ParamsOf<R>
  readonly query: QueryOf<R>
  readonly body: BodyOf<R>
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** What a handler gives: the JSON of the answer, or the reply that it has sent itself. */
export type Handler<R extends Route> = (asked: Asked<R>) => Promise<AnswerOf<R> | FastifyReply>

export interface AddRouteOptions {
  /** HEAD is answered by the same handler, which must know it; otherwise GET's answer is made and dropped. */
  readonly ownHead?: boolean
  /** No HEAD at all: for streams that have no length. */
  readonly noHead?: boolean
  /** How large a body may be, bytes; as for all routes where left out. */
  readonly bodyBytes?: number
}

/** Adds one route of the table to a Fastify instance whose prefix is the root of the API. */
export function addRoute<N extends RouteName>(
  app: FastifyInstance,
  { callerOf }: NativeParts,
  name: N,
  handler: Handler<Routes[N]>,
  { ownHead = false, noHead = false, bodyBytes }: AddRouteOptions = {},
): void {
  const route: Route = routes[name]
  const check = {
    params: inputCheck('path', route.params),
    query: inputCheck('query', route.query ?? noQuery),
    body: route.body?.schema ? inputCheck('body', route.body.schema) : undefined,
  }
  const method: HTTPMethods | HTTPMethods[] = ownHead ? [route.method, 'HEAD'] : route.method
  app.route({
    method,
    url: fastifyPath(route.path),
    exposeHeadRoute: route.method === 'GET' && !noHead && !ownHead,
    ...(bodyBytes === undefined ? {} : { bodyLimit: bodyBytes }),
    handler: async (request, reply) => {
      const asked = {
        caller: callerOf(request),
        params: check.params(namedParams(request.params, route.path)),
        query: check.query(request.query),
        body: bodyOf(route, check.body, request),
        request,
        reply,
      }
      const answer = await handler(asked as unknown as Asked<Routes[N]>)
      if (!reply.sent && answer !== reply && reply.statusCode === 200) void reply.code(successOf(route))
      return answer
    },
  })
}

function bodyOf(route: Route, check: CheckInput | undefined, request: FastifyRequest): unknown {
  if (!check) return request.body
  return check(request.body === undefined && route.body?.optional ? {} : request.body)
}

const noQuery = undefined

const successOf = ({ answers }: Route): number => Number(Object.keys(answers)[0])

/** `/jobs/{id}/products/{name*}` as `/jobs/:id/products/*`. */
const fastifyPath = (path: string): string => path.replace(/\{\w+\*\}/, '*').replace(/\{(\w+)\}/g, ':$1')

function namedParams(params: unknown, path: string): unknown {
  const wild = /\{(\w+)\*\}/.exec(path)?.[1]
  const given = { ...(params as Record<string, unknown>) }
  if (wild === undefined) return given
  const { '*': rest, ...others } = given
  return { ...others, [wild]: rest }
}
