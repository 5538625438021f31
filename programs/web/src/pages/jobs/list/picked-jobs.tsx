// What can be done with the jobs that are picked.

import type { Job } from '@cirasa/api'
import { countOf } from '@cirasa/units'
import { Button, Group, Text } from '@mantine/core'
import { IconArchive, IconArrowsDiff, IconPlayerStop, IconTrash } from '@tabler/icons-react'
import { confirm } from '../../../parts/confirm.tsx'
import { downloadAddress } from '../../../parts/download.ts'
import { ButtonLink } from '../../../parts/links.tsx'
import { useCancelJobs, useRemoveJobs } from '../../../service/job-actions.ts'
import { isActive } from '../../../service/job-states.ts'
import { useClient } from '../../../service/use-service.ts'

interface PickedJobsProps {
  readonly jobs: readonly Job[]
  readonly onClear: () => void
}

export function PickedJobs({ jobs, onClear }: PickedJobsProps) {
  const client = useClient()
  const { mutate: cancel } = useCancelJobs()
  const { mutate: remove } = useRemoveJobs()
  const active = jobs.filter(isActive)
  const ended = jobs.filter((job) => !isActive(job))
  const results = jobs.filter(({ state }) => state === 'SUCCESS')
  const ids = (some: readonly Job[]) => some.map(({ id }) => id)
  return (
    <Group gap="xs">
      <Text fw={600} role="status">
        {countOf(jobs.length, 'job')} picked
      </Text>
      {results.length === 2 && jobs.length === 2 ? (
        <ButtonLink to="/compare" search={{ a: results[1].id, b: results[0].id }} leftSection={<IconArrowsDiff size={14} />}>
          Compare the two
        </ButtonLink>
      ) : null}
      {active.length > 0 ? (
        <Button variant="default" leftSection={<IconPlayerStop size={14} />} onClick={() => cancel(ids(active))}>
          Cancel {active.length}
        </Button>
      ) : null}
      {results.length > 0 ? (
        <Button
          variant="default"
          leftSection={<IconArchive size={14} />}
          onClick={() => {
            for (const { id } of results) downloadAddress(client.results.archiveAddress(id))
          }}
        >
          Download
        </Button>
      ) : null}
      {ended.length > 0 ? (
        <Button
          variant="default"
          leftSection={<IconTrash size={14} />}
          onClick={() =>
            confirm(`Remove ${countOf(ended.length, 'job')}?`, 'Their results go with them, and cannot be had back.', 'Remove', () => {
              remove(ids(ended))
              onClear()
            })
          }
        >
          Remove {ended.length}
        </Button>
      ) : null}
      <Button variant="subtle" color="gray" onClick={onClear}>
        Pick none
      </Button>
    </Group>
  )
}
