// Products: the files that a job made.

import { type Static, Type } from 'typebox'

export const Product = Type.Object(
  {
    name: Type.String({ description: 'Path below the products of the job.', examples: ['scorpio.components.csv'] }),
    bytes: Type.Integer({ description: 'Size, bytes.' }),
    mediaType: Type.String({ examples: ['text/csv'] }),
    role: Type.String({ description: 'What it is for the app.', examples: ['components'] }),
    description: Type.Optional(Type.String()),
    sha256: Type.Optional(Type.String({ description: 'Hexadecimal.' })),
    href: Type.String({ description: 'Where it can be fetched, relative to the root of the service.' }),
  },
  { title: 'Product' },
)
export type Product = Static<typeof Product>

export const ProductList = Type.Object({ items: Type.Array(Product) })

export const ProductName = Type.Object({
  id: Type.String({ maxLength: 200, description: 'The id of the job.' }),
  name: Type.String({ maxLength: 1000, description: 'The name of the product; a `/` in it stays one.' }),
})
