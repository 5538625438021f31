// One file: its header, what is known of it, the jobs that used it.

import { Text } from '@mantine/core'
import { Page } from '../../frame/page.tsx'

export function FilePage() {
  return (
    <Page title="File">
      <Text c="dimmed">This page is being made.</Text>
    </Page>
  )
}
