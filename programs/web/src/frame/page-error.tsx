// What stands in place of a page that failed: what went wrong, and what can be done.

import { Button, Group, Stack } from '@mantine/core'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { ButtonLink } from '../parts/links.tsx'
import { Problem } from '../parts/problem.tsx'
import { Page } from './page.tsx'

/** The error component of all routes. */
export function PageError({ error, reset }: ErrorComponentProps) {
  return (
    <Page title="This page failed">
      <Stack maw={640}>
        <Problem error={error} />
        <Group>
          <Button onClick={reset}>Try again</Button>
          <Button variant="default" onClick={() => window.location.reload()}>
            Load anew
          </Button>
          <ButtonLink variant="default" to="/">
            Dashboard
          </ButtonLink>
        </Group>
      </Stack>
    </Page>
  )
}
