// Tag, limits and how long the job is kept.

import { Group, Switch, TextInput } from '@mantine/core'
import { durationText } from '../../parts/duration-text.ts'
import { useServiceInfo } from '../../service/service-queries.ts'
import type { RunDraft } from './run-draft.ts'

interface RunLimitsProps {
  readonly draft: RunDraft
  readonly problems: ReadonlyMap<string, string>
  /** Of files. */
  readonly count: number
  readonly onChange: (change: Partial<RunDraft>) => void
}

export function RunLimits({ draft, problems, count, onChange }: RunLimitsProps) {
  const { data: service } = useServiceInfo()
  const { limits, retention } = service ?? {}
  return (
    <>
      <TextInput
        label="Tag"
        description="A word to find the jobs by."
        maxLength={200}
        value={draft.tag}
        onChange={(event) => onChange({ tag: event.currentTarget.value })}
      />
      <Group grow align="start" gap="sm">
        <TextInput
          label="Longest run (min)"
          description={limits?.seconds === undefined ? 'no limit' : `at most ${durationText(limits.seconds)}`}
          inputMode="decimal"
          value={draft.minutes}
          error={problems.get('minutes')}
          onChange={(event) => onChange({ minutes: event.currentTarget.value })}
        />
        <TextInput
          label="Most memory (GB)"
          description={limits?.memoryBytes === undefined ? 'no limit' : `at most ${limits.memoryBytes / 1e9} GB`}
          inputMode="decimal"
          value={draft.gigabytes}
          error={problems.get('gigabytes')}
          onChange={(event) => onChange({ gigabytes: event.currentTarget.value })}
        />
        <TextInput
          label="Keep (days)"
          description={retention?.jobDays === undefined ? 'kept until removed' : `at most ${retention.jobDays}`}
          inputMode="decimal"
          value={draft.keepDays}
          error={problems.get('keepDays')}
          onChange={(event) => onChange({ keepDays: event.currentTarget.value })}
        />
      </Group>
      {count > 1 ? (
        <Switch
          label="One job for each file"
          checked={draft.oneJobPerFile}
          onChange={(event) => onChange({ oneJobPerFile: event.currentTarget.checked })}
        />
      ) : null}
    </>
  )
}
