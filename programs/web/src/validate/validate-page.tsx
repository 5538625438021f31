// The page of the queue: fetches the result and what was said of it, and then shows one source after the other.

import { Button, Center, Group, Loader, Stack, Text, Title } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Result } from '../catalogue/result.ts'
import { askPerson } from '../frame/ask-person.tsx'
import { usePageTitle } from '../frame/page-title.ts'
import { CopyAs } from '../parts/copy-as.tsx'
import { ButtonLink } from '../parts/links.tsx'
import { Problem } from '../parts/problem.tsx'
import { tellProblem } from '../parts/tell.tsx'
import { usePersonName, useService } from '../service/use-service.ts'
import { SavingState } from '../statements/saving-state.tsx'
import { useStatementStore, useStatementsVersion } from '../statements/use-statements.ts'
import { useResult, useWorkTable } from '../workspace/use-result.ts'
import { validateChoices } from './copy-choices.ts'
import type { ChangeSearch } from './use-judging-queue.ts'
import classes from './validate.module.css'
import { ValidateWindow } from './validate-window.tsx'

const route = getRouteApi('/jobs/$job/validate')

/** The page `/jobs/$job/validate`. */
export function ValidatePage() {
  const { job } = route.useParams()
  const { data: result, error } = useResult(job)
  const name = result?.run.image.name
  usePageTitle(name === undefined ? 'Validate' : `Validate ${name}`)
  if (error) {
    return (
      <Stack p="md" align="start">
        <Problem title="There is nothing to judge" error={error} />
        <ButtonLink to="/jobs/$job" params={{ job }}>
          To the job
        </ButtonLink>
      </Stack>
    )
  }
  return result === undefined ? <Waiting says="Fetching the catalogue" /> : <Judging result={result} />
}

function Judging({ result }: { readonly result: Result }) {
  const { job, run } = result
  const search = route.useSearch()
  const navigate = useNavigate({ from: '/jobs/$job/validate' })
  const onSearch: ChangeSearch = useCallback(
    (more) => void navigate({ search: (before) => ({ ...before, ...more }), replace: true }),
    [navigate],
  )
  // Without the line one can go on: what is said waits in the browser.
  const [isAlone, setAlone] = useState(false)
  const onProblem = useCallback((problem: unknown) => {
    setAlone(true)
    tellProblem('What people said cannot be read', problem)
  }, [])
  const { store, palette } = useStatementStore(job.id, onProblem)
  const version = useStatementsVersion(store)
  const work = useWorkTable(result, 'sources', store, palette)
  const { person } = useService()
  const name = usePersonName()
  const hasAsked = useRef(false)
  useEffect(() => {
    if (hasAsked.current) return
    hasAsked.current = true
    void askPerson(person)
  }, [person])
  return (
    <div className={classes.page}>
      <Group h={40} px="md" gap="md" wrap="nowrap" style={{ flex: 'none' }}>
        <Title order={1} fz="md" textWrap="nowrap">
          Validate {run.image.name}
        </Title>
        <SavingState store={store} />
        <Group gap="xs" ml="auto" wrap="nowrap">
          <Button
            variant={search.end ? 'light' : 'default'}
            aria-pressed={search.end === true}
            leftSection={<IconDownload size={14} />}
            onClick={() => onSearch({ end: search.end ? undefined : true })}
          >
            Export
          </Button>
          <CopyAs choices={validateChoices(job.id, window.location.origin)} />
          <ButtonLink to="/results/$job" params={{ job: job.id }} variant="default">
            To the result
          </ButtonLink>
        </Group>
      </Group>
      {work === undefined || !(store.isLoaded || isAlone) ? (
        <Waiting says="Fetching what people said" />
      ) : (
        <ValidateWindow {...{ result, work, store, palette, search, onSearch, version }} person={name} />
      )}
    </div>
  )
}

function Waiting({ says }: { readonly says: string }) {
  return (
    <Center h="50vh">
      <Stack align="center" gap="xs">
        <Loader size="sm" />
        <Text c="dimmed">{says}</Text>
      </Stack>
    </Center>
  )
}
