// A file as the API shows it.

import type { File } from '@cirasa/api'
import type { FileRecord } from '@cirasa/jobs'

/** Of the record everything but its owner. */
export function fileView({ id, name, format, bytes, sha256, tag, uploaded, removed, metadata }: FileRecord): File {
  return {
    id,
    name,
    format,
    bytes,
    sha256,
    tag,
    uploaded: new Date(uploaded).toISOString(),
    ...(removed === undefined ? {} : { removed: new Date(removed).toISOString() }),
    ...(metadata ? { metadata } : {}),
  }
}
