// How far a job is: stage and bar while it runs, why it waits while it waits.

import type { Job } from '@cirasa/api'
import { countText } from '@cirasa/units'
import { Progress, Text, Tooltip } from '@mantine/core'
import { useJob } from '../service/job-queries.ts'

/** Two lines at most. */
export function JobProgress({ job }: { readonly job: Job }) {
  if (job.state === 'PENDING') return <WhyItWaits job={job} />
  if (job.state !== 'RUNNING') return null
  const { stage = 'starting', fraction = 0, count } = job.progress ?? {}
  const percent = Math.round(100 * fraction)
  return (
    <div>
      <Progress value={percent} size="sm" aria-label={`${percent} % of the run`} />
      <Text size="xs" c="dimmed" truncate>
        {stage} · {percent} %{count === undefined ? '' : ` · ${countText(count)} so far`}
      </Text>
    </div>
  )
}

/** Lists do not say it: the job itself is asked, while it is on the screen. */
function WhyItWaits({ job }: { readonly job: Job }) {
  const { data } = useJob(job.id)
  const reason = data?.waiting?.reason ?? job.waiting?.reason ?? job.reason
  return (
    <Tooltip label={reason} multiline maw={360}>
      <Text size="xs" c="dimmed" truncate>
        {reason}
      </Text>
    </Tooltip>
  )
}
