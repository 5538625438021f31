// Resumable uploads: tus 1.0 by its own server, with our quota, our ids, and our errors.

import { Readable } from 'node:stream'
import { isCodedError } from '@cirasa/errors'
import { jobErrors, newId } from '@cirasa/jobs'
import { MemoryLocker, Metadata, Server, type ServerOptions, type Upload } from '@tus/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { serverErrors } from '../../errors.ts'
import type { Caller } from '../../use-cases/index.ts'
import { addRoute } from '../add-route.ts'
import type { NativeParts } from '../native-parts.ts'
import { fileView } from '../views/file-view.ts'
import { finishUpload, tidyUploads } from './finish-upload.ts'
import { UploadRecords } from './upload-records.ts'
import { roomForUpload } from './upload-room.ts'
import { UploadStore } from './upload-store.ts'

const HOUR = 3_600_000
/** How often what has expired is looked for. */
const TIDY_EVERY = HOUR

/** Headers of the protocol; those about other origins, which the library sets too, are not ours to give. */
const passedOn = [
  'tus-resumable',
  'tus-version',
  'tus-extension',
  'tus-max-size',
  'upload-offset',
  'upload-length',
  'upload-expires',
  'location',
  'x-file-id',
]

/** What hooks have to know of the request that they are called for. */
interface Visit {
  readonly caller: Caller
  /** What a hook threw, so that it is told in our own words. */
  thrown?: unknown
  /** The upload that the request is about, once it has an id. */
  upload?: string
}

/** The routes of uploads, in an instance of their own whose bodies are not parsed. What an earlier server left is tidied first. */
export async function addUploadRoutes(app: FastifyInstance, parts: NativeParts): Promise<void> {
  const { service, uploadFolder, info } = parts
  const keep = info.retention.uploadHours * HOUR
  const records = new UploadRecords(uploadFolder)
  const visits = new WeakMap<object, Visit>()
  const underWay = new Set<string>()
  const tus = new Server({ ...hooks(parts, records, visits, underWay), path: '/api/v1/uploads', datastore: new UploadStore(records, keep) })
  const tidy = () => tidyUploads(service, records, { keep, now: Date.now(), isUnderWay: (id) => underWay.has(id) })

  const handle = async (caller: Caller, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const asked = webRequest(request)
    const { id } = request.params as { id?: string }
    const visit: Visit = { caller, ...(id ? { upload: id } : {}) }
    visits.set(asked, visit)
    if (id) underWay.add(id)
    try {
      return await answer(await tus.handleWeb(asked as Parameters<Server['handleWeb']>[0]), visit, reply, request, records)
    } finally {
      if (visit.upload) underWay.delete(visit.upload)
    }
  }
  for (const name of ['uploadOptions', 'createUpload', 'uploadState', 'continueUpload', 'endUpload'] as const)
    addRoute(app, parts, name, ({ caller, request, reply }) => handle(caller, request, reply))
  addRoute(app, parts, 'uploadedFile', async ({ caller, params }) => {
    const record = await records.read(params.id)
    if (record?.file === undefined || record.metadata?.owner !== caller.owner) throw serverErrors.NO_SUCH_UPLOAD({ id: shownId(params.id) })
    return fileView(await service.getFile(caller, record.file))
  })

  await tidy()
  const timer = setInterval(() => void tidy().catch((error) => app.log.warn({ error }, 'unfinished uploads were not tidied')), TIDY_EVERY)
  timer.unref()
  app.addHook('onClose', async () => clearInterval(timer))
}

