// The routes of images: planes of uploads and of what jobs made, and their tiles.

import { API_PREFIX, type ImageView } from '@cirasa/api'
import { isCodedError } from '@cirasa/errors'
import type { FileRecord } from '@cirasa/jobs'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { serverErrors } from '../../errors.ts'
import { httpStatus } from '../../http-status.ts'
import { publicSentence } from '../../request-errors.ts'
import { wantedOf } from '../../sending/index.ts'
import type { Caller, Service } from '../../use-cases/index.ts'
import { addRoute } from '../add-route.ts'
import { etagOf } from '../derived/derived-files.ts'
import type { NativeParts } from '../native-parts.ts'
import type { PlaneAsked, PlaneNamed, TilePlace } from './image-orders.ts'
import { planeName } from './plane-name.ts'
import type { ImageFile, PlaneNow, Pyramids } from './pyramids.ts'

/** What logs show for a request that its client has left, as other servers do; nobody receives it. */
const LEFT = 499

/** An image that the caller may see. */
interface Shown {
  readonly image: ImageFile
  /** Below the root of the service, and what has to follow the tile. */
  readonly address: string
  readonly query: string
  /** Whether other bytes may come under the same name: those of a job that still runs. */
  readonly mayChange: boolean
}

/** Adds the routes. */
export function addImageRoutes(app: FastifyInstance, parts: NativeParts): void {
  const { service, pyramids } = parts
  const closing = new AbortController()
  app.addHook('preClose', async () => closing.abort())

  const view = async (shown: Shown, asked: PlaneAsked, wait: number, reply: FastifyReply): Promise<ImageView> => {
    const signal = AbortSignal.any([closing.signal, leftBy(reply)])
    const now = await pyramids.plane(shown.image, asked, { wait: wait * 1000, signal })
    void reply.header('cache-control', 'no-store')
    return viewOf(now, shown)
  }
  const sendTile = async (shown: Shown, plane: PlaneNamed, tile: TilePlace, request: FastifyRequest, reply: FastifyReply) => {
    const etag = etagOf(pyramids.tileKey(shown.image, plane, tile))
    const headers = { etag, 'cache-control': shown.mayChange ? 'private, no-cache' : 'private, max-age=31536000, immutable' }
    // Only who was given the bytes knows their ETag; `*` says nothing of the kind.
    if (request.headers['if-none-match'] !== '*' && isKnown(request, etag)) return reply.headers(headers).code(304).send()
    const left = leftBy(reply)
    try {
      const bytes = await pyramids.tile(shown.image, plane, tile, AbortSignal.any([closing.signal, left]))
      void reply.headers(headers)
      if (isKnown(request, etag)) return reply.code(304).send()
      return reply.type('application/octet-stream').send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
    } catch (error) {
      // Nobody reads it any more: that is no failure of ours.
      if (left.aborted) return reply.code(LEFT).send()
      throw closing.signal.aborted ? serverErrors.NOT_READY({ reason: 'it is being stopped' }) : error
    }
  }

  addRoute(app, parts, 'fileView', async ({ caller, params, query: { wait = 0, ...asked }, reply }) =>
    view(await shownFile(service, caller, params.id), asked, wait, reply),
  )
  addRoute(app, parts, 'fileTile', async ({ caller, params: { id, hdu, plane, ...place }, query, request, reply }) => {
    const tile = { ...place, lossless: query.lossless ?? false }
    return sendTile(await shownFile(service, caller, id), { hdu, plane }, tile, request, reply)
  })
  addRoute(app, parts, 'jobView', async ({ caller, params, query: { wait = 0, product, ...asked }, reply }) =>
    view(await shownProduct(service, caller, params.id, product), asked, wait, reply),
  )
  addRoute(app, parts, 'jobTile', async ({ caller, params: { id, hdu, plane, ...place }, query, request, reply }) => {
    const tile = { ...place, lossless: query.lossless ?? false }
    return sendTile(await shownProduct(service, caller, id, query.product), { hdu, plane }, tile, request, reply)
  })
}

