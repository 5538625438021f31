// What kind a product is: the manifest of its app says so by the product's name.

import path from 'node:path'
import type { AppManifest, AppProduct } from '../../app.ts'

/** Names of products that a manifest does not know are told by their suffix. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.fits': 'image/fits',
  '.json': 'application/json',
  '.log': 'text/plain',
  '.png': 'image/png',
  '.reg': 'text/plain',
  '.txt': 'text/plain',
  '.vot': 'application/x-votable+xml',
}

/**
 * The role and media type of a product by its name below the products folder.
 *
 * @example productKind(manifest, 'catalog-vela.json') // { role: 'catalog', mediaType: 'application/json', description: '...' }
 */
export function productKind(
  manifest: AppManifest | undefined,
  name: string,
): Pick<AppProduct, 'role' | 'mediaType'> & { description?: string } {
  const known = manifest?.products.find(({ pattern }) => path.matchesGlob(name, pattern))
  if (known) return { role: known.role, mediaType: known.mediaType, description: known.description }
  return { role: 'file', mediaType: mediaTypes[path.extname(name).toLowerCase()] ?? 'application/octet-stream' }
}
