// Routes of files: upload, download in both forms, delete, list.

import { fileDocument, uploadAnswer, uploadRefusal } from '@cirasa/api/wire'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { serverErrors } from '../errors.ts'
import { sendContent } from '../sending/index.ts'
import { eachPage } from './each-page.ts'
import { failureOf, sentenceOf, statusOf } from './face-errors.ts'
import { ignoreBodies, takeBytes } from './read-body.ts'
import { readUpload, UPLOAD_FORM } from './read-upload.ts'
import { sendDocument } from './send-document.ts'
import { WIRE_PREFIX, type WireParts } from './wire-parts.ts'

interface Uuid {
  readonly Params: { readonly uuid: string }
}

/** Adds the routes of files. */
export function fileRoutes(app: FastifyInstance, parts: WireParts): void {
  app.register(async (scope) => uploadRoute(scope, parts))
  app.register(async (scope) => downloadRoutes(scope, parts))
  app.register(async (scope) => deleteRoute(scope, parts))
  app.get<{ Querystring: { form?: string } }>('/fileids', async (request, reply) => {
    const files = await eachPage((page) => parts.service.listFiles(parts.callerOf(request), page))
    // The page of caesar-rest promises the object, its code and its clients have the array.
    if (request.query.form === 'object') return sendDocument(reply, { file_ids: files.map(({ id }) => id) })
    return sendDocument(reply, files.map(fileDocument))
  })
}

function uploadRoute(app: FastifyInstance, { service, callerOf, onUpload }: WireParts): void {
  if (onUpload) app.addHook('onRequest', async ({ headers }) => onUpload(Number(headers['content-length'] ?? 0)))
  app.removeAllContentTypeParsers()
  // The form is read as it comes, not before the route is called.
  app.addContentTypeParser('*', (_request, _payload, done) => done(null))
  app.register(multipart, UPLOAD_FORM)
  app.post('/upload', { bodyLimit: Number.MAX_SAFE_INTEGER }, async (request, reply) => {
    try {
      return sendDocument(reply, uploadAnswer(await readUpload(service, callerOf(request), request, reply)))
    } catch (error) {
      const coded = failureOf(request, error)
      return sendDocument(reply, uploadRefusal(sentenceOf(coded)), statusOf(coded))
    }
  })
}

function downloadRoutes(app: FastifyInstance, { service, callerOf }: WireParts): void {
  takeBytes(app)
  const redirect = (reply: FastifyReply, uuid: string | undefined): FastifyReply => {
    if (!uuid) return sendDocument(reply, { status: 'No uuid found in request!' }, 400)
    return reply.redirect(`${WIRE_PREFIX}/download/${encodeURIComponent(uuid)}`, 302)
  }
  app.get<{ Querystring: { uuid?: unknown } }>('/download', async ({ query: { uuid } }, reply) =>
    redirect(reply, typeof uuid === 'string' ? uuid : undefined),
  )
  app.post('/download', async (request, reply) => redirect(reply, await formField(request, 'uuid')))
  app.route<Uuid>({
    method: ['GET', 'POST'],
    url: '/download/:uuid',
    handler: async (request, reply) => {
      const { uuid } = request.params
      try {
        const { file, content } = await service.openFile(callerOf(request), uuid)
        return sendContent(request, reply, { ...content, name: `${file.id}.${file.format}` })
      } catch (error) {
        return missingFile(request, reply, error, `File with uuid ${uuid.slice(0, 64)} not found on the system!`)
      }
    },
  })
}

function deleteRoute(app: FastifyInstance, { service, callerOf, legacyGetActions }: WireParts): void {
  ignoreBodies(app)
  app.route<Uuid>({
    method: legacyGetActions ? ['GET', 'POST'] : ['POST'],
    url: '/delete/:uuid',
    handler: async (request, reply) => {
      const { uuid } = request.params
      try {
        await service.removeFile(callerOf(request), uuid)
        return sendDocument(reply, { status: 'File deleted and removed from DB' })
      } catch (error) {
        return missingFile(request, reply, error, `File with uuid ${uuid.slice(0, 64)} not found on the system!`)
      }
    },
  })
}

function missingFile(request: FastifyRequest, reply: FastifyReply, error: unknown, sentence: string): FastifyReply {
  const coded = failureOf(request, error)
  const status = statusOf(coded)
  return sendDocument(reply, { status: status === 404 ? sentence : sentenceOf(coded) }, status)
}

/** A field of a small form, in either encoding. */
async function formField({ headers, body }: FastifyRequest, name: string): Promise<string | undefined> {
  const bytes = body instanceof Uint8Array ? body : new Uint8Array()
  const type = headers['content-type']
  if (!/^multipart\//i.test(type ?? '')) return new URLSearchParams(Buffer.from(bytes).toString('utf8')).get(name) ?? undefined
  try {
    const value = (await new Response(Buffer.from(bytes), { headers: { 'content-type': type ?? '' } }).formData()).get(name)
    return typeof value === 'string' ? value.trim() : undefined
  } catch (error) {
    throw serverErrors.NOT_MULTIPART({ reason: 'it cannot be read' }, error)
  }
}
