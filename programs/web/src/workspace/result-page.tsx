// The page of one result: what it is and what can be had of it in a line, and its window.

import { countOf } from '@cirasa/units'
import { Center, Group, Loader, Stack, Text, Title } from '@mantine/core'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { usePageTitle } from '../frame/page-title.ts'
import { bytesText } from '../parts/bytes-text.ts'
import { ButtonLink, TextLink } from '../parts/links.tsx'
import { Problem } from '../parts/problem.tsx'
import { ResultWindow } from './result-window.tsx'
import { KeptWindow } from './saving/kept-window.tsx'
import { WorkspaceMenu } from './saving/workspace-menu.tsx'
import { useResult } from './use-result.ts'

const route = getRouteApi('/results/$job')

/** The page `/results/$job`. */
export function ResultPage() {
  const { job } = route.useParams()
  const search = route.useSearch()
  const navigate = useNavigate()
  const onSearch = useCallback(
    (next: Readonly<Record<string, unknown>>) => navigate({ to: '/results/$job', params: { job }, search: next, replace: true }),
    [navigate, job],
  )
  const { data: result, error, bytes } = useResult(job)
  const name = result?.run.image.name
  usePageTitle(name === undefined ? 'Result' : `Result of ${name}`)
  if (error) {
    return (
      <Stack p="md" align="start">
        <Problem title="The result cannot be shown" error={error} />
        <ButtonLink to="/jobs/$job" params={{ job }}>
          To the job
        </ButtonLink>
      </Stack>
    )
  }
  if (result === undefined) {
    return (
      <Center h="60vh">
        <Stack align="center" gap="xs">
          <Loader size="sm" />
          <Text c="dimmed">{bytes > 0 ? `${bytesText(bytes)} of the catalogue have come` : 'Fetching the catalogue'}</Text>
        </Stack>
      </Center>
    )
  }
  const { sources, components, islands } = result.run.counts
  return (
    <KeptWindow kind="result" id={job} search={search} onSearch={onSearch}>
      <Group h={40} px="sm" gap="md" wrap="nowrap" style={{ borderBottom: '1px solid var(--mantine-color-default-border)' }}>
        <Title order={1} fz="md" textWrap="nowrap">
          {name}
        </Title>
        <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
          {countOf(sources, 'source')}, {countOf(components, 'component')}, {countOf(islands, 'island')}
        </Text>
        <TextLink to="/jobs/$job" params={{ job }} fz="xs" style={{ whiteSpace: 'nowrap' }}>
          How it was made
        </TextLink>
        <Group gap="xs" ml="auto" wrap="nowrap">
          <WorkspaceMenu />
          <ButtonLink to="/jobs/$job/validate" params={{ job }} variant="default">
            Validate
          </ButtonLink>
        </Group>
      </Group>
      <ResultWindow result={result} />
    </KeptWindow>
  )
}
