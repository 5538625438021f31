// What stands at an address that no page has.

import { IconMapQuestion } from '@tabler/icons-react'
import { EmptyState } from '../parts/empty-state.tsx'
import { ButtonLink } from '../parts/links.tsx'
import { Page } from './page.tsx'

export function PageMissing() {
  return (
    <Page title="No such page">
      <EmptyState icon={IconMapQuestion} title="There is no page at this address" says="The link may be of another version, or cut off.">
        <ButtonLink to="/">Dashboard</ButtonLink>
      </EmptyState>
    </Page>
  )
}
