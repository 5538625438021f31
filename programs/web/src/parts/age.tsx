// How long ago, in words, with the exact time at a hover.

import { Text, type TextProps } from '@mantine/core'
import { ageText, instantText } from './age-text.ts'
import { useNow } from './use-now.ts'

interface AgeProps extends TextProps {
  /** ISO 8601. */
  readonly at: string
}

/** An instant as its age. */
export function Age({ at, ...text }: AgeProps) {
  const now = useNow(30_000)
  const instant = Date.parse(at)
  return (
    <Text component="time" dateTime={at} title={instantText(instant)} span {...text}>
      {ageText(instant, now)}
    </Text>
  )
}
