// One job: how it goes, what it says, with what it runs, what it made.

import type { Job } from '@cirasa/api'
import { Alert, Button, Grid, Group, List, Skeleton, Stack } from '@mantine/core'
import { IconAlertTriangle, IconArchive, IconChecklist, IconPlayerStop, IconRefresh, IconTelescope, IconTrash } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Page } from '../../frame/page.tsx'
import { confirm } from '../../parts/confirm.tsx'
import { CopyAs } from '../../parts/copy-as.tsx'
import { downloadAddress } from '../../parts/download.ts'
import { inputsText } from '../../parts/job-inputs.ts'
import { ButtonLink } from '../../parts/links.tsx'
import { Problem } from '../../parts/problem.tsx'
import { StateBadge } from '../../parts/state-badge.tsx'
import { useCancelJobs, useRemoveJobs } from '../../service/job-actions.ts'
import { useJob } from '../../service/job-queries.ts'
import { isActive } from '../../service/job-states.ts'
import { useClient } from '../../service/use-service.ts'
import { jobChoices } from './job/copy-choices.ts'
import { JobCourse } from './job/job-course.tsx'
import { JobFacts } from './job/job-facts.tsx'
import { JobLog } from './job/job-log.tsx'
import { JobOptions } from './job/job-options.tsx'
import { JobProducts } from './job/job-products.tsx'
import { JobProvenance } from './job/job-provenance.tsx'

const route = getRouteApi('/jobs/$job')

export function JobPage() {
  const { job: id } = route.useParams()
  const { data: job, error } = useJob(id)
  if (!job) return <Page title="Job">{error ? <Problem error={error} /> : <Skeleton h={320} />}</Page>
  return (
    <Page title={inputsText(job)} after={<StateBadge state={job.state} />} actions={<Actions job={job} />}>
      <Grid gap="sm">
        <Grid.Col span={{ base: 12, md: 5, xl: 4 }}>
          <Stack gap="sm">
            <JobCourse job={job} />
            <Warnings warnings={job.warnings} />
            <JobFacts job={job} />
            <JobOptions job={job} />
            {job.state === 'SUCCESS' ? <JobProvenance job={job} /> : null}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 7, xl: 8 }}>
          <Stack gap="sm">
            <JobLog key={id} job={job} />
            <JobProducts job={job} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  )
}

function Warnings({ warnings }: Pick<Job, 'warnings'>) {
  if (warnings.length === 0) return null
  return (
    <Alert color="yellow" icon={<IconAlertTriangle size={18} />} title="What to know of this run">
      <List size="sm">
        {warnings.map((warning) => (
          <List.Item key={warning}>{warning}</List.Item>
        ))}
      </List>
    </Alert>
  )
}

function Actions({ job }: { readonly job: Job }) {
  const client = useClient()
  const navigate = useNavigate()
  const { mutate: cancel } = useCancelJobs()
  const { mutateAsync: remove } = useRemoveJobs()
  const { id, state } = job
  const removeIt = () =>
    void remove([id]).then(
      () => navigate({ to: '/jobs' }),
      // The action has told it.
      () => {},
    )
  return (
    <Group gap="xs" wrap="nowrap">
      <CopyAs choices={jobChoices(job, window.location.origin)} />
      {isActive(job) ? (
        <Button variant="default" leftSection={<IconPlayerStop size={14} />} onClick={() => cancel([id])}>
          Cancel
        </Button>
      ) : (
        <>
          <Button
            variant="default"
            leftSection={<IconTrash size={14} />}
            onClick={() => confirm('Remove the job?', 'Its results go with it, and cannot be had back.', 'Remove', removeIt)}
          >
            Remove
          </Button>
          <Button
            variant="default"
            leftSection={<IconArchive size={14} />}
            onClick={() => downloadAddress(client.results.archiveAddress(id))}
          >
            Download
          </Button>
          <ButtonLink to="/new" search={{ from: id }} variant="default" leftSection={<IconRefresh size={14} />}>
            Again
          </ButtonLink>
        </>
      )}
      {state === 'SUCCESS' ? (
        <>
          <ButtonLink to="/jobs/$job/validate" params={{ job: id }} variant="default" leftSection={<IconChecklist size={14} />}>
            Validate
          </ButtonLink>
          <ButtonLink to="/results/$job" params={{ job: id }} leftSection={<IconTelescope size={14} />}>
            Open result
          </ButtonLink>
        </>
      ) : null}
    </Group>
  )
}
