// What stands at an address that no page has.

import { Button } from '@mantine/core'
import { IconMapQuestion } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '../parts/empty-state.tsx'
import { Page } from './page.tsx'

export function PageMissing() {
  return (
    <Page title="No such page">
      <EmptyState icon={IconMapQuestion} title="There is no page at this address" says="The link may be of another version, or cut off.">
        <Button component={Link} to="/">
          Dashboard
        </Button>
      </EmptyState>
    </Page>
  )
}