function hooks(
  { service, info }: NativeParts,
  records: UploadRecords,
  visits: WeakMap<object, Visit>,
  underWay: Set<string>,
): Omit<ServerOptions, 'path'> {
  const callerOf = (request: object): Caller => visits.get(request)!.caller
  return {
    locker: new MemoryLocker(),
    relativeLocation: true,
    ...(info.limits.fileBytes === undefined ? {} : { maxSize: info.limits.fileBytes }),
    // Called before the library looks at the size itself: refused here, the limit is told.
    namingFunction: (request) => {
      const limit = info.limits.fileBytes
      if (limit !== undefined && Number(request.headers.get('upload-length')) > limit) throw jobErrors.TOO_LARGE({ limit })
      return newId()
    },
    onIncomingRequest: async (request, id) => {
      if (request.method === 'POST') return
      const record = await records.read(id)
      if (record?.metadata?.owner !== callerOf(request).owner) throw serverErrors.NO_SUCH_UPLOAD({ id: shownId(id) })
      if (record.file !== undefined && request.method !== 'HEAD') throw serverErrors.UPLOAD_GONE()
    },
    onUploadCreate: async (request, upload) => {
      const caller = callerOf(request)
      const filename = upload.metadata?.filename ?? upload.metadata?.name
      if (!filename) throw serverErrors.NO_FILE_NAME()
      if (upload.size === 0) throw serverErrors.EMPTY_FILE({ name: filename })
      const visit = visits.get(request)!
      visit.upload = upload.id
      underWay.add(upload.id)
      await roomForUpload(service, records, caller, upload.size ?? 0)
      return { metadata: { filename, tag: upload.metadata?.tag ?? '', owner: caller.owner } }
    },
    onUploadFinish: async (request, upload: Upload) => {
      const { id, size, metadata, creation_date } = upload
      const file = await finishUpload(service, records, callerOf(request), {
        id,
        ...(size === undefined ? {} : { size }),
        ...(metadata ? { metadata } : {}),
        ...(creation_date ? { creation_date } : {}),
      })
      return { headers: { 'X-File-Id': file.id } }
    },
    onResponseError: (request, error) => {
      const visit = visits.get(request)
      if (visit) visit.thrown = error
      return undefined
    },
  }
}

/** The request as the library takes it. The body goes through as it comes. */
function webRequest({ raw }: FastifyRequest): Request {
  const hasBody = raw.method === 'POST' || raw.method === 'PATCH'
  const headers = Object.entries(raw.headers).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as [string, string]] : [],
  )
  return new Request(new URL(raw.url ?? '/', 'http://localhost'), {
    method: raw.method ?? 'GET',
    headers,
    ...(hasBody ? { body: Readable.toWeb(raw) as ReadableStream<Uint8Array>, duplex: 'half' } : {}),
  })
}

async function answer(
  response: Response,
  visit: Visit,
  reply: FastifyReply,
  request: FastifyRequest,
  records: UploadRecords,
): Promise<FastifyReply> {
  for (const name of passedOn) {
    const value = response.headers.get(name)
    if (value !== null) void reply.header(name, value)
  }
  void reply.header('tus-resumable', '1.0.0')
  if (response.status >= 400) throw errorOf(response.status, visit, request)
  const { id } = request.params as { id?: string }
  if (request.method === 'HEAD' && id) {
    const record = await records.read(id)
    void reply.header('cache-control', 'no-store')
    if (record?.file) void reply.header('x-file-id', record.file)
    const { filename = '', tag = '' } = record?.metadata ?? {}
    void reply.header('upload-metadata', Metadata.stringify({ filename, ...(tag ? { tag } : {}) }))
  }
  return reply.code(response.status).send()
}

/** What the library refuses, in the words of our registry. */
function errorOf(status: number, { thrown }: Visit, request: FastifyRequest): unknown {
  if (isCodedError(thrown)) return thrown
  const { id } = request.params as { id?: string }
  if (status === 404) return serverErrors.NO_SUCH_UPLOAD({ id: shownId(id) })
  if (status === 409) return serverErrors.UPLOAD_OFFSET()
  if (status === 410) return serverErrors.UPLOAD_GONE()
  if (status === 412) return serverErrors.UPLOAD_PROTOCOL()
  if (status === 413) return serverErrors.TOO_LARGE({ limit: 'announced or allowed' })
  if (status < 500 || status === 501)
    return serverErrors.BAD_REQUEST({ reason: 'its headers are not those of tus 1.0 that this service knows' })
  return thrown instanceof Error ? thrown : new Error(`tus answered ${status}`)
}

const shownId = (id: string | undefined): string => (id && /^[0-9a-f]{32}$/.test(id) ? id : 'of that id')
