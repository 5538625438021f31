// What stands where there is nothing yet: why, and the next step.

import { Stack, Text, Title } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'

interface EmptyStateProps {
  readonly icon?: Icon
  readonly title: string
  readonly says?: string
  /** The next step: buttons, links. */
  readonly children?: ReactNode
}

/** An empty list, a search without a match, a result without sources. */
export function EmptyState({ icon: Picture, title, says, children }: EmptyStateProps) {
  return (
    <Stack align="center" gap="xs" py="xl" px="md" ta="center">
      {Picture ? <Picture size={36} stroke={1.2} color="var(--mantine-color-dimmed)" aria-hidden /> : null}
      <Title order={2}>{title}</Title>
      {says === undefined ? null : (
        <Text c="dimmed" maw={460}>
          {says}
        </Text>
      )}
      {children}
    </Stack>
  )
}
