// Something with bytes that can be sent, whole or in part: what use-cases give to the faces, which do ranges and headers.

import type { ByteRange } from '@cirasa/jobs'

/** Bytes under a name. Nothing is opened before `read` is called. */
export interface Content {
  /** What to call it when it is saved; without folders. */
  readonly name: string
  readonly bytes: number
  readonly mediaType: string
  /** Strong, with its quotes: changes whenever the bytes do. */
  readonly etag: string
  /** Milliseconds since 1970. */
  readonly modified: number
  /** All, or the range. */
  read(range?: ByteRange): AsyncIterable<Uint8Array>
}
