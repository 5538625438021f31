// What a change of a file changes in the cache.

import type { File, FilePage } from '@cirasa/api'
import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import { queryKeys } from './query-keys.ts'

type Pages = InfiniteData<FilePage, string | undefined>

/** Puts the file where an older copy of it is. */
export function takeInFile(queries: QueryClient, file: File): void {
  queries.setQueryData<File>(queryKeys.file(file.id), (old) => old && file)
  changeLists(queries, (page) => ({ ...page, items: page.items.map((one) => (one.id === file.id ? file : one)) }))
}

/** Takes files out of all lists at once, before the service has answered. Gives what puts them back. */
export function takeOutFiles(queries: QueryClient, ids: readonly string[]): () => void {
  const before = queries.getQueriesData<Pages>({ queryKey: queryKeys.fileLists })
  const gone = new Set(ids)
  changeLists(queries, (page) => {
    const items = page.items.filter(({ id }) => !gone.has(id))
    return { ...page, items, total: page.total - (page.items.length - items.length) }
  })
  return () => {
    for (const [key, pages] of before) queries.setQueryData(key, pages)
  }
}

/** Lists, files and sums are asked again. */
export function refreshFiles(queries: QueryClient): void {
  void queries.invalidateQueries({ queryKey: queryKeys.files })
  void queries.invalidateQueries({ queryKey: queryKeys.account })
}

function changeLists(queries: QueryClient, change: (page: FilePage) => FilePage): void {
  queries.setQueriesData<Pages>({ queryKey: queryKeys.fileLists }, (old) => old && { ...old, pages: old.pages.map(change) })
}
