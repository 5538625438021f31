// Statements: said, told, summed up, and put beside the catalogue.

import type { Statement } from '@cirasa/api'
import { isCodedError } from '@cirasa/errors'
import type { StatementRecord } from '@cirasa/jobs'
import type { FastifyInstance } from 'fastify'
import { sendContent } from '../../sending/index.ts'
import { type Caller, personName, type Service } from '../../use-cases/index.ts'
import { addRoute } from '../add-route.ts'
import { catalogueOf, catalogueStem } from '../catalogue-file.ts'
import type { DeriveThread } from '../derived/derive-thread.ts'
import type { DerivedFiles } from '../derived/derived-files.ts'
import type { NativeParts } from '../native-parts.ts'
import { addTrainingSetRoute } from './training-set-handler.ts'

/** Changes whenever what is made of the same bytes and statements does. */
const MADE_BY = 2

/** Of a full request; notes of all of it would be larger, and are to be sent in parts. */
const MOST_BODY = 8 << 20

const SUMMARY = { people: 100, compared: 20, disagreements: 500 }

const suffixes = {
  csv: ['csv', 'text/csv; charset=utf-8'],
  votable: ['vot', 'application/x-votable+xml'],
  fits: ['fits', 'application/fits'],
  json: ['json', 'application/json'],
} as const

/** The routes of statements. */
export function addStatementRoutes(app: FastifyInstance, parts: NativeParts, derived: DerivedFiles): void {
  const { service } = parts
  addRoute(app, parts, 'listStatements', async ({ caller, params, query, reply }) => {
    const { after = 0, limit = 1000 } = query
    const { items, total } = await service.listStatements(caller, params.id, { after, limit })
    void reply.header('cache-control', 'no-store')
    return { items: items.map(statementView), total }
  })
  addRoute(
    app,
    parts,
    'addStatements',
    async ({ caller, params, body }) => ({
      items: (await service.addStatements(caller, params.id, body.by, body.items)).map(statementView),
    }),
    { bodyBytes: MOST_BODY },
  )
  addRoute(app, parts, 'summariseStatements', async ({ caller, params, reply }) => {
    const bytes = await derived.thread.makeOf(service.readStatements(caller, params.id), { kind: 'summary', bounds: SUMMARY })
    return reply
      .header('cache-control', 'no-store')
      .type('application/json; charset=utf-8')
      .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
  })
  addRoute(
    app,
    parts,
    'labelledCatalogue',
    async ({ caller, params: { id, table }, query: { format = 'csv', by: name, edits = false }, request, reply }) => {
      const by = name === undefined ? undefined : personName(name)
      const catalogue = await catalogueOf(service, caller, id, table)
      // What is said meanwhile is for the next one: the same key always stands for the same bytes.
      const total = await service.countStatements(caller, id)
      const [suffix, mediaType] = suffixes[format]
      const file = `${catalogueStem(catalogue)}.${table}.labelled${edits ? '.edited' : ''}.${suffix}`
      const key = [MADE_BY, 'labelled', catalogue.etag, id, total, table, format, by ?? null, edits]
      const make = async (thread: DeriveThread, into: string) => {
        const image = edits ? await imageOf(service, caller, id) : undefined
        const task = {
          kind: 'labelled',
          catalogue,
          table,
          format,
          edits,
          ...(by === undefined ? {} : { by }),
          ...(image ? { image } : {}),
        } as const
        return await thread.makeOf(service.readStatements(caller, id, { upTo: total, withNumbers: edits }), task, into)
      }
      return sendContent(request, reply, await derived.file(key, make, { name: file, mediaType }))
    },
    { ownHead: true },
  )
  addTrainingSetRoute(app, parts, derived)
}

const statementView = ({ at, ...statement }: StatementRecord): Statement =>
  ({ ...statement, at: new Date(at).toISOString() }) as unknown as Statement

/** The image that was searched; undefined where it is gone. */
async function imageOf(
  service: Service,
  caller: Caller,
  id: string,
): Promise<{ readonly path: string; readonly name: string } | undefined> {
  try {
    return (await service.jobInputs(caller, id))[0]
  } catch (error) {
    if (isCodedError(error) && error.code === 'JOBS_INPUT_GONE') return undefined
    throw error
  }
}
