// The first step: which images are searched; new ones can be uploaded here.

import type { App, File } from '@cirasa/api'
import { countOf } from '@cirasa/units'
import { Button, FileButton, Group, Skeleton, Text } from '@mantine/core'
import { IconPhotoPlus, IconUpload } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Age } from '../../parts/age.tsx'
import { bytesText } from '../../parts/bytes-text.ts'
import { EmptyState } from '../../parts/empty-state.tsx'
import { Problem } from '../../parts/problem.tsx'
import { SearchField } from '../../parts/search-field.tsx'
import { Thumbnail } from '../../parts/thumbnail.tsx'
import { type Picked, withToggled } from '../../parts/use-picked.ts'
import { type VirtualColumn, VirtualTable } from '../../parts/virtual-table.tsx'
import { useFileList } from '../../service/file-queries.ts'
import { useService, useUploads } from '../../service/use-service.ts'
import { beamText, sizeText } from '../data/image-text.ts'

interface FilesStepProps {
  readonly app: App
  /** Ids of the files that are chosen. */
  readonly files: readonly string[]
  readonly onChange: (files: readonly string[]) => void
}

export function FilesStep({ app, files, onChange }: FilesStepProps) {
  const [search, setSearch] = useState('')
  const filter = useMemo(() => (search === '' ? {} : { search }), [search])
  const { data, error, isLoading, hasNextPage, isFetchingNextPage, fetchNextPage } = useFileList(filter)
  const formats = useMemo(() => new Set(app.inputs.flatMap((input) => input.formats)), [app])
  const shown = useMemo(() => data?.pages.flatMap(({ items }) => items).filter(({ format }) => formats.has(format)) ?? [], [data, formats])
  const listed = useMemo(() => shown.map(({ id }) => id), [shown])
  const picked = pickedFrom(files, listed, onChange)
  const upload = useUploadsThatArePicked(files, onChange)
  return (
    <>
      <Group mb="sm" gap="sm">
        <SearchField label="Search names and tags" value={search} onChange={setSearch} />
        <FileButton multiple onChange={upload}>
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconUpload size={14} />}>
              Upload more
            </Button>
          )}
        </FileButton>
        <Text c="dimmed" role="status">
          {countOf(files.length, 'file')} picked
        </Text>
        {files.length > 0 ? (
          <Button variant="subtle" color="gray" onClick={picked.clear}>
            Pick none
          </Button>
        ) : null}
      </Group>
      {error ? <Problem error={error} /> : null}
      {isLoading ? <Skeleton h={240} /> : null}
      {data && shown.length === 0 ? (
        <EmptyState
          icon={IconPhotoPlus}
          title={search === '' ? 'No images yet' : 'No image matches'}
          says={search === '' ? 'Upload one, or drop it anywhere on this page.' : 'Search for less.'}
        />
      ) : null}
      {shown.length > 0 ? (
        <VirtualTable
          label="Images"
          items={shown}
          total={data?.pages[0].total ?? 0}
          columns={columns}
          idOf={({ id }) => id}
          nameOf={({ name }) => name}
          rowHeight={40}
          minWidth={760}
          picked={picked}
          more={hasNextPage && !isFetchingNextPage ? () => void fetchNextPage() : undefined}
        />
      ) : null}
    </>
  )
}

const columns: readonly VirtualColumn<File>[] = [
  { title: 'Image', width: 36, cell: ({ id, metadata }) => <Thumbnail file={metadata?.image ? id : undefined} size={32} /> },
  { title: 'Name', cell: ({ name }) => name },
  { title: 'Size', width: 76, align: 'right', cell: ({ bytes }) => bytesText(bytes) },
  { title: 'Pixels', width: 110, align: 'right', cell: ({ metadata }) => sizeText(metadata?.image) },
  { title: 'Beam (arcsec)', width: 110, align: 'right', cell: ({ metadata }) => beamText(metadata?.image?.beam) },
  { title: 'Tag', width: 140, cell: ({ tag }) => tag },
  { title: 'Uploaded', width: 110, cell: ({ uploaded }) => <Age at={uploaded} /> },
]

/** The picks of a list of which only a part may be in sight: those that are not listed stay picked. */
function pickedFrom(files: readonly string[], listed: readonly string[], onChange: (files: readonly string[]) => void): Picked {
  const ids = new Set(files.filter((id) => listed.includes(id)))
  const hidden = files.filter((id) => !ids.has(id))
  return {
    ids,
    toggle: (id) => onChange([...hidden, ...withToggled(ids, listed, id, undefined)]),
    toggleAll: () => onChange(ids.size === listed.length ? hidden : [...hidden, ...listed]),
    clear: () => onChange([]),
  }
}

/** What is uploaded here is picked when it has arrived. */
function useUploadsThatArePicked(files: readonly string[], onChange: (files: readonly string[]) => void) {
  const { uploads } = useService()
  const items = useUploads()
  const awaited = useRef<Set<number>>(new Set())
  useEffect(() => {
    const arrived = items.filter(({ key, file }) => file !== undefined && awaited.current.has(key))
    if (arrived.length === 0) return
    for (const { key } of arrived) awaited.current.delete(key)
    onChange([...new Set([...files, ...arrived.map(({ file }) => file?.id ?? '')])])
  }, [items, files, onChange])
  return (chosen: readonly globalThis.File[]) => {
    for (const key of uploads.add(chosen)) awaited.current.add(key)
  }
}
