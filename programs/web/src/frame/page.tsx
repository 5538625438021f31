// The frame of a page: its title in the document and on the screen, what can be done with it, and its content.

import { Box, Group, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { usePageTitle } from './page-title.ts'

interface PageProps {
  readonly title: string
  /** Beside the title. */
  readonly after?: ReactNode
  /** Buttons, at the right. */
  readonly actions?: ReactNode
  /** True for a page that fills the window and scrolls inside; others are as long as they are. */
  readonly fills?: boolean
  readonly children: ReactNode
}

/** A page of the app. */
export function Page({ title, after, actions, fills = false, children }: PageProps) {
  usePageTitle(title)
  const height = fills ? { h: 'var(--page-height)', style: { display: 'flex', flexDirection: 'column', minHeight: 0 } as const } : {}
  return (
    <Box px="md" py="sm" maw={2800} mx="auto" {...height}>
      <Group justify="space-between" gap="sm" mb="sm" wrap="nowrap" mih={30}>
        <Group gap="sm" wrap="nowrap" miw={0}>
          <Title order={1} textWrap="nowrap" style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
            {title}
          </Title>
          {after}
        </Group>
        <Group gap="xs" wrap="nowrap">
          {actions}
        </Group>
      </Group>
      {children}
    </Box>
  )
}
