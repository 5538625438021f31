// Asks before something that cannot be undone.

import { Text } from '@mantine/core'
import { modals } from '@mantine/modals'

/** Asks; `onConfirm` is called for yes. */
export function confirm(title: string, says: string, yes: string, onConfirm: () => void): void {
  modals.openConfirmModal({
    title,
    children: <Text>{says}</Text>,
    labels: { confirm: yes, cancel: 'Leave it' },
    confirmProps: { color: 'red' },
    onConfirm,
  })
}
