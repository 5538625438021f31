// What a run left in its products folder, complete or not.

import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { lstat, open, readdir } from 'node:fs/promises'
import path from 'node:path'
import { contractFiles, type Product } from '../task.ts'
import { MOST_PRODUCTS } from './schemas.ts'

const DEEPEST = 8

/** What a product is for its app. */
export type ProductKind = Pick<Product, 'role' | 'mediaType' | 'description'>

/**
 * Lists the products of a run in the order of their names: regular files only, without hidden ones and without names that could not be spoken
 * of in a header or a path.
 *
 * @param kindOf says what a product is by its name.
 * @param sealed reads every file to add its SHA-256, and makes sure that a crash of the machine does not lose it.
 */
export async function listProducts(
  folder: string,
  kindOf: (name: string) => ProductKind,
  { sealed = false }: { readonly sealed?: boolean } = {},
): Promise<readonly Product[]> {
  const root = path.join(folder, contractFiles.products)
  const products: Product[] = []
  for await (const name of filesIn(root, '', 0)) {
    if (products.length === MOST_PRODUCTS) break
    const file = path.join(root, name)
    const { size } = await lstat(file)
    products.push({ name, bytes: size, ...kindOf(name), ...(sealed ? { sha256: await seal(file) } : {}) })
  }
  return products
}

async function* filesIn(root: string, below: string, depth: number): AsyncGenerator<string> {
  const entries = await readdir(path.join(root, below), { withFileTypes: true }).catch(() => [])
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const name = below === '' ? entry.name : `${below}/${entry.name}`
    if (!isPlain(entry.name) || name.length > 1024) continue
    if (entry.isFile()) yield name
    else if (entry.isDirectory() && depth < DEEPEST) yield* filesIn(root, name, depth + 1)
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what has to be kept out.
const isPlain = (name: string): boolean => !name.startsWith('.') && !/[\u0000-\u001f\u007f\\\ufffd]/.test(name)

async function seal(file: string): Promise<string> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW)
  try {
    await handle.sync()
    const hash = createHash('sha256')
    for await (const piece of handle.createReadStream({ autoClose: false, highWaterMark: 1 << 20 })) hash.update(piece)
    return hash.digest('hex')
  } finally {
    await handle.close()
  }
}
