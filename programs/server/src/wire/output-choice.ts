// Which product of a job the format means: chosen by what a product is for and by its type, so that it works for every finder's names.

import type { Product } from '@cirasa/jobs'

/** What can be asked for by name. */
export type OutputKind = 'sources' | 'source-components' | 'output-sources' | 'output-components' | 'plot'

interface Wanted {
  readonly roles: readonly string[]
  readonly types: readonly string[]
}

const JSON_TYPES = ['application/json']
/** A table for people before one for programs. */
const TABLE_TYPES = ['text/plain', 'text/csv', 'text/tab-separated-values']
const SOURCE_ROLES = ['islands', 'sources', 'catalog']
const COMPONENT_ROLES = ['components', 'catalog']

const wanted: Readonly<Record<OutputKind, Wanted>> = {
  sources: { roles: SOURCE_ROLES, types: JSON_TYPES },
  'source-components': { roles: COMPONENT_ROLES, types: JSON_TYPES },
  'output-sources': { roles: SOURCE_ROLES, types: TABLE_TYPES },
  'output-components': { roles: COMPONENT_ROLES, types: TABLE_TYPES },
  plot: { roles: ['plot'], types: ['image/png'] },
}

/** The best one there is; undefined where there is none. The role counts before the type, and the first name where both are the same. */
export function chooseOutput(products: readonly Product[], kind: OutputKind): Product | undefined {
  const { roles, types } = wanted[kind]
  for (const role of roles) {
    for (const type of types) {
      const found = products.find((product) => product.role === role && product.mediaType === type)
      if (found) return found
    }
  }
  return undefined
}
