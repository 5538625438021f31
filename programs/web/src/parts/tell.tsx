// Short notes in the corner: that something went wrong, or that something was done and can be undone.

import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { problemOf } from './problem-of.ts'

/** How long a note stays, ms. Long enough to read it and reach for the button. */
const STAYS = 10_000

/** Says what went wrong and what to do. */
export function tellProblem(title: string, error: unknown): void {
  const { says, remedy } = problemOf(error)
  notifications.show({ color: 'red', title, message: `${says} ${remedy}`, autoClose: STAYS, role: 'alert' })
}

/** Says what was done. */
export function tell(message: string): void {
  notifications.show({ message, autoClose: STAYS / 2 })
}

/** Says what was done, with a way back. */
export function tellUndo(message: string, undo: () => void): void {
  const id = notifications.show({
    autoClose: STAYS,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text lineClamp={2}>{message}</Text>
        <Button
          variant="light"
          onClick={() => {
            notifications.hide(id)
            undo()
          }}
        >
          Undo
        </Button>
      </Group>
    ),
  })
}
