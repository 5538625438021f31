// Where the catalogue of a job lies: the best of the products that hold it.

import type { CatalogueTable } from '@cirasa/api'
import { serverErrors } from '../errors.ts'
import type { Caller, Content, Service } from '../use-cases/index.ts'
import type { CatalogueFile } from './derived/derivation.ts'

/** From which product a catalogue is read, the best first: JSON says all that there is to say. */
const catalogueTypes = ['application/json', 'application/fits', 'application/x-votable+xml']

/** The product that holds a table. Throws SERVER_NO_CATALOGUE. */
export async function catalogueOf(service: Service, caller: Caller, id: string, table: CatalogueTable): Promise<CatalogueFile> {
  const products = await service.products(caller, id)
  const whole = products.filter(({ role }) => role === 'catalog')
  const best = catalogueTypes.map((type) => whole.find(({ mediaType }) => mediaType === type)).find((product) => product !== undefined)
  const chosen = best ?? products.find(({ role, mediaType }) => role === table && mediaType === 'text/csv')
  if (!chosen) throw serverErrors.NO_CATALOGUE({ id })
  const { path } = await service.productOnDisk(caller, id, chosen.name)
  const { etag } = await contentOf(service, caller, id, chosen.name)
  return { path, name: chosen.name.split('/').at(-1)!, etag }
}

/** The name of a catalogue without what says its table and format. */
export const catalogueStem = ({ name }: CatalogueFile): string => name.replace(/(\.(components|islands|sources))?\.[A-Za-z]+$/, '')

/** The bytes of a product. */
export const contentOf = async (service: Service, caller: Caller, id: string, name: string): Promise<Content> =>
  (await service.openProduct(caller, id, name)).content
