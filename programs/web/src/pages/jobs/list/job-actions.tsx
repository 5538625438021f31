// What can be done with one job in the list.

import type { Job } from '@cirasa/api'
import { ActionIcon, Group, Menu } from '@mantine/core'
import {
  IconArchive,
  IconChecklist,
  IconDots,
  IconPlayerStop,
  IconRefresh,
  IconReload,
  IconTelescope,
  IconTrash,
} from '@tabler/icons-react'
import { confirm } from '../../../parts/confirm.tsx'
import { downloadAddress } from '../../../parts/download.ts'
import { inputsText } from '../../../parts/job-inputs.ts'
import { IconLink, MenuLink } from '../../../parts/links.tsx'
import { useCancelJobs, useRemoveJobs, useRerunJob } from '../../../service/job-actions.ts'
import { isActive } from '../../../service/job-states.ts'
import { useClient } from '../../../service/use-service.ts'

export function JobActions({ job }: { readonly job: Job }) {
  const client = useClient()
  const { mutate: cancel } = useCancelJobs()
  const { mutate: remove } = useRemoveJobs()
  const { mutate: rerun } = useRerunJob()
  const { id, state } = job
  const name = inputsText(job)
  return (
    <Group gap={0} wrap="nowrap" justify="end">
      {state === 'SUCCESS' ? (
        <IconLink to="/results/$job" params={{ job: id }} aria-label={`Open the result of ${name}`} title="Open the result" color="indigo">
          <IconTelescope size={17} />
        </IconLink>
      ) : null}
      {isActive(job) ? (
        <ActionIcon aria-label={`Cancel the job on ${name}`} title="Cancel" onClick={() => cancel([id])}>
          <IconPlayerStop size={16} />
        </ActionIcon>
      ) : (
        <IconLink to="/new" search={{ from: id }} aria-label={`Run ${name} again with changes`} title="Again, with changes">
          <IconRefresh size={16} />
        </IconLink>
      )}
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon aria-label={`More for the job on ${name}`}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconReload size={14} />} onClick={() => rerun({ id })}>
            Again as it was
          </Menu.Item>
          {state === 'SUCCESS' ? (
            <MenuLink to="/jobs/$job/validate" params={{ job: id }} leftSection={<IconChecklist size={14} />}>
              Validate sources
            </MenuLink>
          ) : null}
          <Menu.Item leftSection={<IconArchive size={14} />} onClick={() => downloadAddress(client.results.archiveAddress(id))}>
            Download everything
          </Menu.Item>
          <Menu.Item
            leftSection={<IconTrash size={14} />}
            color="red"
            disabled={isActive(job)}
            onClick={() =>
              confirm('Remove the job?', `The results on ${name} go with it, and cannot be had back.`, 'Remove', () => remove([id]))
            }
          >
            Remove
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  )
}
