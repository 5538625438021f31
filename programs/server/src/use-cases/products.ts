// What a job has made: as its result says, or, while it runs or when it was killed, as the folder of products shows.

import { createReadStream } from 'node:fs'
import { constants, open, readdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import type { AppManifest } from '@cirasa/apps'
import { contractFiles, type Job, type Product } from '@cirasa/jobs'
import { serverErrors } from '../errors.ts'
import type { Content } from './content.ts'
import { isBelow } from './inputs.ts'
import { ownJob } from './jobs.ts'
import type { ServiceParts } from './parts.ts'
import type { ProductUseCases } from './service.ts'

const MOST_RESULT_BYTES = 16 << 20
const MOST_PRODUCTS = 10_000

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
  return (
    (await declared(folder, job)) ??
    (await found(
      folder,
      apps.manifests.find(({ name }) => name === job.app),
    ))
  )
}

/** What result.json of the job's last attempt says; undefined before it is there. */
async function declared(folder: string, job: Job): Promise<readonly Product[] | undefined> {
  const file = path.join(folder, contractFiles.result)
  try {
    const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW)
    try {
      if ((await handle.stat()).size > MOST_RESULT_BYTES) return undefined
      const result = JSON.parse(await handle.readFile('utf8')) as { attempt?: unknown; products?: unknown }
      return result.attempt === job.attempt && Array.isArray(result.products) ? result.products.filter(isProduct) : undefined
    } finally {
      await handle.close()
    }
  } catch {
    return undefined
  }
}

const isProduct = (value: unknown): value is Product => {
  const { name, bytes, mediaType, role } = (value ?? {}) as Record<string, unknown>
  return typeof name === 'string' && typeof bytes === 'number' && typeof mediaType === 'string' && typeof role === 'string'
}

/** What lies in the folder, called by the patterns of the app. Unfinished files, which begin with a dot, are left out; links too. */
async function found(folder: string, app: AppManifest | undefined): Promise<readonly Product[]> {
  const products: Product[] = []
  const root = path.join(folder, contractFiles.products)
  for (const name of await filesBelow(root)) {
    if (products.length === MOST_PRODUCTS) break
    const kind = app?.products.find(({ pattern }) => path.matchesGlob(name, pattern))
    const { size } = await stat(path.join(root, name))
    products.push({
      name,
      bytes: size,
      mediaType: kind?.mediaType ?? typeBySuffix[path.extname(name)] ?? 'application/octet-stream',
      role: kind?.role ?? 'other',
      description: kind?.description,
    })
  }
  return products
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

async function filesBelow(root: string): Promise<string[]> {
  try {
    const entries = await readdir(root, { recursive: true, withFileTypes: true })
    const names = entries.filter((entry) => entry.isFile()).map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    return names.filter((name) => !name.split(path.sep).some((part) => part.startsWith('.'))).toSorted()
  } catch {
    return []
  }
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
