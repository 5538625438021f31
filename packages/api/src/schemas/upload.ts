// Resumable uploads (tus 1.0): the headers that they are spoken in.

import { Type } from 'typebox'
import { Id } from './basics.ts'

export const UploadId = Type.Object({ id: Type.String({ maxLength: 200, description: 'The id of the upload.' }) })

const resumable = Type.String({ description: 'The protocol: 1.0.0.', examples: ['1.0.0'] })

export const CreateUploadHeaders = Type.Object({
  'Tus-Resumable': resumable,
  'Upload-Length': Type.Integer({ description: 'Size of the whole file, bytes.', examples: [4196160] }),
  'Upload-Metadata': Type.String({
    description: 'Pairs of a name and a value in base64, split by commas: `filename` (needed) and `tag`.',
    examples: ['filename c2NvcnBpby5maXRz,tag c2NvcnBpbw=='],
  }),
})

export const PatchUploadHeaders = Type.Object({
  'Tus-Resumable': resumable,
  'Upload-Offset': Type.Integer({ description: 'Where these bytes go: what HEAD said last.' }),
})

export const PlainUploadHeaders = Type.Object({ 'Tus-Resumable': resumable })

/** Headers of answers. `X-File-Id` comes with the last byte: the upload is a file then. */
export const uploadAnswerHeaders = {
  Location: Type.String({ description: 'Where to send the bytes.' }),
  'Upload-Offset': Type.Integer({ description: 'How many bytes have arrived.' }),
  'Upload-Length': Type.Integer({ description: 'Size of the whole file, bytes.' }),
  'Upload-Expires': Type.String({ description: 'When the unfinished upload is taken away.' }),
  'X-File-Id': Id,
} as const
