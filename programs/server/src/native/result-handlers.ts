// What a job has made: products, the catalogue in any format, cutouts, and everything in one archive; and thumbnails of files.

import { API_PREFIX } from '@cirasa/api'
import type { Product } from '@cirasa/jobs'
import type { FastifyInstance } from 'fastify'
import { serverErrors } from '../errors.ts'
import { attachment, jobArchive, sendContent, wantedOf } from '../sending/index.ts'
import type { Caller, Service } from '../use-cases/index.ts'
import { addRoute } from './add-route.ts'
import { catalogueOf, catalogueStem, contentOf } from './catalogue-file.ts'
import { type DerivedFiles, etagOf } from './derived/derived-files.ts'
import type { NativeParts } from './native-parts.ts'

/** Changes whenever what is made of the same bytes does. */
const MADE_BY = 1

const suffixes = {
  csv: ['csv', 'text/csv; charset=utf-8'],
  votable: ['vot', 'application/x-votable+xml'],
  fits: ['fits', 'application/fits'],
  ds9: ['reg', 'text/plain; charset=utf-8'],
  casda: ['casda.vot', 'application/x-votable+xml'],
} as const

/** The routes of results. */
export function addResultRoutes(app: FastifyInstance, parts: NativeParts, derived: DerivedFiles): void {
  const { service, info } = parts

  addRoute(app, parts, 'listProducts', async ({ caller, params }) => ({
    items: (await service.products(caller, params.id)).map((product) => productView(params.id, product)),
  }))
  addRoute(
    app,
    parts,
    'jobProduct',
    async ({ caller, params, request, reply }) =>
      sendContent(request, reply, (await service.openProduct(caller, params.id, params.name)).content),
    { ownHead: true },
  )
  addRoute(
    app,
    parts,
    'jobCatalogue',
    async ({ caller, params: { id, table }, query, request, reply }) => {
      const catalogue = await catalogueOf(service, caller, id, table)
      const { format = 'json', offset = 0, limit = 1000 } = query
      if (format === 'json') {
        const etag = etagOf([MADE_BY, 'rows', catalogue.etag, table, offset, limit])
        void reply.headers({ etag, 'cache-control': 'private, no-cache' })
        if (wantedOf(request.headers, 0, etag).kind === 'not-modified') return reply.code(304).send()
        const bytes = await derived.thread.make({ kind: 'rows', catalogue, table, offset, limit })
        return reply.type('application/json; charset=utf-8').send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
      }
      if ((format === 'ds9' || format === 'casda') && table !== 'components')
        throw serverErrors.BAD_REQUEST({ reason: `\`format\` ${format} is there for the table components only` })
      const [suffix, mediaType] = suffixes[format]
      const name = `${catalogueStem(catalogue)}.${table}.${suffix}`
      const key = [MADE_BY, 'convert', catalogue.etag, table, format]
      return sendContent(request, reply, await derived.file(key, { kind: 'convert', catalogue, table, format }, { name, mediaType }))
    },
    { ownHead: true },
  )
  addRoute(app, parts, 'sourceCutout', async ({ caller, params: { id, source }, query, request, reply }) => {
    const { table = 'sources', size = 64, map = 'image', format = 'png' } = query
    const catalogue = await catalogueOf(service, caller, id, table)
    const [image] = await service.jobInputs(caller, id)
    if (!image) throw serverErrors.NO_CATALOGUE({ id })
    const saved = map === 'image' ? undefined : await savedMap(service, caller, id, map)
    const etag = etagOf([MADE_BY, 'cutout', catalogue.etag, saved?.etag, id, table, source, size, map, format, info.version])
    void reply.headers({ etag, 'cache-control': 'private, max-age=3600' })
    if (wantedOf(request.headers, 0, etag).kind === 'not-modified') return reply.code(304).send()
    const bytes = await derived.thread.make({ kind: 'cutout', catalogue, image, saved, job: id, table, source, size, map, format })
    if (format === 'fits') void reply.header('content-disposition', attachment(`cutout-${table}-${source}-${map}.fits`))
    return reply.type(format === 'png' ? 'image/png' : 'application/fits').send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
  })
  addRoute(
    app,
    parts,
    'jobArchive',
    async ({ caller, params: { id }, reply }) => {
      const job = await service.getJob(caller, id)
      const folder = `job-${job.id}`
      return reply
        .headers({
          'content-type': 'application/gzip',
          'content-disposition': attachment(`${folder}.tar.gz`),
          'cache-control': 'no-store',
        })
        .send(await jobArchive(service, caller, job, folder))
    },
    { noHead: true },
  )
  addRoute(
    app,
    parts,
    'fileThumbnail',
    async ({ caller, params, query, request, reply }) => {
      const { file, path } = await service.fileOnDisk(caller, params.id)
      const { size = 256 } = query
      const name = { name: `${file.name}.png`, mediaType: 'image/png' }
      const picture = await derived.file([MADE_BY, 'thumbnail', file.sha256 || file.id, size], { kind: 'thumbnail', path, size }, name)
      return sendContent(request, reply, picture, { inline: true, immutable: true })
    },
    { ownHead: true },
  )
}

function productView(id: string, { name, bytes, mediaType, role, description, sha256 }: Product) {
  const href = `${API_PREFIX}/jobs/${id}/products/${name.split('/').map(encodeURIComponent).join('/')}`
  return { name, bytes, mediaType, role, ...(description ? { description } : {}), ...(sha256 ? { sha256 } : {}), href }
}

async function savedMap(service: Service, caller: Caller, id: string, map: string) {
  const product = (await service.products(caller, id)).find(({ role, name }) => role === 'map' && name.endsWith(`.${map}.fits`))
  if (!product) return undefined
  const { path } = await service.productOnDisk(caller, id, product.name)
  return { path, name: product.name, etag: (await contentOf(service, caller, id, product.name)).etag }
}
