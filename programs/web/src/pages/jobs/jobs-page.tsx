// All jobs, as they go.

import { Text } from '@mantine/core'
import { Page } from '../../frame/page.tsx'

export function JobsPage() {
  return (
    <Page title="Jobs">
      <Text c="dimmed">This page is being made.</Text>
    </Page>
  )
}
