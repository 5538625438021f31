// The native API as a plugin of Fastify: every route of the table, below `/api/v1`.

import { API_PREFIX } from '@cirasa/api'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { serverErrors } from '../errors.ts'
import { addReadRoutes } from './app-handlers.ts'
import { DerivedFiles } from './derived/derived-files.ts'
import { addDocsRoutes } from './docs-handlers.ts'
import { addEventRoutes } from './events/event-handlers.ts'
import { addFileRoutes, addFileUploads } from './file-handlers.ts'
import { addImageRoutes, expectUploads } from './images/image-handlers.ts'
import { addJobRoutes } from './job-handlers.ts'
import type { NativeParts } from './native-parts.ts'
import { addResultRoutes } from './result-handlers.ts'
import { addStatementRoutes } from './statements/statement-handlers.ts'
import { addUploadRoutes } from './uploads/tus-handlers.ts'
import { addWorkspaceRoutes } from './workspace-handlers.ts'

/** The types that a file may be sent under. */
const fileTypes: readonly string[] = [
  'application/octet-stream',
  'application/fits',
  'image/fits',
  'image/png',
  'image/jpeg',
  'image/gif',
  'application/json',
]

/**
 * Registers the API. Errors are left to the error handler of the instance, which makes problem details of them.
 *
 * @example await app.register(nativeApi, { service, callerOf: () => anonymous, info, uploadFolder, cacheFolder })
 */
export async function nativeApi(app: FastifyInstance, parts: NativeParts): Promise<void> {
  await app.register(
    async (json) => {
      // A text would be taken for a body otherwise.
      json.removeContentTypeParser('text/plain')
      addFileRoutes(json, parts)
      addJobRoutes(json, parts)
      addEventRoutes(json, parts)
      const derived = new DerivedFiles(parts.cacheFolder, parts.cacheBytes)
      json.addHook('onClose', async () => await derived.thread.close())
      addResultRoutes(json, parts, derived)
      addStatementRoutes(json, parts, derived)
      addWorkspaceRoutes(json, parts)
      addImageRoutes(json, parts)
      addReadRoutes(json, parts)
      addDocsRoutes(json, parts)
    },
    { prefix: API_PREFIX },
  )
  await app.register(
    async (bytes) => {
      bytes.removeAllContentTypeParsers()
      bytes.addContentTypeParser('*', (request, _payload, done) => done(typeTrouble(request)))
      expectUploads(bytes, parts)
      addFileUploads(bytes, parts)
    },
    { prefix: API_PREFIX },
  )
  await app.register(
    async (uploads) => {
      uploads.removeAllContentTypeParsers()
      uploads.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null))
      expectUploads(uploads, parts)
      await addUploadRoutes(uploads, parts)
    },
    { prefix: API_PREFIX },
  )
}

/**
 * `curl -T` sends no type at all. That is taken with PUT only: a page of somebody else can make a browser send a POST without a type and
 * without asking first.
 */
function typeTrouble({ method, headers }: FastifyRequest): Error | null {
  const type = headers['content-type']?.split(';', 1)[0].trim().toLowerCase()
  if (type === undefined ? method === 'PUT' : fileTypes.includes(type)) return null
  return serverErrors.UNSUPPORTED_TYPE({
    type: type === undefined ? 'of the request' : type.slice(0, 80),
    wanted: 'application/octet-stream',
  })
}
