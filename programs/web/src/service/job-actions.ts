// What can be done with jobs: each action changes the cache at once and says what went wrong.

import type { Job, JobChange, Rerun } from '@cirasa/api'
import { useMutation } from '@tanstack/react-query'
import { tellProblem } from '../parts/tell.tsx'
import { takeInJob, takeOutJob } from './job-cache.ts'
import { queryKeys } from './query-keys.ts'
import { useService } from './use-service.ts'

/** Ends jobs that wait or run. */
export function useCancelJobs() {
  const { client, queries } = useService()
  return useMutation({
    mutationFn: async (ids: readonly string[]) => {
      for (const id of ids) takeInJob(queries, await client.jobs.cancel(id))
    },
    onError: (error) => tellProblem('It could not be cancelled', error),
  })
}

/** Removes ended jobs with all that they made. */
export function useRemoveJobs() {
  const { client, queries } = useService()
  return useMutation({
    mutationFn: async (ids: readonly string[]) => {
      for (const id of ids) {
        await client.jobs.remove(id)
        takeOutJob(queries, id)
      }
    },
    onError: (error) => tellProblem('It could not be removed', error),
    onSettled: () => queries.invalidateQueries({ queryKey: queryKeys.jobLists }),
  })
}

/** Submits a job again. */
export function useRerunJob() {
  const { client, queries } = useService()
  return useMutation({
    mutationFn: ({ id, changes }: { readonly id: string; readonly changes?: Rerun }): Promise<Job> => client.jobs.rerun(id, changes),
    onSuccess: (job) => takeInJob(queries, job),
    onError: (error) => tellProblem('It could not be submitted again', error),
  })
}

/** Tags a job, or says how long it is kept. */
export function useChangeJob() {
  const { client, queries } = useService()
  return useMutation({
    mutationFn: ({ id, change }: { readonly id: string; readonly change: JobChange }): Promise<Job> => client.jobs.change(id, change),
    onSuccess: (job) => takeInJob(queries, job),
    onError: (error) => tellProblem('The job could not be changed', error),
  })
}
