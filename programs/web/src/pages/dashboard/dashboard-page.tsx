// The first page: what is stored, what runs, what came out last.

import { Text } from '@mantine/core'
import { Page } from '../../frame/page.tsx'

export function DashboardPage() {
  return (
    <Page title="Dashboard">
      <Text c="dimmed">This page is being made.</Text>
    </Page>
  )
}
