// Files in components: the list, one file, its header.

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { FileListFilter } from './list-filters.ts'
import { queryKeys } from './query-keys.ts'
import { useClient } from './use-service.ts'

const PAGE = 100

/** Files that match, in pages. */
export function useFileList(filter: FileListFilter) {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: queryKeys.fileList(filter),
    queryFn: ({ pageParam, signal }) => client.files.list({ ...filter, limit: PAGE, ...(pageParam ? { after: pageParam } : {}) }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  })
}

/** One file. */
export function useFile(id: string | undefined) {
  const client = useClient()
  return useQuery({
    queryKey: queryKeys.file(id ?? ''),
    queryFn: ({ signal }) => client.files.get(id ?? '', signal),
    enabled: id !== undefined,
  })
}

/** The cards of one HDU as text; they never change. */
export function useFileHeader(id: string, hdu: number) {
  const client = useClient()
  return useQuery({
    queryKey: queryKeys.fileHeader(id, hdu),
    queryFn: ({ signal }) => client.files.header(id, hdu, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
}
