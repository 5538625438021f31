// The last step: what is about to be submitted, its tag and limits, and the way to do the same elsewhere.

import type { App, Job, Submission } from '@cirasa/api'
import { countOf } from '@cirasa/units'
import { Button, Grid, Group, Stack, Text } from '@mantine/core'
import { IconRocket } from '@tabler/icons-react'
import { useQueries } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { CopyAs } from '../../parts/copy-as.tsx'
import { ChangedOptionsTable } from '../../parts/option-form/changed-options.tsx'
import { optionsOf } from '../../parts/option-form/option-draft.ts'
import { Panel } from '../../parts/panel.tsx'
import { Problem } from '../../parts/problem.tsx'
import { submissionChoices } from '../../parts/submission-text.ts'
import { queryKeys } from '../../service/query-keys.ts'
import { useClient } from '../../service/use-service.ts'
import { Remarks } from './options-step.tsx'
import type { RunDraft, RunReading } from './run-draft.ts'
import { RunLimits } from './run-limits.tsx'
import { useSubmitRun } from './use-submit-run.ts'

interface SummaryStepProps {
  readonly app: App
  /** The job that is done again. */
  readonly job: Job | undefined
  readonly files: readonly string[]
  readonly others: Submission['inputs']
  readonly draft: RunDraft
  readonly reading: RunReading
  readonly onChange: (change: Partial<RunDraft>) => void
  readonly onSubmitted: () => void
  readonly onBack: (step: 'files' | 'options') => void
}

export function SummaryStep(props: SummaryStepProps) {
  const { app, files, others, draft, reading, onChange, onSubmitted, onBack } = props
  const navigate = useNavigate()
  const { mutate: submit, error, isPending } = useSubmitRun(props)
  const named = useNames(files)
  const count = files.length + others.length
  const jobs = draft.oneJobPerFile ? count : Math.min(count, 1)
  const send = () =>
    submit(undefined, {
      onSuccess: (submitted) => {
        onSubmitted()
        if (submitted.length === 1) void navigate({ to: '/jobs/$job', params: { job: submitted[0].id } })
        else void navigate({ to: '/jobs', search: { batch: submitted[0]?.batch } })
      },
    })
  return (
    <Grid gap="sm" w="100%">
      <Grid.Col span={{ base: 12, md: 7 }}>
        <Stack gap="sm">
          <Remarks remarks={reading.remarks} />
          <Panel
            title={`${app.name}, ${changedText(Object.keys(reading.options).length)}`}
            after={
              <Button variant="subtle" size="compact-xs" onClick={() => onBack('options')}>
                Change settings
              </Button>
            }
          >
            {Object.keys(reading.options).length === 0 ? (
              <Text c="dimmed">The defaults suit most radio maps.</Text>
            ) : (
              <ChangedOptionsTable table={optionsOf(app)} values={reading.options} />
            )}
          </Panel>
          <Panel
            title={countOf(count, 'file')}
            after={
              <Button variant="subtle" size="compact-xs" onClick={() => onBack('files')}>
                Change files
              </Button>
            }
          >
            <Stack gap={2} mah={260} style={{ overflow: 'auto' }}>
              {named.map(({ id, name }) => (
                <Text key={id}>{name}</Text>
              ))}
              {others.map((input) => (
                <Text key={input.kind === 'path' ? input.path : input.id}>{input.kind === 'path' ? input.path : input.id}</Text>
              ))}
              {count === 0 ? <Text c="dimmed">None is picked yet.</Text> : null}
            </Stack>
          </Panel>
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Panel title="Tag and limits">
          <Stack gap="sm">
            <RunLimits draft={draft} problems={reading.problems} count={count} onChange={onChange} />
            {error ? <Problem error={error} /> : null}
            <Group justify="space-between">
              <CopyAs
                choices={submissionChoices({
                  origin: window.location.origin,
                  app: app.name,
                  files: named,
                  options: reading.options,
                  tag: draft.tag.trim(),
                })}
              />
              <Button
                size="sm"
                leftSection={<IconRocket size={16} />}
                loading={isPending}
                disabled={count === 0 || reading.problems.size > 0}
                onClick={send}
              >
                Submit {countOf(jobs, 'job')}
              </Button>
            </Group>
          </Stack>
        </Panel>
      </Grid.Col>
    </Grid>
  )
}

const changedText = (count: number): string => (count === 0 ? 'all options at their defaults' : `${countOf(count, 'option')} changed`)

/** The files by name; by id until that is known. */
function useNames(files: readonly string[]): readonly { readonly id: string; readonly name: string }[] {
  const client = useClient()
  return useQueries({
    queries: files.map((id) => ({
      queryKey: queryKeys.file(id),
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => client.files.get(id, signal),
    })),
    combine: (answers) => answers.map(({ data }, index) => ({ id: files[index], name: data?.name ?? files[index] })),
  })
}
