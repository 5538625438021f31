// Files: uploaded in one request, listed, looked at, renamed, removed into the bin and brought back.

import type { FastifyInstance } from 'fastify'
import { sendContent } from '../sending/index.ts'
import { addRoute } from './add-route.ts'
import { headerText } from './fits-header-text.ts'
import type { NativeParts } from './native-parts.ts'
import { fileView } from './views/file-view.ts'

/** The routes of files that carry JSON or nothing; `addFileUploads` adds those that carry bytes. */
export function addFileRoutes(app: FastifyInstance, parts: NativeParts): void {
  const { service } = parts
  addRoute(app, parts, 'listFiles', async ({ caller, query }) => {
    const page = await service.listFiles(caller, query)
    return { ...page, items: page.items.map(fileView) }
  })
  addRoute(app, parts, 'getFile', async ({ caller, params }) => fileView(await service.getFile(caller, params.id)))
  addRoute(app, parts, 'changeFile', async ({ caller, params, body }) => fileView(await service.retagFile(caller, params.id, body)))
  addRoute(app, parts, 'removeFile', async ({ caller, params }) => fileView(await service.removeFile(caller, params.id)))
  addRoute(app, parts, 'restoreFile', async ({ caller, params }) => fileView(await service.restoreFile(caller, params.id)))
  addRoute(
    app,
    parts,
    'fileContent',
    async ({ caller, params, request, reply }) => sendContent(request, reply, (await service.openFile(caller, params.id)).content),
    { ownHead: true },
  )
  addRoute(app, parts, 'fileHeader', async ({ caller, params, query, reply }) => {
    const { path } = await service.fileOnDisk(caller, params.id)
    return reply.type('text/plain; charset=utf-8').send(await headerText(path, query.hdu ?? 0))
  })
}

/** The routes that take a file as it comes: in an instance of their own, whose bodies are not parsed. */
export function addFileUploads(app: FastifyInstance, parts: NativeParts): void {
  for (const name of ['uploadFile', 'putFile'] as const) {
    addRoute(app, parts, name, async ({ caller, query, request, reply }) => {
      const length = Number(request.headers['content-length'])
      const file = await parts.service.uploadFile(caller, {
        name: query.name,
        tag: query.tag,
        content: request.raw,
        ...(Number.isSafeInteger(length) ? { declaredBytes: length } : {}),
      })
      return reply.code(201).header('location', `/api/v1/files/${file.id}`).send(fileView(file))
    })
  }
}
