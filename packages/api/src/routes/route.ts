// A route as data: what the server checks, the document says and the client sends all come from it.

import type { Static, TObject, TSchema } from 'typebox'

/** What a request carries: JSON of a schema, or bytes. */
export interface RouteBody {
  readonly type: string
  /** Of JSON; absent for bytes. */
  readonly schema?: TSchema
  readonly description?: string
  /** True where a request may be without one. */
  readonly optional?: boolean
}

/** One way in which a request can go well. */
export interface RouteAnswer {
  readonly description: string
  /** Media type; JSON where there is a schema and no other is given. */
  readonly type?: string
  readonly schema?: TSchema
  readonly headers?: Readonly<Record<string, TSchema>>
}

/** One thing that can be asked of the service. */
export interface Route {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS'
  /** Below `/api/v1`, with parameters in braces; one that ends in `*` takes slashes too. */
  readonly path: string
  readonly tag: RouteTag
  /** One line. */
  readonly summary: string
  readonly description?: string
  readonly params?: TObject
  readonly query?: TObject
  /** Headers that matter beyond those of every request. */
  readonly headers?: TObject
  readonly body?: RouteBody
  /** By status. */
  readonly answers: Readonly<Record<number, RouteAnswer>>
  /** Statuses of refusals, besides those that `refusalsOf` adds. */
  readonly refuses: readonly number[]
  /** A call to copy; `$U` is the address of the service with `/api/v1`. */
  readonly curl?: string
}

/** Chapters of the reference. */
export const routeTags = [
  'files',
  'uploads',
  'apps',
  'jobs',
  'results',
  'images',
  'statements',
  'workspaces',
  'account',
  'service',
] as const
export type RouteTag = (typeof routeTags)[number]

/** Statuses that any request can be answered with. */
export const commonRefusals = [400, 421, 429, 500, 503] as const

/** All statuses that a route may refuse with: those that can send a body may send one that is too large or of the wrong type. */
export function refusalsOf({ method, refuses }: Route): readonly number[] {
  const ofBodies = method === 'GET' || method === 'HEAD' ? [] : [413, 415]
  return [...new Set([...refuses, ...ofBodies, ...commonRefusals])].toSorted((a, b) => a - b)
}

/** The root of the API. */
export const API_PREFIX = '/api/v1'

/** Keeps the literal types of a route. */
export const route = <const R extends Route>(definition: R): R => definition

type Success = 200 | 201 | 206
type SchemaOf<R extends Route> = R['answers'][keyof R['answers'] & Success] extends infer Answer
  ? Answer extends { readonly schema: infer S extends TSchema }
    ? S
    : never
  : never

/** What a route answers in JSON. */
export type AnswerOf<R extends Route> = Static<SchemaOf<R>>
/** Parameters of the path. */
export type ParamsOf<R extends Route> = R['params'] extends TSchema ? Static<R['params']> : unknown
/** Parameters of the query. */
export type QueryOf<R extends Route> = R['query'] extends TSchema ? Static<R['query']> : unknown
/** The JSON of the request. */
export type BodyOf<R extends Route> = R['body'] extends { readonly schema: infer S extends TSchema } ? Static<S> : unknown
