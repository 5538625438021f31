// What a job has made: as its result says, or, while it runs or when it was killed, as the folder of products shows.

import { createReadStream } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import type { AppManifest } from '@cirasa/apps'
import { isCodedError } from '@cirasa/errors'
import { contractFiles, type Job, type Product } from '@cirasa/jobs'
import { listProducts, type ProductKind, readResult } from '@cirasa/jobs/folder'
import { serverErrors } from '../errors.ts'
import type { Content } from './content.ts'
import { isBelow } from './inputs.ts'
import { ownJob } from './jobs.ts'
import type { ServiceParts } from './parts.ts'
import type { ProductUseCases } from './service.ts'

/** The use-cases of products on these parts. */
export function productUseCases(parts: ServiceParts): ProductUseCases {
  const find = async (job: Job, name: string): Promise<{ product: Product; place: string }> => {
    const product = (await productsOf(parts, job)).find((candidate) => candidate.name === name)
    const place = product && (await placeOf(parts, job, product))
    if (!product || !place) throw serverErrors.NO_SUCH_PRODUCT({ id: job.id, name })
    return { product, place }
  }
  return {
    products: async (caller, id) => await productsOf(parts, await ownJob(parts, caller, id)),
    openProduct: async (caller, id, name) => {
      const { product, place } = await find(await ownJob(parts, caller, id), name)
      return { product, content: await contentAt(place, product) }
    },
    productOnDisk: async (caller, id, name) => {
      const { product, place } = await find(await ownJob(parts, caller, id), name)
      return { product, path: place }
    },
  }
}

async function productsOf({ runner, apps }: ServiceParts, job: Job): Promise<readonly Product[]> {
  const folder = runner.folderOf(job)
  if (folder === undefined) return []
  const app = apps.manifests.find(({ name }) => name === job.app)
  return (await declared(folder)) ?? (await listProducts(folder, (name) => productKind(app, name)))
}

/** What result.json says; a broken one is none, the folder shows what there is. */
async function declared(folder: string): Promise<readonly Product[] | undefined> {
  try {
    return (await readResult(folder))?.products
  } catch (error) {
    if (!isCodedError(error)) throw error
    return undefined
  }
}

/** What a file is for its app, by the patterns of the manifest. */
export function productKind(app: AppManifest | undefined, name: string): ProductKind {
  const known = app?.products.find(({ pattern }) => path.matchesGlob(name, pattern))
  if (known) return { role: known.role, mediaType: known.mediaType, description: known.description }
  return { role: 'other', mediaType: typeBySuffix[path.extname(name).toLowerCase()] ?? 'application/octet-stream' }
}

const typeBySuffix: Readonly<Record<string, string>> = {
  '.fits': 'application/fits',
  '.json': 'application/json',
  '.png': 'image/png',
  '.csv': 'text/csv',
  '.dat': 'text/plain',
  '.reg': 'text/plain',
  '.log': 'text/plain',
}

/** Where a product lies; undefined when it is gone, or when its name or a link leads out of the folder of products. */
async function placeOf({ runner }: ServiceParts, job: Job, { name }: Product): Promise<string | undefined> {
  const folder = runner.folderOf(job)
  if (folder === undefined || name.includes('\0')) return undefined
  try {
    const root = await realpath(path.join(folder, contractFiles.products))
    const real = await realpath(path.join(root, name))
    return isBelow(root, real) && (await stat(real)).isFile() ? real : undefined
  } catch {
    return undefined
  }
}

async function contentAt(place: string, { name, mediaType, sha256 }: Product): Promise<Content> {
  const { size, mtimeMs } = await stat(place)
  return {
    name: path.basename(name),
    bytes: size,
    mediaType,
    etag: sha256 ? `"${sha256}"` : `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`,
    modified: mtimeMs,
    read: (range) => createReadStream(place, { start: range?.first, end: range?.last, highWaterMark: 1 << 18 }),
  }
}
