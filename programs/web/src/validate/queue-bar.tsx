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

interface ChoiceProps<Name extends string> {
  readonly label: string
  readonly width: number
  /** The first one is the usual: the address does not say it. */
  readonly names: readonly Name[]
  readonly texts: Readonly<Record<Name, string>>
  readonly value: Name | undefined
  readonly onChange: (name: Name | undefined) => void
}

/** One of a few, which stands in the address. */
function Choice<Name extends string>({ label, width, names, texts, value, onChange }: ChoiceProps<Name>) {
  const [usual] = names
  return (
    <Select
      aria-label={label}
      w={width}
      data={names.map((name) => ({ value: name, label: texts[name] }))}
      value={value ?? usual}
      allowDeselect={false}
      onChange={(name) => onChange(name === usual ? undefined : (name as Name))}
    />
  )
}

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
      <Choice label="Order" width={170} names={ORDERS} texts={ORDER_NAMES} value={search.order} onChange={(order) => onSearch({ order })} />
      <Choice
        label="Which sources"
        width={150}
        names={SCOPES}
        texts={SCOPE_NAMES}
        value={search.show}
        onChange={(show) => onSearch({ show })}
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
      <Choice
        label="When the next source comes"
        width={160}
        names={GOING_ON}
        texts={GOING_NAMES}
        value={search.goOn}
        onChange={(goOn) => onSearch({ goOn })}
      />
    </Group>
  )
}
