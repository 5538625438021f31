// The columns of the list of jobs.

import type { Job } from '@cirasa/api'
import { Text } from '@mantine/core'
import { Age } from '../../../parts/age.tsx'
import { bytesText } from '../../../parts/bytes-text.ts'
import { Elapsed } from '../../../parts/elapsed.tsx'
import { inputsText } from '../../../parts/job-inputs.ts'
import { JobProgress } from '../../../parts/job-progress.tsx'
import { TextLink } from '../../../parts/links.tsx'
import { StateBadge } from '../../../parts/state-badge.tsx'
import { TagOfJob } from '../../../parts/tag-of-job.tsx'
import type { VirtualColumn } from '../../../parts/virtual-table.tsx'
import { isActive } from '../../../service/job-states.ts'
import { JobActions } from './job-actions.tsx'

export const jobColumns: readonly VirtualColumn<Job>[] = [
  { title: 'State', width: 112, cell: ({ state }) => <StateBadge state={state} /> },
  {
    title: 'Input',
    cell: (job) => (
      <TextLink to="/jobs/$job" params={{ job: job.id }} title={inputsText(job)}>
        {inputsText(job)}
      </TextLink>
    ),
  },
  { title: 'App', width: 76, cell: ({ app }) => app },
  { title: 'Changed options', width: 150, cell: ({ options }) => <Changed options={options} /> },
  { title: 'Tag', width: 120, cell: (job) => <TagOfJob job={job} /> },
  { title: 'Submitted', width: 104, cell: ({ submitted }) => <Age at={submitted} /> },
  { title: 'Took', width: 84, align: 'right', cell: (job) => <Elapsed job={job} /> },
  { title: 'Progress', width: 190, cell: (job) => (isActive(job) ? <JobProgress job={job} /> : <Outcome job={job} />) },
  { title: 'Actions', width: 90, align: 'right', cell: (job) => <JobActions job={job} /> },
]

function Outcome({ job: { state, reason, productBytes, warnings } }: { readonly job: Job }) {
  const warned = warnings.length > 0 ? ` · ${warnings.length} ${warnings.length === 1 ? 'warning' : 'warnings'}` : ''
  const says = state === 'SUCCESS' ? `${bytesText(productBytes)} of results${warned}` : reason
  return (
    <Text size="xs" c="dimmed" truncate title={says}>
      {says}
    </Text>
  )
}

function Changed({ options }: Pick<Job, 'options'>) {
  const words = Object.entries(options).map(([name, value]) => `${name} ${value}`)
  return (
    <Text size="xs" c="dimmed" truncate title={words.join('\n')}>
      {words.join(', ') || 'none'}
    </Text>
  )
}
