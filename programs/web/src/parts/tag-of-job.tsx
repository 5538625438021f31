// The tag of a job, changed where it stands.

import type { Job } from '@cirasa/api'
import { useChangeJob } from '../service/job-actions.ts'
import { EditInPlace } from './edit-in-place.tsx'

export function TagOfJob({ job: { id, tag } }: { readonly job: Pick<Job, 'id' | 'tag'> }) {
  const { mutate } = useChangeJob()
  return (
    <EditInPlace
      value={tag}
      label="Tag of the job"
      empty="no tag"
      longest={200}
      onChange={(word) => mutate({ id, change: { tag: word } })}
    />
  )
}
