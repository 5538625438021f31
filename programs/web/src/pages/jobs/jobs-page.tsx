// All jobs, as they go: found, watched, cancelled, removed, compared.

import type { Job } from '@cirasa/api'
import { countOf } from '@cirasa/units'
import { Group, Select, Skeleton, Text } from '@mantine/core'
import { IconPlus, IconTimeline } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo, useRef } from 'react'
import { Page } from '../../frame/page.tsx'
import { useShortcuts } from '../../frame/shortcuts.ts'
import { CopyAs } from '../../parts/copy-as.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ButtonLink, TextLink } from '../../parts/links.tsx'
import { Problem } from '../../parts/problem.tsx'
import { SearchField } from '../../parts/search-field.tsx'
import { TagFilter } from '../../parts/tag-filter.tsx'
import { usePicked } from '../../parts/use-picked.ts'
import { VirtualTable } from '../../parts/virtual-table.tsx'
import { useJobList } from '../../service/job-queries.ts'
import { jobStates, stateWords } from '../../service/job-states.ts'
import type { JobListFilter } from '../../service/list-filters.ts'
import { jobColumns } from './list/job-columns.tsx'
import { PickedJobs } from './list/picked-jobs.tsx'

const route = getRouteApi('/jobs')

const states = jobStates.map((state) => ({ value: state, label: stateWords[state].says }))

export function JobsPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const field = useRef<HTMLInputElement>(null)
  const filter = useMemo(() => Object.fromEntries(Object.entries(search).filter(([, value]) => value)) as JobListFilter, [search])
  const { data, error, isLoading, hasNextPage, isFetchingNextPage, fetchNextPage } = useJobList(filter)
  const jobs = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data])
  const picked = usePicked(useMemo(() => jobs.map(({ id }) => id), [jobs]))
  const total = data?.pages[0].total ?? 0
  const narrow = (change: Partial<JobListFilter>) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
  useShortcuts('Jobs', [{ keys: '/', says: 'Search', run: () => field.current?.focus() }])
  return (
    <Page
      title="Jobs"
      fills
      after={<Text c="dimmed">{data ? countOf(total, 'job') : ''}</Text>}
      actions={
        <>
          <CopyAs
            choices={[
              { name: 'URL', text: () => window.location.href },
              { name: 'curl', text: () => jobsAsCurl(window.location.origin, filter) },
            ]}
          />
          <ButtonLink to="/new" leftSection={<IconPlus size={14} />}>
            New run
          </ButtonLink>
        </>
      }
    >
      <Group mb="sm" gap="xs" mih={32}>
        {picked.ids.size > 0 ? (
          <PickedJobs jobs={jobs.filter(({ id }) => picked.ids.has(id))} onClear={picked.clear} />
        ) : (
          <>
            <SearchField
              ref={field}
              label="Search inputs and tags"
              value={search.search ?? ''}
              onChange={(text) => narrow({ search: text })}
            />
            <TagFilter value={search.tag} known={jobs.map(({ tag }) => tag)} onChange={(tag) => narrow({ tag })} />
            <Select
              aria-label="State"
              placeholder="Any state"
              data={states}
              value={search.state ?? null}
              clearable
              clearButtonProps={{ 'aria-label': 'Any state' }}
              w={150}
              onChange={(state) => narrow({ state: (state as Job['state'] | null) ?? undefined })}
            />
            {search.batch || search.input ? (
              <Text c="dimmed">
                {search.batch ? 'Only jobs of one submission. ' : 'Only jobs on one file. '}
                <TextLink to="/jobs">Show all</TextLink>
              </Text>
            ) : null}
          </>
        )}
      </Group>
      {error ? <Problem error={error} /> : null}
      {isLoading ? <Skeleton h={240} /> : null}
      {data && jobs.length === 0 ? <NoJobs isNarrowed={Object.keys(filter).length > 0} /> : null}
      {jobs.length > 0 ? (
        <VirtualTable
          label="Jobs"
          items={jobs}
          total={total}
          columns={jobColumns}
          idOf={({ id }) => id}
          nameOf={({ id, tag }) => `job ${tag || id.slice(0, 8)}`}
          rowHeight={46}
          minWidth={1120}
          picked={picked}
          more={hasNextPage && !isFetchingNextPage ? () => void fetchNextPage() : undefined}
        />
      ) : null}
    </Page>
  )
}

function NoJobs({ isNarrowed }: { readonly isNarrowed: boolean }) {
  if (isNarrowed)
    return (
      <EmptyState title="No job matches" says="Search for less, or choose any state.">
        <ButtonLink to="/jobs" variant="default">
          Show all
        </ButtonLink>
      </EmptyState>
    )
  return (
    <EmptyState icon={IconTimeline} title="No jobs yet" says="A job searches an image for sources. Choose an image and how it is searched.">
      <ButtonLink to="/new">New run</ButtonLink>
    </EmptyState>
  )
}

/** @param origin such as `http://127.0.0.1:8080` */
function jobsAsCurl(origin: string, filter: JobListFilter): string {
  const query = new URLSearchParams(Object.entries(filter).map(([name, value]) => [name, String(value)]))
  return `curl "${origin}/api/v1/jobs${query.size === 0 ? '' : `?${query}`}"`
}
