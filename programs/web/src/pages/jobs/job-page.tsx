// One job: how it goes, what it said, what it made.

import { Text } from '@mantine/core'
import { Page } from '../../frame/page.tsx'

export function JobPage() {
  return (
    <Page title="Job">
      <Text c="dimmed">This page is being made.</Text>
    </Page>
  )
}
