// The table of routes as an OpenAPI 3.1 document.

import type { TObject, TSchema } from 'typebox'
import { API_PREFIX, type Route, type RouteAnswer, type RouteBody, refusalsOf, routeTags } from '../routes/route.ts'
import { routes } from '../routes/routes.ts'
import { OwnAccount, ServiceAccount, ServiceInfo } from '../schemas/account.ts'
import { App, AppOption, AppSummary } from '../schemas/app.ts'
import { CatalogueRows } from '../schemas/catalogue.ts'
import { JobEndEvent, JobLogEvent, JobRemovedEvent } from '../schemas/event.ts'
import { File } from '../schemas/file.ts'
import { ImageView } from '../schemas/image.ts'
import { Job, Rerun, Submission } from '../schemas/job.ts'
import { Problem } from '../schemas/problem.ts'
import { Product } from '../schemas/product.ts'
import { NewStatement, Statement, StatementSummary } from '../schemas/statement.ts'
import { Workspace } from '../schemas/workspace.ts'

/** An OpenAPI 3.1 document; plain JSON. */
export type OpenApiDocument = Readonly<Record<string, unknown>>

/** Schemas that stand under `components` and are referred to. */
const named: readonly (TSchema & { title?: string })[] = [
  App,
  AppOption,
  AppSummary,
  CatalogueRows,
  File,
  ImageView,
  Job,
  JobEndEvent,
  JobLogEvent,
  JobRemovedEvent,
  NewStatement,
  OwnAccount,
  Problem,
  Product,
  Rerun,
  ServiceAccount,
  ServiceInfo,
  Statement,
  StatementSummary,
  Submission,
  Workspace,
]

/** What a status of a refusal means. */
export const refusalMeaning: Readonly<Record<number, string>> = {
  400: 'The request is not understood; the problem says which part.',
  403: 'That is not allowed.',
  404: 'There is nothing of that id or name, or it is not yours.',
  409: 'It cannot be done in the present state.',
  410: 'The upload has expired or was finished.',
  412: 'A condition of the request does not hold: If-Match, If-None-Match, or Tus-Resumable, which has to be 1.0.0.',
  413: 'Larger than the limit, or than what is left of the quota.',
  415: 'The type of the content is not taken.',
  416: 'The range lies outside the content.',
  421: 'The service does not answer to this host name.',
  422: 'Understood, and not possible: the problem says why.',
  429: 'Too much at once: requests, or jobs of the quota.',
  500: 'A defect of the service.',
  503: 'The service is not ready.',
  507: 'The disk of the service is full.',
}

/** The document of this API. */
export function openApiDocument({ version, server = '' }: { readonly version: string; readonly server?: string }): OpenApiDocument {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [name, route] of Object.entries<Route>(routes)) {
    const path = route.path.replaceAll('*}', '}')
    ;(paths[path] ??= {})[route.method.toLowerCase()] = operation(name, route)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'CIRASA',
      version,
      summary: 'Finds and measures sources in astronomical images.',
      license: { name: 'BSD-3-Clause', identifier: 'BSD-3-Clause' },
    },
    servers: [{ url: `${server}${API_PREFIX}` }],
    tags: routeTags.map((tag) => ({ name: tag })),
    paths,
    components: { schemas: Object.fromEntries(named.map((schema) => [schema.title, plain(schema, schema)])) },
  }
}

function operation(name: string, route: Route): Record<string, unknown> {
  const statuses = refusalsOf(route)
  return {
    operationId: name,
    tags: [route.tag],
    summary: route.summary,
    ...(route.description ? { description: route.description } : {}),
    parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query'), ...parametersOf(route.headers, 'header')],
    ...(route.body ? { requestBody: requestBody(route.body) } : {}),
    responses: {
      ...Object.fromEntries(Object.entries(route.answers).map(([status, answer]) => [status, response(answer)])),
      ...Object.fromEntries(statuses.map((status) => [status, refusal(status)])),
    },
    ...(route.curl ? { 'x-codeSamples': [{ lang: 'Shell', source: route.curl }] } : {}),
  }
}

function parametersOf(schema: TObject | undefined, where: 'path' | 'query' | 'header'): readonly unknown[] {
  if (!schema) return []
  const required = (schema as { required?: readonly string[] }).required ?? []
  return Object.entries(schema.properties).map(([name, property]) => {
    const { description, ...rest } = plain(property) as Record<string, unknown>
    return { name, in: where, required: where === 'path' || required.includes(name), description, schema: rest }
  })
}

function requestBody({ type, schema, description, optional }: RouteBody): unknown {
  const content = schema ? { schema: plain(schema) } : { schema: { type: 'string', format: 'binary' } }
  return { required: !optional, ...(description ? { description } : {}), content: { [type]: content } }
}

function response({ description, type, schema, headers }: RouteAnswer): unknown {
  const media = type ?? (schema ? 'application/json' : undefined)
  const isBinary = !schema && media !== undefined && !media.startsWith('text/') && media !== 'application/json'
  return {
    description,
    ...(headers ? { headers: Object.fromEntries(Object.entries(headers).map(([name, header]) => [name, { schema: plain(header) }])) } : {}),
    ...(media
      ? { content: { [media]: schema ? { schema: plain(schema) } : { schema: isBinary ? { type: 'string', format: 'binary' } : {} } } }
      : {}),
  }
}

const refusal = (status: number): unknown => ({
  description: refusalMeaning[status] ?? 'Refused.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

/** A schema as plain JSON, with references to those that have a name. */
function plain(schema: unknown, itself?: unknown): unknown {
  if (Array.isArray(schema)) return schema.map((item) => plain(item))
  if (typeof schema !== 'object' || schema === null) return schema
  const title = (schema as { title?: string }).title
  if (schema !== itself && title !== undefined && named.some((one) => one.title === title)) return { $ref: `#/components/schemas/${title}` }
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, key === 'examples' || key === 'default' ? value : plain(value)]),
  )
}
