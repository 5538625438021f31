// Apps, datasets, accounts and the service itself: what is only read.

import type { Account } from '@cirasa/jobs'
import type { FastifyInstance } from 'fastify'
import { addRoute } from './add-route.ts'
import type { NativeParts } from './native-parts.ts'

/** The routes that say what can be run and what has been used. */
export function addReadRoutes(app: FastifyInstance, parts: NativeParts): void {
  const { service, info } = parts
  addRoute(app, parts, 'listApps', async () => ({
    items: service.listApps().map(({ name, version, summary }) => ({ name, version, summary })),
  }))
  addRoute(app, parts, 'getApp', async ({ params }) => {
    const { name, version, summary, inputs, options, products } = service.getApp(params.name)
    return {
      name,
      version,
      summary,
      inputs: inputs.map((input) => ({ ...input, formats: [...input.formats] })),
      options: options.map(({ values, ...option }) => ({ ...option, ...(values ? { values: [...values] } : {}) })),
      products: products.map((product) => ({ ...product })),
    }
  })
  addRoute(app, parts, 'listDatasets', async () => ({ items: service.listDatasets().map(({ id, description }) => ({ id, description })) }))
  addRoute(app, parts, 'getAccount', async ({ caller }) => {
    const { account, quota } = await service.ownAccount(caller)
    return { ...countersOf(account), quota: { ...quota } }
  })
  addRoute(app, parts, 'accountDays', async ({ caller, query }) => ({
    items: (await service.accountDays(caller, query.days ?? 30)).map((day) => ({ ...day })),
  }))
  addRoute(app, parts, 'serviceAccount', async ({ caller }) => {
    const account = await service.serviceAccount(caller)
    return { ...countersOf(account), owners: account.owners }
  })
  addRoute(app, parts, 'serviceDays', async ({ caller, query }) => ({
    items: (await service.accountDays(caller, query.days ?? 30, 'all')).map((day) => ({ ...day })),
  }))
  addRoute(app, parts, 'serviceInfo', async () => info)
}

function countersOf({ files, fileBytes, productBytes, jobs, runSeconds, successSeconds, changed }: Account) {
  return { files, fileBytes, productBytes, jobs: { ...jobs }, runSeconds, successSeconds, changed: new Date(changed).toISOString() }
}
