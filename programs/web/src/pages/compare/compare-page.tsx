// Two results side by side.

import { Text } from '@mantine/core'
import { Page } from '../../frame/page.tsx'

export function ComparePage() {
  return (
    <Page title="Compare">
      <Text c="dimmed">This page is being made.</Text>
    </Page>
  )
}