/** Makes ready for the tiles of large uploads as soon as these begin. */
export function expectUploads(app: FastifyInstance, { pyramids }: Pick<NativeParts, 'pyramids'>): void {
  app.addHook('onRequest', async ({ headers }) => pyramids.expect(Number(headers['upload-length'] ?? headers['content-length'] ?? 0)))
}

/** Has the tiles of an upload made before somebody asks; nothing for what is no image. */
export async function beginPyramid(service: Service, pyramids: Pyramids, { id, owner, metadata }: FileRecord): Promise<void> {
  if (firstPlane(metadata) === undefined) return
  const { image } = await shownFile(service, { owner, roles: [] }, id)
  if (image.first) pyramids.begin({ ...image, first: image.first })
}

async function shownFile(service: Service, caller: Caller, id: string): Promise<Shown> {
  const { file, path } = await service.fileOnDisk(caller, id)
  const isThere = () => isShown(service.getFile(caller, id))
  const image = { path, content: file.sha256 || file.id, first: firstPlane(file.metadata), bytes: file.bytes, isThere }
  return { image, address: `${API_PREFIX}/files/${file.id}`, query: '', mayChange: false }
}

/** Products have no sum of their bytes before their job has ended: until then, and where there is none, the job and the name stand for them. */
async function shownProduct(service: Service, caller: Caller, id: string, name: string): Promise<Shown> {
  const { product, path } = await service.productOnDisk(caller, id, name)
  const { content } = await service.openProduct(caller, id, name)
  const isFinal = product.sha256 !== undefined
  const isThere = () => isShown(service.productOnDisk(caller, id, name))
  const image = { path, content: product.sha256 ?? JSON.stringify([id, name, content.etag]), bytes: content.bytes, isThere }
  const query = `?product=${encodeURIComponent(name)}`
  return { image, address: `${API_PREFIX}/jobs/${encodeURIComponent(id)}`, query, mayChange: !isFinal }
}

/** Whether there is what is asked for; other troubles say nothing of that. */
async function isShown(asked: Promise<unknown>): Promise<boolean> {
  try {
    await asked
    return true
  } catch (error) {
    if (isCodedError(error) && httpStatus(error.code) === 404) return false
    throw error
  }
}

/** The first plane of the first image, from what was read of the headers at ingest. */
function firstPlane(metadata: FileRecord['metadata']): PlaneNamed | undefined {
  const { hdus = [], image } = (metadata ?? {}) as {
    readonly hdus?: readonly { readonly index: number; readonly axes: readonly unknown[] }[]
    readonly image?: { readonly hdu?: number }
  }
  const hdu = hdus.find(({ index }) => index === image?.hdu)
  return hdu && { hdu: hdu.index, plane: planeName(hdu.axes.slice(2).map(() => 0)) }
}

function viewOf({ description, progress, pyramid }: PlaneNow, { address, query }: Shown): ImageView {
  const { hdu, plane } = description
  return {
    ...description,
    state: progress.state,
    fraction: progress.fraction,
    ...(progress.state === 'failed' ? { reason: reasonOf(progress.error) } : {}),
    ...(pyramid ? { pyramid } : {}),
    tiles: `${address}/tiles/${hdu}/${plane}/{level}/{x}/{y}${query}`,
  }
}

/** In words for the caller: no path of the server, and nothing of a defect. */
const reasonOf = (error: unknown): string =>
  isCodedError(error) && httpStatus(error.code) < 500 ? publicSentence(error) : 'The tiles of the image could not be made.'

const isKnown = ({ headers }: FastifyRequest, etag: string): boolean =>
  wantedOf({ 'if-none-match': headers['if-none-match'] }, 0, etag).kind === 'not-modified'

/** Aborted when the client goes away before its answer: pages that move on leave many tiles behind. */
function leftBy(reply: FastifyReply): AbortSignal {
  const left = new AbortController()
  reply.raw.once('close', () => left.abort())
  return left.signal
}
