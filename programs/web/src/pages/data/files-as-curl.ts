// The list of files as a call to copy.

import type { FileListFilter } from '../../service/list-filters.ts'

/** @param origin such as `http://127.0.0.1:8080` */
export function filesAsCurl(origin: string, filter: FileListFilter): string {
  const query = new URLSearchParams(Object.entries(filter).map(([name, value]) => [name, String(value)]))
  return `curl "${origin}/api/v1/files${query.size === 0 ? '' : `?${query}`}"`
}
