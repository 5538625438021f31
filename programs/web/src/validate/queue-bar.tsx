// The line that says how the queue goes and what is in it: progress, order, which sources, filter.

import { Group, Progress, Select, Switch, Text } from '@mantine/core'
import { FilterBar } from '../table/filter-bar.tsx'
import type { WorkTable } from '../workspace/use-result.ts'
import { progressText } from './queue-steps.ts'
import type { ChangeSearch, JudgingQueue } from './use-judging-queue.ts'
import classes from './validate.module.css'
import { GOING_ON, type GoingOn, ORDERS, type QueueOrder, type QueueScope, SCOPES, type ValidateSearch } from './validate-search.ts'

const ORDER_NAMES: Readonly<Record<QueueOrder, string>> = {
  catalogue: 'As in the catalogue',
  faint: 'Faintest first (S/N)',
  bright: 'Brightest first (S/N)',
  flagged: 'Flagged first',
  random: 'By chance',
  disputed: 'Most disputed first',
}

const SCOPE_NAMES: Readonly<Record<QueueScope, string>> = {
  open: 'Not judged by me',
  disputed: 'People disagree',
  all: 'All sources',
}

const GOING_NAMES: Readonly<Record<GoingOn, string>> = {
  judged: 'after label or verdict',
  verdict: 'after a verdict',
  never: 'by j alone',
}

const choices = <Name extends string>(names: readonly Name[], texts: Readonly<Record<Name, string>>) =>
  names.map((value) => ({ value, label: texts[value] }))

interface QueueBarProps {
  readonly queue: JudgingQueue
  readonly work: WorkTable
  readonly search: ValidateSearch
  readonly onSearch: ChangeSearch
}

export function QueueBar({ queue, work, search, onSearch }: QueueBarProps) {
  const { progress } = queue
  return (
    <div className={classes.bar}>
      <Group gap="xs" wrap="nowrap">
        <Progress.Root w={110} size="sm">
          <Progress.Section
            value={progress.total === 0 ? 0 : (100 * progress.judged) / progress.total}
            aria-label={`Judged: ${progressText(progress)}`}
          />
        </Progress.Root>
        <Text role="status" style={{ whiteSpace: 'nowrap' }}>
          {progressText(progress)}
          {queue.putOff > 0 ? `, ${queue.putOff} later` : ''}
        </Text>
      </Group>
      <Select
        aria-label="Order"
        w={170}
        data={choices(ORDERS, ORDER_NAMES)}
        value={search.order ?? 'catalogue'}
        allowDeselect={false}
        onChange={(order) => onSearch({ order: order === 'catalogue' ? undefined : (order as QueueOrder) })}
      />
      <Select
        aria-label="Which sources"
        w={150}
        data={choices(SCOPES, SCOPE_NAMES)}
        value={search.show ?? 'open'}
        allowDeselect={false}
        onChange={(show) => onSearch({ show: show === 'open' ? undefined : (show as QueueScope) })}
      />
      <div style={{ flex: '1 1 220px', display: 'flex' }}>
        <FilterBar
          table={work.table}
          selection={work.selection}
          marks={work.marks}
          filter={search.filter ?? ''}
          onFilter={(filter) => onSearch({ filter: filter || undefined })}
        />
      </div>
      <Switch
        label="Show what others said"
        checked={search.others ?? false}
        onChange={({ currentTarget }) => onSearch({ others: currentTarget.checked || undefined })}
      />
    </div>
  )
}

/** Chooses after what the next source comes. */
export function GoingOnChoice({ search, onSearch }: Pick<QueueBarProps, 'search' | 'onSearch'>) {
  return (
    <Group gap={6} wrap="nowrap">
      <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
        Go on
      </Text>
      <Select
        aria-label="When the next source comes"
        w={160}
        data={choices(GOING_ON, GOING_NAMES)}
        value={search.goOn ?? 'judged'}
        allowDeselect={false}
        onChange={(goOn) => onSearch({ goOn: goOn === 'judged' ? undefined : (goOn as GoingOn) })}
      />
    </Group>
  )
}
