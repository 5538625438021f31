// Submits a run: as a job again where it is one with changes, so that the two are known to belong together; else as new jobs.

import type { App, Job, Submission } from '@cirasa/api'
import { useMutation } from '@tanstack/react-query'
import { takeInJob } from '../../service/job-cache.ts'
import { useService } from '../../service/use-service.ts'
import { type RunDraft, type RunReading, rerunOf, submissionOf } from './run-draft.ts'

interface RunToSubmit {
  readonly app: App
  readonly job: Job | undefined
  readonly files: readonly string[]
  readonly others: Submission['inputs']
  readonly draft: RunDraft
  readonly reading: RunReading
}

/** Gives the jobs that were accepted. */
export function useSubmitRun({ app, job, files, others, draft, reading }: RunToSubmit) {
  const { client, queries } = useService()
  return useMutation({
    mutationFn: async (): Promise<readonly Job[]> => {
      if (job === undefined || job.app !== app.name || !hasSameFiles(job, files))
        return await client.jobs.submit(submissionOf(app.name, files, others, reading, draft))
      const again = await client.jobs.rerun(job.id, rerunOf(job, reading, draft))
      return [reading.keepDays === undefined ? again : await client.jobs.change(again.id, { keepDays: reading.keepDays })]
    },
    onSuccess: (jobs) => {
      for (const one of jobs) takeInJob(queries, one)
    },
  })
}

function hasSameFiles({ inputs }: Job, files: readonly string[]): boolean {
  const before = inputs.flatMap(({ kind, id }) => (kind === 'file' ? [id] : []))
  return before.length === files.length && before.every((id, index) => id === files[index])
}
