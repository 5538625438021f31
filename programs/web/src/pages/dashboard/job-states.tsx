// How many jobs there are in each state, each a way to the list of them.

import { countText } from '@cirasa/units'
import { Group, SimpleGrid, Skeleton, Text } from '@mantine/core'
import { durationText } from '../../parts/duration-text.ts'
import { TextLink } from '../../parts/links.tsx'
import { Panel } from '../../parts/panel.tsx'
import { StateBadge } from '../../parts/state-badge.tsx'
import { jobStates } from '../../service/job-states.ts'
import { useAccount } from '../../service/service-queries.ts'

export function JobStates() {
  const { data: account } = useAccount()
  if (!account) return <Panel title="Jobs">{<Skeleton h={88} />}</Panel>
  const { jobs, quota, runSeconds } = account
  const total = Object.values(jobs).reduce((sum, count) => sum + count, 0)
  return (
    <Panel title="Jobs" after={<Text c="dimmed">{`${durationText(runSeconds)} of run time`}</Text>}>
      <Group justify="space-between" align="baseline" mb="xs">
        <Text size="xl" fw={600}>
          {countText(total)}
        </Text>
        <Text c="dimmed">{quotaText(quota)}</Text>
      </Group>
      <SimpleGrid cols={2} spacing="md" verticalSpacing={4}>
        {jobStates.map((state) => (
          <Group key={state} justify="space-between" wrap="nowrap">
            <StateBadge state={state} />
            <TextLink to="/jobs" search={{ state }} aria-label={`${jobs[state] ?? 0} jobs: ${state}`}>
              {countText(jobs[state] ?? 0)}
            </TextLink>
          </Group>
        ))}
      </SimpleGrid>
    </Panel>
  )
}

function quotaText({ jobs, concurrentJobs }: { readonly jobs?: number; readonly concurrentJobs?: number }): string {
  const words = [
    jobs === undefined ? '' : `${countText(jobs)} may be kept`,
    concurrentJobs === undefined ? '' : `${countText(concurrentJobs)} at once`,
  ]
  return words.filter(Boolean).join(', ') || 'no quota'
}
