// Routes of images to look at: what a plane is, and its pixels in tiles, of files and of what jobs made.

import { Type } from 'typebox'
import { FileId } from '../schemas/file.ts'
import { FileTileParams, FileTileQuery, FileViewQuery, ImageView, JobTileParams, JobTileQuery, JobViewQuery } from '../schemas/image.ts'
import { JobId } from '../schemas/job.ts'
import { route } from './route.ts'

const viewDescription =
  'Asking for it has its tiles made, once for the same bytes. A page gives `wait` and asks again while the state is building: the answer comes when there is ' +
  'something to see.'

const tileDescription =
  'At most 256 x 256 pixels with a header of 72 bytes; the image package decodes them. The bytes under this address never change. ' +
  'A tile that is not made yet is made from the image.'

const tileAnswers = {
  200: {
    description: 'The coded tile.',
    type: 'application/octet-stream',
    headers: {
      ETag: Type.String({ description: 'Strong: changes whenever the bytes do.' }),
      'Cache-Control': Type.String({ description: 'For a year, but for products of a job that still runs.' }),
    },
  },
  304: { description: 'The client has it already (If-None-Match).' },
} as const

export const imageRoutes = {
  fileView: route({
    method: 'GET',
    path: '/files/{id}/view',
    tag: 'images',
    summary: 'A plane of an image, to be looked at',
    description: viewDescription,
    params: FileId,
    query: FileViewQuery,
    answers: { 200: { description: 'The plane and how far its tiles are.', schema: ImageView } },
    refuses: [404, 409, 422],
    curl: 'curl "$U/files/ID/view?wait=20"',
  }),
  fileTile: route({
    method: 'GET',
    path: '/files/{id}/tiles/{hdu}/{plane}/{level}/{x}/{y}',
    tag: 'images',
    summary: 'A tile of an image',
    description: tileDescription,
    params: FileTileParams,
    query: FileTileQuery,
    answers: tileAnswers,
    refuses: [404, 409, 422],
    curl: 'curl -o tile "$U/files/ID/tiles/0/none/0/0/0"',
  }),
  jobView: route({
    method: 'GET',
    path: '/jobs/{id}/view',
    tag: 'images',
    summary: 'A plane of an image that a job made, to be looked at',
    description: viewDescription,
    params: JobId,
    query: JobViewQuery,
    answers: { 200: { description: 'The plane and how far its tiles are.', schema: ImageView } },
    refuses: [404, 409, 422],
    curl: 'curl "$U/jobs/ID/view?product=scorpio.rms.fits&wait=20"',
  }),
  jobTile: route({
    method: 'GET',
    path: '/jobs/{id}/tiles/{hdu}/{plane}/{level}/{x}/{y}',
    tag: 'images',
    summary: 'A tile of an image that a job made',
    description: tileDescription,
    params: JobTileParams,
    query: JobTileQuery,
    answers: tileAnswers,
    refuses: [404, 409, 422],
    curl: 'curl -o tile "$U/jobs/ID/tiles/0/none/0/0/0?product=scorpio.rms.fits"',
  }),
} as const
