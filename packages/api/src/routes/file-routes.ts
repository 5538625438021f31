// Routes of files: taken in, looked at, changed, removed and restored.

import { Type } from 'typebox'
import { File, FileChange, FileId, FileListQuery, FilePage, FileUploadQuery, HeaderQuery, ThumbnailQuery } from '../schemas/file.ts'
import { route } from './route.ts'

const uploadDescription =
  'The body is the file, whatever its content type among application/octet-stream, application/fits, image/fits, image/png, image/jpeg, ' +
  'image/gif and application/json. It is taken by its content, never by its name. For large files over bad lines there are resumable uploads.'

const uploaded = {
  path: '/files',
  tag: 'files',
  description: uploadDescription,
  query: FileUploadQuery,
  body: { type: 'application/octet-stream', description: 'The content of the file.' },
  answers: { 201: { description: 'The file.', schema: File, headers: { Location: Type.String({ description: 'Where it is.' }) } } },
  refuses: [413, 415, 507],
} as const

const contentHeaders = {
  ETag: Type.String({ description: 'Strong: changes whenever the bytes do.' }),
  'Accept-Ranges': Type.String({ description: 'bytes.' }),
  'Content-Disposition': Type.String({ description: 'The name to save it under.' }),
}

export const fileRoutes = {
  listFiles: route({
    method: 'GET',
    path: '/files',
    tag: 'files',
    summary: 'List files, or what lies in the bin',
    query: FileListQuery,
    answers: { 200: { description: 'A page of files.', schema: FilePage } },
    refuses: [],
    curl: 'curl "$U/files?search=scorpio&limit=20"',
  }),
  uploadFile: route({
    ...uploaded,
    method: 'POST',
    summary: 'Upload a file in one request',
    curl: 'curl --data-binary @scorpio.fits -H "Content-Type: application/octet-stream" "$U/files?name=scorpio.fits&tag=scorpio"',
  }),
  putFile: route({
    ...uploaded,
    method: 'PUT',
    summary: 'Upload a file in one request, as `curl -T` sends it',
    curl: 'curl -T scorpio.fits "$U/files?name=scorpio.fits"',
  }),
  getFile: route({
    method: 'GET',
    path: '/files/{id}',
    tag: 'files',
    summary: 'One file with what its headers say',
    params: FileId,
    answers: { 200: { description: 'The file.', schema: File } },
    refuses: [404],
    curl: 'curl $U/files/ID',
  }),
  changeFile: route({
    method: 'PATCH',
    path: '/files/{id}',
    tag: 'files',
    summary: 'Rename or tag a file',
    params: FileId,
    body: { type: 'application/json', schema: FileChange },
    answers: { 200: { description: 'The file as it is now.', schema: File } },
    refuses: [404, 413, 415],
    curl: `curl -X PATCH -H "Content-Type: application/json" -d '{"tag":"scorpio"}' $U/files/ID`,
  }),
  removeFile: route({
    method: 'DELETE',
    path: '/files/{id}',
    tag: 'files',
    summary: 'Put a file into the bin',
    description: 'It stays there for the days that the service says under `retention`, and counts as used until then.',
    params: FileId,
    answers: { 200: { description: 'The file, with the time of its removal.', schema: File } },
    refuses: [404],
    curl: 'curl -X DELETE $U/files/ID',
  }),
  restoreFile: route({
    method: 'POST',
    path: '/files/{id}/restore',
    tag: 'files',
    summary: 'Take a file out of the bin',
    params: FileId,
    answers: { 200: { description: 'The file.', schema: File } },
    refuses: [404],
    curl: 'curl -X POST $U/files/ID/restore',
  }),
  fileContent: route({
    method: 'GET',
    path: '/files/{id}/content',
    tag: 'files',
    summary: 'The bytes of a file, or a range of them',
    params: FileId,
    answers: {
      200: { description: 'All bytes.', type: 'application/octet-stream', headers: contentHeaders },
      206: { description: 'The range that was asked for.', type: 'application/octet-stream', headers: contentHeaders },
      304: { description: 'The client has it already (If-None-Match).' },
    },
    refuses: [404, 416],
    curl: 'curl -OJ $U/files/ID/content',
  }),
  fileHeader: route({
    method: 'GET',
    path: '/files/{id}/header',
    tag: 'files',
    summary: 'The cards of a FITS header as text',
    description: 'One card of 80 characters a line, as they are in the file.',
    params: FileId,
    query: HeaderQuery,
    answers: { 200: { description: 'The cards.', type: 'text/plain' } },
    refuses: [404, 422],
    curl: 'curl "$U/files/ID/header?hdu=0"',
  }),
  fileThumbnail: route({
    method: 'GET',
    path: '/files/{id}/thumbnail',
    tag: 'files',
    summary: 'A small picture of the first image of a FITS file',
    description: 'Made once and kept. Faint and bright are both seen (asinh stretch between percentiles); blank pixels are grey.',
    params: FileId,
    query: ThumbnailQuery,
    answers: {
      200: { description: 'The picture.', type: 'image/png' },
      206: { description: 'A range of its bytes.', type: 'image/png' },
      304: { description: 'The client has it already.' },
    },
    refuses: [404, 416, 422],
    curl: 'curl -o thumbnail.png "$U/files/ID/thumbnail?size=256"',
  }),
} as const
