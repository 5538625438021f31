// The API about itself: as OpenAPI and as a page.

import { API_PREFIX, DOCS_POLICY, docsPage, openApiDocument } from '@cirasa/api'
import type { FastifyInstance } from 'fastify'
import { addRoute } from './add-route.ts'
import type { NativeParts } from './native-parts.ts'

/** Both are made of the table of routes. */
export function addDocsRoutes(app: FastifyInstance, parts: NativeParts): void {
  const { version } = parts.info
  const document = JSON.stringify(openApiDocument({ version }))
  addRoute(app, parts, 'openApi', async ({ reply }) => reply.type('application/json; charset=utf-8').send(document))
  addRoute(app, parts, 'docs', async ({ request, reply }) => {
    // A host is what a client sends: it is believed only as far as a name and a port go.
    const host = /^[\w.:[\]-]{1,100}$/.test(request.host) ? request.host : '127.0.0.1:8080'
    const page = docsPage({ version, base: `${request.protocol}://${host}${API_PREFIX}` })
    return reply.type('text/html; charset=utf-8').header('content-security-policy', DOCS_POLICY).send(page)
  })
}
