// The end of the queue: what was said, what can be taken away, and the ways back.

import { countText } from '@cirasa/units'
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Facts } from '../parts/facts.tsx'
import { ButtonLink } from '../parts/links.tsx'
import { Panel } from '../parts/panel.tsx'
import type { StatementStore } from '../statements/statement-store.ts'
import { progressText, type QueueProgress } from './queue-steps.ts'
import classes from './validate.module.css'

interface AllJudgedProps {
  readonly job: string
  readonly store: StatementStore
  readonly names: readonly string[]
  readonly rows: ArrayLike<number>
  readonly progress: QueueProgress
  readonly hasOpen: boolean
  readonly exports: ReactNode
  readonly agreement: ReactNode
  /** Back to the queue: to what waits, or through all again. */
  readonly onBack: (all: boolean) => void
}

export function AllJudged({ job, store, names, rows, progress, hasOpen, exports, agreement, onBack }: AllJudgedProps) {
  const labels = labelCounts(store, rows, names)
  return (
    <div className={classes.end}>
      <Panel title={hasOpen ? 'Some sources still wait' : 'All of these sources are judged'}>
        <Stack gap="sm" align="start">
          <Group gap="xs">
            {hasOpen ? null : <IconCircleCheck size={20} color="var(--mantine-color-teal-6)" aria-hidden />}
            <Text>{progressText(progress)}</Text>
          </Group>
          <Facts
            facts={[
              ['Accepted', countText(progress.accepted)],
              ['Rejected', countText(progress.rejected)],
              ...labels.map(([label, count]) => [label, countText(count)] as const),
            ]}
          />
          <Group gap="xs">
            {hasOpen ? <Button onClick={() => onBack(false)}>Go on judging</Button> : null}
            <Button variant="default" onClick={() => onBack(true)}>
              Go through all again
            </Button>
            <ButtonLink to="/results/$job" params={{ job }} variant="default">
              To the result
            </ButtonLink>
          </Group>
        </Stack>
      </Panel>
      <Panel title="Take it away">{exports}</Panel>
      <Panel title="With others">{agreement}</Panel>
    </div>
  )
}

/** The person's own labels, the most frequent first. */
function labelCounts(store: StatementStore, rows: ArrayLike<number>, names: readonly string[]): [string, number][] {
  const counts = new Map<string, number>()
  for (const row of Array.from(rows)) {
    const label = store.ownWord(names[row], 'label')
    if (label !== null) counts.set(label, (counts.get(label) ?? 0) + 1)
  }
  return [...counts].sort(([, a], [, b]) => b - a)
}

/** What stands where the queue has no source at all. */
export function EmptyQueue({ search, onAll }: { readonly search: string; readonly onAll: () => void }) {
  return (
    <Stack align="center" gap="xs" py="xl">
      <Title order={2}>No source is in the queue</Title>
      <Text c="dimmed">{search}</Text>
      <Button variant="default" onClick={onAll}>
        All sources
      </Button>
    </Stack>
  )
}
