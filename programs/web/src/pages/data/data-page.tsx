// The files that were uploaded: found, looked at, named, sent to a run, removed and restored.

import { countOf } from '@cirasa/units'
import { Button, FileButton, Group, SegmentedControl, Select, Skeleton, Text } from '@mantine/core'
import { IconPhotoPlus, IconTrash, IconUpload } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo, useRef } from 'react'
import { Page } from '../../frame/page.tsx'
import { useShortcuts } from '../../frame/shortcuts.ts'
import { CopyAs } from '../../parts/copy-as.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { Problem } from '../../parts/problem.tsx'
import { SearchField } from '../../parts/search-field.tsx'
import { TagFilter } from '../../parts/tag-filter.tsx'
import { usePicked } from '../../parts/use-picked.ts'
import { VirtualTable } from '../../parts/virtual-table.tsx'
import { useFileList } from '../../service/file-queries.ts'
import type { FileListFilter } from '../../service/list-filters.ts'
import { useService } from '../../service/use-service.ts'
import { useFileColumns } from './file-columns.tsx'
import { filesAsCurl } from './files-as-curl.ts'
import { PickedFiles } from './picked-files.tsx'

const route = getRouteApi('/data')

const orders = [
  { value: 'newest', label: 'Newest first' },
  { value: 'oldest', label: 'Oldest first' },
  { value: 'name', label: 'By name' },
  { value: 'largest', label: 'Largest first' },
]

export function DataPage() {
  const { uploads } = useService()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const field = useRef<HTMLInputElement>(null)
  const isBin = search.bin === true
  const filter = useMemo((): FileListFilter => filterOf(search), [search])
  const { data, error, isLoading, hasNextPage, isFetchingNextPage, fetchNextPage } = useFileList(filter)
  const files = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data])
  const picked = usePicked(useMemo(() => files.map(({ id }) => id), [files]))
  const columns = useFileColumns(isBin)
  const total = data?.pages[0].total ?? 0
  const narrow = (change: Partial<typeof search>) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
  useShortcuts('Data', [{ keys: '/', says: 'Search', run: () => field.current?.focus() }])
  return (
    <Page
      title="Data"
      fills
      after={<Text c="dimmed">{data ? countOf(total, 'file') : ''}</Text>}
      actions={
        <>
          <CopyAs
            choices={[
              { name: 'URL', text: () => window.location.href },
              { name: 'curl', text: () => filesAsCurl(window.location.origin, filter) },
            ]}
          />
          <FileButton multiple onChange={(chosen) => uploads.add(chosen)}>
            {(props) => (
              <Button {...props} leftSection={<IconUpload size={14} />}>
                Upload
              </Button>
            )}
          </FileButton>
        </>
      }
    >
      <Group mb="sm" gap="xs" mih={32}>
        {picked.ids.size > 0 ? (
          <PickedFiles files={files.filter(({ id }) => picked.ids.has(id))} isBin={isBin} onClear={picked.clear} />
        ) : (
          <>
            <SearchField
              ref={field}
              label="Search names and tags"
              value={search.search ?? ''}
              onChange={(text) => narrow({ search: text })}
            />
            <TagFilter value={search.tag} known={files.map(({ tag }) => tag)} onChange={(tag) => narrow({ tag })} />
            <Select
              aria-label="Order"
              data={orders}
              value={search.sort ?? 'newest'}
              allowDeselect={false}
              w={140}
              onChange={(sort) => narrow({ sort: sort === 'newest' ? undefined : (sort as typeof search.sort) })}
            />
            <SegmentedControl
              aria-label="Which files"
              value={isBin ? 'bin' : 'files'}
              onChange={(value) => narrow({ bin: value === 'bin' ? true : undefined })}
              data={[
                { value: 'files', label: 'Files' },
                { value: 'bin', label: 'Bin' },
              ]}
            />
          </>
        )}
      </Group>
      {error ? <Problem error={error} /> : null}
      {isLoading ? <Skeleton h={240} /> : null}
      {data && files.length === 0 ? <NoFiles search={search} /> : null}
      {files.length > 0 ? (
        <VirtualTable
          label="Files"
          items={files}
          total={total}
          columns={columns}
          idOf={({ id }) => id}
          nameOf={({ name }) => name}
          rowHeight={48}
          minWidth={1180}
          picked={picked}
          more={hasNextPage && !isFetchingNextPage ? () => void fetchNextPage() : undefined}
        />
      ) : null}
    </Page>
  )
}

type DataSearch = ReturnType<typeof route.useSearch>

function filterOf({ search, tag, sort, bin }: DataSearch): FileListFilter {
  return { ...(search ? { search } : {}), ...(tag ? { tag } : {}), ...(sort ? { sort } : {}), ...(bin ? { removed: true } : {}) }
}

function NoFiles({ search: { search, tag, bin } }: { readonly search: DataSearch }) {
  if (search || tag) return <EmptyState title="No file matches" says="Search for less, or take the tag away." />
  if (bin)
    return <EmptyState icon={IconTrash} title="The bin is empty" says="What you remove lies here for some days and can be had back." />
  return (
    <EmptyState
      icon={IconPhotoPlus}
      title="No files yet"
      says="Drop FITS images anywhere on this page, or choose them with Upload. Large ones may take their time: they go on while you look at other pages."
    />
  )
}
