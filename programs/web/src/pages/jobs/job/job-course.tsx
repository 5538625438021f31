// How a job went: when it was submitted, began and ended, how far it is, and why it waits.

import type { Job } from '@cirasa/api'
import { Text, Timeline } from '@mantine/core'
import { Age } from '../../../parts/age.tsx'
import { durationText } from '../../../parts/duration-text.ts'
import { Elapsed } from '../../../parts/elapsed.tsx'
import { JobProgress } from '../../../parts/job-progress.tsx'
import { Panel } from '../../../parts/panel.tsx'
import { isActive, stateWords } from '../../../service/job-states.ts'

export function JobCourse({ job }: { readonly job: Job }) {
  const { submitted, started, ended, state, reason, attempt } = job
  const steps = started === undefined ? 0 : isActive(job) ? 1 : 2
  const waited = started === undefined ? undefined : (Date.parse(started) - Date.parse(submitted)) / 1000
  return (
    <Panel title="How it goes">
      <Timeline active={steps} bulletSize={14} lineWidth={2} color={stateWords[state].color}>
        <Timeline.Item title="Submitted">
          <Age at={submitted} c="dimmed" />
          {state === 'PENDING' ? <JobProgress job={job} /> : null}
        </Timeline.Item>
        <Timeline.Item title={started === undefined ? 'Not begun' : 'Began'}>
          {started === undefined ? null : (
            <Text c="dimmed">
              <Age at={started} inherit />, after {durationText(Math.max(0, waited ?? 0))}
              {attempt > 1 ? `, attempt ${attempt}` : ''}
            </Text>
          )}
          {state === 'RUNNING' ? (
            <>
              <Text c="dimmed">
                <Elapsed job={job} /> so far
              </Text>
              <JobProgress job={job} />
            </>
          ) : null}
        </Timeline.Item>
        {ended === undefined ? null : (
          <Timeline.Item title={stateWords[state].says}>
            <Text c="dimmed">
              <Age at={ended} inherit />, after <Elapsed job={job} />
            </Text>
            <Text>{reason}</Text>
          </Timeline.Item>
        )}
      </Timeline>
    </Panel>
  )
}
