// The viewer of one image, with the preview of what a run would find.

import { Text } from '@mantine/core'
import { Page } from '../frame/page.tsx'

export function ViewPage() {
  return (
    <Page title="View">
      <Text c="dimmed">This page is being made.</Text>
    </Page>
  )
}
