// The way to a new job, in three steps.

import { Text } from '@mantine/core'
import { Page } from '../../frame/page.tsx'

export function NewRunPage() {
  return (
    <Page title="New run">
      <Text c="dimmed">This page is being made.</Text>
    </Page>
  )
}
