// The jobs that run or wait just now.

import { Group, ScrollArea, Stack, Text } from '@mantine/core'
import { Elapsed } from '../../parts/elapsed.tsx'
import { inputsText } from '../../parts/job-inputs.ts'
import { JobProgress } from '../../parts/job-progress.tsx'
import { ButtonLink, TextLink } from '../../parts/links.tsx'
import { Panel } from '../../parts/panel.tsx'
import { StateBadge } from '../../parts/state-badge.tsx'
import { useActiveJobs } from '../../service/job-queries.ts'

/** More are a number: the list of jobs has them all. */
const SHOWN = 20

export function RunningNow() {
  const { data: jobs = [] } = useActiveJobs()
  const sorted = jobs.toSorted((a, b) => Number(b.state === 'RUNNING') - Number(a.state === 'RUNNING'))
  return (
    <Panel title="Running now" after={jobs.length > SHOWN ? <TextLink to="/jobs">{`all ${jobs.length}`}</TextLink> : null}>
      {jobs.length === 0 ? (
        <Stack gap="xs" align="start">
          <Text c="dimmed">Nothing runs or waits.</Text>
          <ButtonLink to="/new" variant="default">
            Begin a run
          </ButtonLink>
        </Stack>
      ) : (
        <ScrollArea.Autosize mah={160} type="auto">
          <Stack gap="xs">
            {sorted.slice(0, SHOWN).map((job) => (
              <div key={job.id}>
                <Group justify="space-between" wrap="nowrap">
                  <TextLink to="/jobs/$job" params={{ job: job.id }} truncate>
                    {inputsText(job)}
                  </TextLink>
                  <Group gap="xs" wrap="nowrap">
                    <Text c="dimmed" size="xs">
                      <Elapsed job={job} />
                    </Text>
                    <StateBadge state={job.state} />
                  </Group>
                </Group>
                <JobProgress job={job} />
              </div>
            ))}
          </Stack>
        </ScrollArea.Autosize>
      )}
    </Panel>
  )
}
