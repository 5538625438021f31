// The files that were uploaded.

import { Text } from '@mantine/core'
import { Page } from '../../frame/page.tsx'

export function DataPage() {
  return (
    <Page title="Data">
      <Text c="dimmed">This page is being made.</Text>
    </Page>
  )
}
