// Routes of the service: apps, their options, datasets, accounts.

import { accountDocument, describeFlat, describeNested, statisticsDocument } from '@cirasa/api/wire'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { failureOf, statusOf } from './face-errors.ts'
import { sendDocument } from './send-document.ts'
import type { WireParts } from './wire-parts.ts'

/** A client that prefers the nested form asks for it by this type or by `?form=nested`. */
const NESTED_TYPE = 'application/vnd.caesar.nested+json'

interface Describe {
  readonly Params: { readonly name: string }
  readonly Querystring: { readonly form?: string }
}

/** Adds the routes of the service. */
export function serviceRoutes(app: FastifyInstance, { service, callerOf, clock }: WireParts): void {
  // Nothing has been counted yet: that is how it stands now.
  const dated = <T extends { readonly changed: number }>(account: T): T => ({ ...account, changed: account.changed || clock() })
  app.get('/apps', async (_request, reply) => sendDocument(reply, { apps: service.listApps().map(({ name }) => name) }))
  app.get<Describe>('/app/:name/describe', async (request, reply) => {
    try {
      const manifest = service.getApp(request.params.name)
      void reply.header('vary', 'accept')
      return sendDocument(reply, wantsNested(request) ? describeNested(manifest) : describeFlat(manifest))
    } catch (error) {
      const coded = failureOf(request, error)
      if (statusOf(coded) !== 404) throw error
      return sendDocument(reply, { status: `Unknown app ${request.params.name.slice(0, 64)}!` }, 400)
    }
  })
  app.get('/datasets', async (_request, reply) =>
    sendDocument(reply, Object.fromEntries(service.listDatasets().map(({ id, description }) => [id, { description }]))),
  )
  app.get('/accounting', async (request, reply) =>
    sendDocument(reply, accountDocument(dated((await service.ownAccount(callerOf(request))).account))),
  )
  app.get('/appstats', async (request, reply) =>
    sendDocument(reply, statisticsDocument(dated(await service.serviceAccount(callerOf(request))))),
  )
}

const wantsNested = ({ query, headers }: FastifyRequest<Describe>): boolean =>
  query.form === 'nested' || (query.form === undefined && (headers.accept ?? '').includes(NESTED_TYPE))
