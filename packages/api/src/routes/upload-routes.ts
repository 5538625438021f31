// Routes of resumable uploads: tus 1.0 (https://tus.io/protocols/resumable-upload).

import { File } from '../schemas/file.ts'
import { CreateUploadHeaders, uploadAnswerHeaders as headers, PatchUploadHeaders, PlainUploadHeaders, UploadId } from '../schemas/upload.ts'
import { route } from './route.ts'

const bytes = { type: 'application/offset+octet-stream', description: 'The next bytes of the file.' } as const

export const uploadRoutes = {
  uploadOptions: route({
    method: 'OPTIONS',
    path: '/uploads',
    tag: 'uploads',
    summary: 'What this service can do of the protocol',
    answers: { 204: { description: 'In the headers Tus-Version, Tus-Extension and Tus-Max-Size.' } },
    refuses: [],
    curl: 'curl -i -X OPTIONS $U/uploads',
  }),
  createUpload: route({
    method: 'POST',
    path: '/uploads',
    tag: 'uploads',
    summary: 'Begin a resumable upload',
    description:
      'Any client of tus 1.0 can do this. A file that is larger than the limit, or for which there is no room in the quota, is refused here. ' +
      'Bytes may be sent along. An unfinished upload is kept for the hours that the service says under `retention`, restarts of the service included.',
    headers: CreateUploadHeaders,
    body: { ...bytes, optional: true },
    answers: {
      201: {
        description: 'Where the bytes go. When all bytes were sent along, `X-File-Id` is the new file.',
        headers: {
          Location: headers.Location,
          'Upload-Offset': headers['Upload-Offset'],
          'Upload-Expires': headers['Upload-Expires'],
          'X-File-Id': headers['X-File-Id'],
        },
      },
    },
    refuses: [409, 412, 413, 415, 507],
    curl: 'curl -i -X POST -H "Tus-Resumable: 1.0.0" -H "Upload-Length: 4196160" -H "Upload-Metadata: filename c2NvcnBpby5maXRz" $U/uploads',
  }),
  uploadState: route({
    method: 'HEAD',
    path: '/uploads/{id}',
    tag: 'uploads',
    summary: 'How far an upload is',
    description: 'For an upload that has become a file, `X-File-Id` says which, for as long as an unfinished one would be kept.',
    params: UploadId,
    headers: PlainUploadHeaders,
    answers: {
      200: {
        description: 'In the headers.',
        headers: {
          'Upload-Offset': headers['Upload-Offset'],
          'Upload-Length': headers['Upload-Length'],
          'X-File-Id': headers['X-File-Id'],
        },
      },
    },
    refuses: [404, 410, 412],
  }),
  continueUpload: route({
    method: 'PATCH',
    path: '/uploads/{id}',
    tag: 'uploads',
    summary: 'Send the next bytes of an upload',
    params: UploadId,
    headers: PatchUploadHeaders,
    body: bytes,
    answers: {
      204: {
        description: 'How far it is now. With the last byte the upload becomes a file, and `X-File-Id` says which.',
        headers: {
          'Upload-Offset': headers['Upload-Offset'],
          'Upload-Expires': headers['Upload-Expires'],
          'X-File-Id': headers['X-File-Id'],
        },
      },
    },
    refuses: [404, 409, 410, 412, 413, 415, 507],
    curl: 'curl -i -X PATCH -H "Tus-Resumable: 1.0.0" -H "Upload-Offset: 0" -H "Content-Type: application/offset+octet-stream" --data-binary @scorpio.fits $U/uploads/ID',
  }),
  uploadedFile: route({
    method: 'GET',
    path: '/uploads/{id}/file',
    tag: 'uploads',
    summary: 'The file that an upload has become',
    params: UploadId,
    answers: { 200: { description: 'The file.', schema: File } },
    refuses: [404],
  }),
  endUpload: route({
    method: 'DELETE',
    path: '/uploads/{id}',
    tag: 'uploads',
    summary: 'Give an upload up',
    params: UploadId,
    headers: PlainUploadHeaders,
    answers: { 204: { description: 'What had arrived is taken away.' } },
    refuses: [404, 410, 412],
  }),
} as const
