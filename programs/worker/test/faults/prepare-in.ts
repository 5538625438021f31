// How a service makes the folders of jobs, as far as workers of tests need it.

import path from 'node:path'
import type { Job } from '@cirasa/jobs'
import { writeTask } from '@cirasa/jobs/folder'

export function prepareIn(root: string) {
  const folderOf = ({ id }: Pick<Job, 'id'>) => path.join(root, 'jobs', id)
  const prepare = (job: Job): Promise<void> => {
    const { id, attempt, app, options, limits } = job
    return writeTask(folderOf(job), { contract: 1, job: id, attempt, app, options, limits, inputs: [], threads: 1, warnings: [] })
  }
  return { folderOf, prepare }
}
