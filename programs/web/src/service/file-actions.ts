// What can be done with files. A removed file leaves the lists at once and can be had back.

import type { File, FileChange } from '@cirasa/api'
import { countOf } from '@cirasa/units'
import { useMutation } from '@tanstack/react-query'
import { tellProblem, tellUndo } from '../parts/tell.tsx'
import { refreshFiles, takeInFile, takeOutFiles } from './file-cache.ts'
import { useService } from './use-service.ts'

/** Puts files into the bin. */
export function useRemoveFiles() {
  const { client, queries } = useService()
  const restore = useRestoreFiles()
  return useMutation({
    mutationFn: async (files: readonly File[]) => {
      for (const { id } of files) await client.files.remove(id)
    },
    onMutate: (files) =>
      takeOutFiles(
        queries,
        files.map(({ id }) => id),
      ),
    onError: (error, _files, putBack) => {
      putBack?.()
      tellProblem('It could not be removed', error)
    },
    onSuccess: (_none, files) => {
      const what = files.length === 1 ? files[0].name : countOf(files.length, 'file')
      tellUndo(`${what} is in the bin`, () => restore.mutate(files))
    },
    onSettled: () => refreshFiles(queries),
  })
}

/** Takes files out of the bin. */
export function useRestoreFiles() {
  const { client, queries } = useService()
  return useMutation({
    mutationFn: async (files: readonly File[]) => {
      for (const { id } of files) await client.files.restore(id)
    },
    onError: (error) => tellProblem('It could not be restored', error),
    onSettled: () => refreshFiles(queries),
  })
}

/** Renames or tags files: what is written is seen at once. */
export function useChangeFiles() {
  const { client, queries } = useService()
  return useMutation({
    mutationFn: async ({ files, change }: { readonly files: readonly File[]; readonly change: FileChange }) => {
      for (const { id } of files) takeInFile(queries, await client.files.change(id, change))
    },
    onMutate: ({ files, change }) => {
      for (const file of files) takeInFile(queries, { ...file, ...change })
    },
    onError: (error) => {
      refreshFiles(queries)
      tellProblem('The file could not be changed', error)
    },
  })
}
