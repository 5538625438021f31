// The record of a file as a row, and back.

import type { FileRecord } from '@cirasa/jobs'
import type { Selectable } from 'kysely'
import type { FileTable } from './schema.ts'
import { searchable, storable } from './storable-text.ts'

type Body = Pick<FileRecord, 'sha256' | 'metadata'>

/** The row of a file. */
export function rowOfFile({ id, owner, name, format, bytes, tag, uploaded, removed, sha256, metadata }: FileRecord): FileTable {
  const body: Body = { sha256, metadata }
  return {
    id,
    owner: storable(owner),
    name: storable(name),
    format: storable(format),
    bytes,
    tag: storable(tag),
    uploaded,
    removed: removed ?? null,
    search: searchable(name, tag),
    body: JSON.stringify(body),
  }
}

/** The file of a row. */
export function fileOfRow({ search: _, body, removed, ...columns }: Selectable<FileTable>): FileRecord {
  return Object.freeze({ ...columns, ...(JSON.parse(body) as Body), ...(removed !== null && { removed }) })
}
