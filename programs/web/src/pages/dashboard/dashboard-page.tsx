// The first page: what is stored, what runs, what came out last, and how much was done over time.

import { Grid } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Page } from '../../frame/page.tsx'
import { CopyAs } from '../../parts/copy-as.tsx'
import { ButtonLink } from '../../parts/links.tsx'
import { useAccount } from '../../service/service-queries.ts'
import { dashboardChoices } from './copy-choices.ts'
import { FirstSteps } from './first-steps.tsx'
import { JobStates } from './job-states.tsx'
import { NewestResults } from './newest-results.tsx'
import { OverTime } from './over-time.tsx'
import { RunningNow } from './running-now.tsx'
import { ServiceFacts } from './service-facts.tsx'
import { StorageUse } from './storage-use.tsx'

export function DashboardPage() {
  const { data: account } = useAccount()
  const isNew = account !== undefined && account.files === 0 && Object.values(account.jobs).every((count) => count === 0)
  return (
    <Page
      title="Dashboard"
      actions={
        <>
          <CopyAs choices={dashboardChoices(window.location.origin)} />
          <ButtonLink to="/new" leftSection={<IconPlus size={14} />}>
            New run
          </ButtonLink>
        </>
      }
    >
      {isNew ? <FirstSteps /> : null}
      <Grid gap="sm">
        <Grid.Col span={{ base: 12, md: 6, lg: 4 }}>
          <StorageUse />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 6, lg: 4 }}>
          <JobStates />
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <RunningNow />
        </Grid.Col>
        <Grid.Col span={12}>
          <OverTime />
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <NewestResults />
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <ServiceFacts />
        </Grid.Col>
      </Grid>
    </Page>
  )
}
