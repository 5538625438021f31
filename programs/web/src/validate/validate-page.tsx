// The queue of sources to label or reject.

import { Text } from '@mantine/core'
import { Page } from '../frame/page.tsx'

export function ValidatePage() {
  return (
    <Page title="Validate">
      <Text c="dimmed">This page is being made.</Text>
    </Page>
  )
}
