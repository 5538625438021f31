// The way to a new job, in three steps: files, how they are searched, a last look.

import type { Job, Submission } from '@cirasa/api'
import { countOf } from '@cirasa/units'
import { Button, Skeleton, Stepper, Text } from '@mantine/core'
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Page } from '../../frame/page.tsx'
import { Problem } from '../../parts/problem.tsx'
import { useJob } from '../../service/job-queries.ts'
import { useApp, useApps } from '../../service/service-queries.ts'
import { FilesStep } from './files-step.tsx'
import { OptionsStep } from './options-step.tsx'
import { readRun } from './run-draft.ts'
import { SummaryStep } from './summary-step.tsx'
import { useRunDraft } from './use-run-draft.ts'

const route = getRouteApi('/new')

const steps = ['files', 'options', 'summary'] as const

export function NewRunPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { data: job, error: jobError } = useJob(search.from)
  const { data: apps, error: appsError } = useApps()
  const { draft, change, reset } = useRunDraft(search.from, job)
  const name = search.app ?? job?.app ?? apps?.[0]?.name
  const { data: app, error: appError } = useApp(name)
  const files = search.files ?? []
  const others = job === undefined ? [] : othersOf(job)
  const go = (change: Partial<typeof search>) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
  // A job that is done again brings its files, unless others were chosen meanwhile.
  useEffect(() => {
    if (job === undefined || search.files !== undefined) return
    const own = job.inputs.flatMap(({ kind, id }) => (kind === 'file' && id !== undefined ? [id] : []))
    if (own.length > 0) void navigate({ search: (before) => ({ ...before, files: own, step: before.step ?? 'options' }), replace: true })
  }, [job, search.files, navigate])
  const count = files.length + others.length
  const step = search.step ?? (count > 0 ? 'options' : 'files')
  const active = steps.indexOf(step)
  const error = jobError ?? appsError ?? appError
  if (error) return <Page title="New run">{<Problem error={error} />}</Page>
  if (!app || (search.from !== undefined && !job)) return <Page title="New run">{<Skeleton h={320} />}</Page>
  const reading = readRun(app, draft)
  const isStuck = step === 'files' ? count === 0 : step === 'options' && reading.problems.size > 0
  return (
    <Page
      title={search.from === undefined ? 'New run' : 'Run again, with changes'}
      fills={step === 'files'}
      actions={
        <>
          {isStuck ? <Text c="dimmed">{step === 'files' ? 'Pick a file to go on' : 'Mend what is marked to go on'}</Text> : null}
          <Button
            variant="default"
            leftSection={<IconArrowLeft size={14} />}
            disabled={active === 0}
            onClick={() => go({ step: steps[active - 1] })}
          >
            Back
          </Button>
          {active < 2 ? (
            <Button rightSection={<IconArrowRight size={14} />} disabled={isStuck} onClick={() => go({ step: steps[active + 1] })}>
              Next
            </Button>
          ) : null}
        </>
      }
    >
      <Stepper
        active={active}
        size="xs"
        mb="md"
        maw={900}
        iconSize={26}
        onStepClick={(index) => go({ step: steps[index] })}
        allowNextStepsSelect={!isStuck}
      >
        <Stepper.Step label="Files" description={count === 0 ? 'what is searched' : countOf(count, 'file')} />
        <Stepper.Step label="Settings" description={changedText(Object.keys(reading.options).length)} />
        <Stepper.Step label="Summary" description="a last look" />
      </Stepper>
      {step === 'files' ? <FilesStep app={app} files={files} onChange={(chosen) => go({ files: chosen, step: 'files' })} /> : null}
      {step === 'options' ? (
        <OptionsStep
          apps={apps ?? []}
          app={app}
          draft={draft}
          reading={reading}
          onApp={(chosen) => go({ app: chosen })}
          onChange={(options) => change((before) => ({ ...before, options: options(before.options) }))}
        />
      ) : null}
      {step === 'summary' ? (
        <SummaryStep
          app={app}
          job={job}
          files={files}
          others={others}
          draft={draft}
          reading={reading}
          onChange={change}
          onSubmitted={reset}
          onBack={(back) => go({ step: back })}
        />
      ) : null}
    </Page>
  )
}

const changedText = (count: number): string => (count === 0 ? 'all defaults' : `${count} changed`)

/** Inputs of a job that are no uploaded files: they stay as they are. */
function othersOf({ inputs }: Job): Submission['inputs'] {
  return inputs.flatMap(({ kind, id, path }): Submission['inputs'] => {
    if (kind === 'dataset' && id !== undefined) return [{ kind, id }]
    return kind === 'path' && path !== undefined ? [{ kind, path }] : []
  })
}
