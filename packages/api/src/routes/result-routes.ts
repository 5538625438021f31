// Routes of what a job has made: products, catalogues, cutouts, all in one archive.

import { Type } from 'typebox'
import { CatalogueParams, CatalogueQuery, CatalogueRows } from '../schemas/catalogue.ts'
import { CutoutParams, CutoutQuery } from '../schemas/cutout.ts'
import { JobId } from '../schemas/job.ts'
import { ProductList, ProductName } from '../schemas/product.ts'
import { route } from './route.ts'

const contentHeaders = {
  ETag: Type.String({ description: 'Strong: changes whenever the bytes do.' }),
  'Accept-Ranges': Type.String({ description: 'bytes.' }),
  'Content-Disposition': Type.String({ description: 'The name to save it under.' }),
}

export const resultRoutes = {
  listProducts: route({
    method: 'GET',
    path: '/jobs/{id}/products',
    tag: 'results',
    summary: 'The files that a job has made',
    description: 'Of a running or failed job, those that it has made so far.',
    params: JobId,
    answers: { 200: { description: 'All products.', schema: ProductList } },
    refuses: [404],
    curl: 'curl $U/jobs/ID/products',
  }),
  jobProduct: route({
    method: 'GET',
    path: '/jobs/{id}/products/{name*}',
    tag: 'results',
    summary: 'One product, or a range of its bytes',
    params: ProductName,
    answers: {
      200: { description: 'All bytes.', type: 'application/octet-stream', headers: contentHeaders },
      206: { description: 'The range that was asked for.', type: 'application/octet-stream', headers: contentHeaders },
      304: { description: 'The client has it already (If-None-Match).' },
    },
    refuses: [404, 416],
    curl: 'curl -OJ $U/jobs/ID/products/NAME',
  }),
  jobCatalogue: route({
    method: 'GET',
    path: '/jobs/{id}/catalogue/{table}',
    tag: 'results',
    summary: 'A table of the catalogue, in any format',
    description:
      'json gives rows in pages. csv, votable and fits hold the table that is asked for; ds9 holds its ellipses and casda its CASDA columns, of components only.',
    params: CatalogueParams,
    query: CatalogueQuery,
    answers: {
      200: { description: 'Rows as JSON, or a file.', schema: CatalogueRows, headers: contentHeaders },
      206: { description: 'A range of a file.', type: 'application/octet-stream', headers: contentHeaders },
      304: { description: 'The client has it already (If-None-Match).' },
    },
    refuses: [404, 416, 422],
    curl: 'curl "$U/jobs/ID/catalogue/components?format=csv"',
  }),
  sourceCutout: route({
    method: 'GET',
    path: '/jobs/{id}/sources/{source}/cutout',
    tag: 'results',
    summary: 'The image, model or residual around a source',
    params: CutoutParams,
    query: CutoutQuery,
    answers: {
      200: {
        description: 'A picture, or a FITS image whose WCS is that of the place.',
        type: 'image/png',
        headers: { ETag: contentHeaders.ETag },
      },
      304: { description: 'The client has it already (If-None-Match).' },
    },
    refuses: [404, 422],
    curl: 'curl -o cutout.png "$U/jobs/ID/sources/0/cutout?size=64&map=residual"',
  }),
  jobArchive: route({
    method: 'GET',
    path: '/jobs/{id}/archive',
    tag: 'results',
    summary: 'All products and the log as tar.gz',
    params: JobId,
    answers: { 200: { description: 'The archive, packed while it is sent.', type: 'application/gzip' } },
    refuses: [404],
    curl: 'curl -OJ $U/jobs/ID/archive',
  }),
} as const
