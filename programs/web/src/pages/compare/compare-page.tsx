// Two results of the same sky: how many each has, how those that both have differ, and what only one has.

import { Group, Loader, NumberInput, SegmentedControl, Text } from '@mantine/core'
import { IconArrowsDiff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { loadResult } from '../../catalogue/load-result.ts'
import { Page } from '../../frame/page.tsx'
import { CopyAs } from '../../parts/copy-as.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { Problem } from '../../parts/problem.tsx'
import { useClient } from '../../service/use-service.ts'
import { ComparisonView } from './comparison-view.tsx'
import { ResultChoice } from './result-choice.tsx'

const route = getRouteApi('/compare')

export function ComparePage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const a = useResult(search.a)
  const b = useResult(search.b)
  const table = search.table ?? 'sources'
  const beam = a.data?.run.image.beam
  const radius = search.radius ?? (beam ? Math.round(5 * Math.sqrt(beam.major * beam.minor)) / 10 : 5)
  const change = (change: Partial<typeof search>) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
  const error = a.error ?? b.error
  const isLoading = (search.a && a.isLoading) || (search.b && b.isLoading)
  return (
    <Page title="Compare" actions={<CopyAs choices={choicesOf(search, table, radius)} />}>
      <Group mb="sm" gap="sm" align="end">
        <ResultChoice label="A" value={search.a} onChange={(id) => change({ a: id })} />
        <ResultChoice label="B" value={search.b} onChange={(id) => change({ b: id })} />
        <SegmentedControl
          aria-label="Table"
          value={table}
          onChange={(value) => change({ table: value === 'components' ? 'components' : undefined })}
          data={[
            { value: 'sources', label: 'Sources' },
            { value: 'components', label: 'Components' },
          ]}
        />
        <NumberInput
          label="Match within (arcsec)"
          value={radius}
          min={0.01}
          max={3600}
          step={1}
          w={150}
          onChange={(value) => typeof value === 'number' && value > 0 && change({ radius: value })}
        />
      </Group>
      {error ? <Problem error={error} /> : null}
      {isLoading ? (
        <Group gap="xs" role="status">
          <Loader size="xs" />
          <Text c="dimmed">The catalogues are coming.</Text>
        </Group>
      ) : null}
      {search.a && search.b ? null : (
        <EmptyState
          icon={IconArrowsDiff}
          title="Choose two results"
          says="Such as a run and the same with another threshold, or two images of the same sky. They are matched by position."
        />
      )}
      {a.data && b.data && !error ? <ComparisonView a={a.data} b={b.data} table={table} radius={radius} /> : null}
    </Page>
  )
}

function useResult(id: string | undefined) {
  const client = useClient()
  return useQuery({
    queryKey: ['results', id],
    queryFn: ({ signal }) => loadResult(client, id ?? '', { signal }),
    enabled: id !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    // Columns of a million rows are not compared field by field.
    structuralSharing: false,
  })
}

function choicesOf({ a, b }: { readonly a?: string; readonly b?: string }, table: string, radius: number) {
  const { origin } = window.location
  const fetchOne = (id: string | undefined, name: string) =>
    `curl -o ${name}.vot "${origin}/api/v1/jobs/${id ?? 'JOB'}/catalogue/${table}?format=votable"`
  return [
    { name: 'URL', text: () => window.location.href },
    {
      name: 'CLI',
      text: () =>
        `${fetchOne(a, 'a')}\n${fetchOne(b, 'b')}\ncirasa compare b.vot a.vot --table ${table} --reference-table ${table} --radius ${radius}\n`,
    },
  ]
}
