// Serves the web app: its page at every address that a person may open, its parts under names that change with their content.

import { existsSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { notBuiltPage } from './not-built-page.ts'
import { pagePolicy } from './page-policy.ts'

/** What is served. */
export interface WebSettings {
  /** Where the built app is, or will be. */
  readonly folder: string
  /** Origins of services on the sky that its pages may ask besides this one. */
  readonly queryOrigins: readonly string[]
}

/** Answers a request that no route has taken, if it is for a page; undefined otherwise. */
export type SendPage = (request: FastifyRequest, reply: FastifyReply) => FastifyReply | undefined

/** Where this server has the app in every checkout and package. */
export const WEB_FOLDER = path.resolve(import.meta.dirname, '../../../web/dist')

/** What programs ask: whoever has lost their way there wants to be told so, not shown a page. */
const NO_PAGES = /^\/(api|caesar|health|metrics|version|assets)(\/|$)/
/** Such as /favicon.svg. */
const FILE_AT_ROOT = /^\/[\w-]+\.[a-z]{2,12}$/

/** Adds the parts of the app; the page itself is for the handler of what was not found. */
export async function addWebPages(app: FastifyInstance, { folder, queryOrigins }: WebSettings): Promise<SendPage> {
  const policy = pagePolicy(queryOrigins)
  // The app may be built while the service runs: what there is, is looked at with each request.
  await app.register(fastifyStatic, { serve: false, preCompressed: true, dotfiles: 'deny' })
  const send = (reply: FastifyReply, file: string, caching: string): FastifyReply =>
    reply
      .headers({
        'content-security-policy': policy,
        // Pages that are isolated so may share memory between their workers.
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
        'cache-control': caching,
      })
      .sendFile(file, folder, { cacheControl: false })

  app.get('/assets/*', (request, reply) =>
    send(reply, `assets/${(request.params as { readonly '*': string })['*']}`, 'public, max-age=31536000, immutable'),
  )
  return (request, reply) => {
    const place = request.url.split('?', 1)[0]
    if (!['GET', 'HEAD'].includes(request.method) || NO_PAGES.test(place)) return undefined
    if (FILE_AT_ROOT.test(place) && existsSync(path.join(folder, place))) return send(reply.code(200), place.slice(1), 'no-cache')
    if (place !== '/' && !request.headers.accept?.includes('text/html')) return undefined
    if (existsSync(path.join(folder, 'index.html'))) return send(reply.code(200), 'index.html', 'no-cache')
    if (place !== '/') return undefined
    return reply.code(200).headers({ 'cache-control': 'no-store' }).type('text/html; charset=utf-8').send(notBuiltPage())
  }
}
