// The window of one result: image, table, plots and cutouts of one selection.

import { Text } from '@mantine/core'
import { Page } from '../frame/page.tsx'

export function ResultPage() {
  return (
    <Page title="Result">
      <Text c="dimmed">This page is being made.</Text>
    </Page>
  )
}
