// An error as a person reads it: the sentence, what to do, and the code to ask about.

import { Alert, Code, Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { problemOf } from './problem-of.ts'

interface ProblemProps {
  readonly error: unknown
  /** What was tried, such as `Cancel`; the title. */
  readonly title?: string
}

/** A coded error with its remedy; a bug with its message. */
export function Problem({ error, title }: ProblemProps) {
  const { says, remedy, code } = problemOf(error)
  return (
    <Alert color="red" icon={<IconAlertTriangle size={18} />} title={title ?? says} role="alert">
      {title === undefined ? null : <Text>{says}</Text>}
      <Group justify="space-between" align="end">
        <Text>{remedy}</Text>
        {code === undefined ? null : <Code fz="xs">{code}</Code>}
      </Group>
    </Alert>
  )
}
