// The jobs that worked on a file.

import { Group, Stack, Text } from '@mantine/core'
import { useMemo } from 'react'
import { Age } from '../../../parts/age.tsx'
import { ButtonLink, TextLink } from '../../../parts/links.tsx'
import { Panel } from '../../../parts/panel.tsx'
import { StateBadge } from '../../../parts/state-badge.tsx'
import { useJobList } from '../../../service/job-queries.ts'

const SHOWN = 10

export function JobsOfFile({ id }: { readonly id: string }) {
  const { data } = useJobList(useMemo(() => ({ input: id }), [id]))
  const page = data?.pages[0]
  if (!page) return null
  return (
    <Panel
      title="Jobs with it"
      after={
        page.total > SHOWN ? (
          <TextLink to="/jobs" search={{ input: id }}>
            all {page.total}
          </TextLink>
        ) : null
      }
    >
      {page.total === 0 ? (
        <Group justify="space-between">
          <Text c="dimmed">None yet.</Text>
          <ButtonLink to="/new" search={{ files: [id] }} variant="default">
            New run
          </ButtonLink>
        </Group>
      ) : null}
      <Stack gap={6}>
        {page.items.slice(0, SHOWN).map((job) => (
          <Group key={job.id} justify="space-between" wrap="nowrap">
            <Group gap="xs" wrap="nowrap" miw={0}>
              <StateBadge state={job.state} />
              <TextLink to="/jobs/$job" params={{ job: job.id }} truncate>
                {job.tag || job.app}
              </TextLink>
            </Group>
            <Age at={job.submitted} c="dimmed" />
          </Group>
        ))}
      </Stack>
    </Panel>
  )
}
