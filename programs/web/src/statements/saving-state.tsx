// How storing goes, in words: nothing while all is stored, and what to do when it is not.

import { countOf } from '@cirasa/units'
import { Button, Group, Text } from '@mantine/core'
import { problemOf } from '../parts/problem-of.ts'
import type { StatementStore } from './statement-store.ts'
import { useStatementsVersion } from './use-statements.ts'

export function SavingState({ store }: { readonly store: StatementStore }) {
  useStatementsVersion(store)
  const { saving, waiting, isKept } = store
  const what = countOf(waiting, 'statement')
  if (saving === 'refused') {
    const { says } = problemOf(store.refusal)
    return (
      <Group gap="xs" role="alert">
        <Text size="xs" c="red">
          {what} not stored: {says}
        </Text>
        <Button size="compact-xs" variant="default" onClick={() => store.dropRefused()}>
          Drop
        </Button>
      </Group>
    )
  }
  if (saving === 'saved') return <Text size="xs">All stored</Text>
  return (
    <Group gap="xs" role="status">
      <Text size="xs">
        {saving === 'saving' ? `Storing ${what}` : `${what} wait for the service`}
        {isKept ? '' : ': the browser is full, keep this page open'}
      </Text>
      {saving === 'waiting' ? (
        <Button size="compact-xs" variant="default" onClick={() => store.retry()}>
          Try now
        </Button>
      ) : null}
    </Group>
  )
}
