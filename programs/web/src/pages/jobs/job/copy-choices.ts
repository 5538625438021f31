// A job as something to do elsewhere: look at it, submit it again, fetch what it made.

import type { Job } from '@cirasa/api'
import type { CopyChoice } from '../../../parts/copy-as.tsx'
import { submissionChoices } from '../../../parts/submission-text.ts'

/** @param origin such as `http://127.0.0.1:8080` */
export function jobChoices(job: Job, origin: string): readonly CopyChoice[] {
  const { id, app, inputs, options, tag } = job
  const files = inputs.flatMap((input) =>
    input.kind === 'file' && input.id !== undefined ? [{ id: input.id, name: input.name ?? 'image.fits' }] : [],
  )
  return [
    { name: 'URL of this page', text: () => `${origin}/jobs/${id}` },
    { name: 'curl: this job', text: () => `curl ${origin}/api/v1/jobs/${id}` },
    { name: 'curl: its components as CSV', text: () => `curl -OJ "${origin}/api/v1/jobs/${id}/catalogue/components?format=csv"` },
    ...submissionChoices({ origin, app, files, options, tag }).map(({ name, text }) => ({ name: `${name}: submit it again`, text })),
  ]
}
