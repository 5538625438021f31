// A titled part of a page.

import { Group, Paper, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'

interface PanelProps {
  readonly title: string
  /** At the right of the title. */
  readonly after?: ReactNode
  readonly children: ReactNode
}

/** A section with a border and a heading. */
export function Panel({ title, after, children }: PanelProps) {
  const id = useId()
  return (
    <Paper component="section" withBorder p="sm" aria-labelledby={id} h="100%" miw={0}>
      <Group justify="space-between" mb={8} wrap="nowrap" mih={24}>
        <Title order={2} id={id} fz="md">
          {title}
        </Title>
        {after}
      </Group>
      {children}
    </Paper>
  )
}
