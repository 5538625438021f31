// The viewer of one image, with the preview of what a run would find beside it.

import type { ImageView } from '@cirasa/api'
import type { Viewer } from '@cirasa/viewer'
import { Button, FileButton, Group } from '@mantine/core'
import { IconPhoto } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { usePageTitle } from '../frame/page-title.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { ButtonLink, TextLink } from '../parts/links.tsx'
import { Problem } from '../parts/problem.tsx'
import { useFile } from '../service/file-queries.ts'
import { ImagePane } from './image-pane.tsx'
import { IMAGE_ALONE, imagePanels } from './image-panels.tsx'
import { LocalWindow } from './local-window.tsx'
import { PlaneChoice } from './plane-choice.tsx'
import type { RasterChoice } from './shown-layers.ts'
import { SidePanel } from './side-panel.tsx'
import { Split } from './split.tsx'
import type { ViewSearch } from './view-address.ts'

const route = getRouteApi('/view')

/** The page `/view`. */
export function ViewPage() {
  const search = route.useSearch()
  const { data: file, error } = useFile(search.file)
  usePageTitle(file?.name ?? 'View')
  if (search.file === undefined) return <NoImage />
  if (error) return <Problem title="The file cannot be opened" error={error} />
  if (file === undefined) return null
  return <ImageWindow key={`${file.id}/${search.hdu}/${search.plane}`} file={file.id} name={file.name} />
}

function NoImage() {
  const [file, setFile] = useState<File>()
  if (file !== undefined) return <LocalWindow key={file.name} file={file} />
  return (
    <EmptyState
      icon={IconPhoto}
      title="No image is open"
      says="Open one from your data, or drop a FITS file anywhere on this page. A file can also be looked at and searched in this page alone, before it is uploaded."
    >
      <Group gap="xs" justify="center">
        <ButtonLink to="/data">To the data</ButtonLink>
        <FileButton onChange={(chosen) => chosen && setFile(chosen)} accept=".fits,.fit,.fts,.gz,.fz">
          {(props) => (
            <Button variant="default" {...props}>
              Look at a file of this machine
            </Button>
          )}
        </FileButton>
      </Group>
    </EmptyState>
  )
}

function ImageWindow({ file, name }: { readonly file: string; readonly name: string }) {
  const search = route.useSearch()
  const navigate = useNavigate({ from: '/view' })
  const [viewer, setViewer] = useState<Viewer>()
  const [view, setView] = useState<ImageView>()
  const onViewer = useCallback((made: Viewer | undefined, seen: ImageView | undefined) => {
    setViewer(made)
    setView(seen)
  }, [])
  const onState = useCallback(
    (state: ViewSearch) => void navigate({ search: (before) => ({ ...before, ...state }), replace: true }),
    [navigate],
  )
  const choices = useMemo(
    (): RasterChoice[] => [{ id: 'image', name: 'Image', place: { kind: 'file', file, hdu: search.hdu, plane: search.plane } }],
    [file, search.hdu, search.plane],
  )
  const previewed = useMemo(() => view && { ...view, name }, [view, name])
  const tools = (
    <>
      {view ? (
        <PlaneChoice view={view} onChange={({ hdu, plane }) => void navigate({ search: (before) => ({ ...before, hdu, plane }) })} />
      ) : null}
      <TextLink to="/data/$file" params={{ file }} fz="xs" ml="auto" truncate>
        {name}
      </TextLink>
    </>
  )
  return (
    <div style={{ height: 'var(--page-height)', display: 'flex' }}>
      <Split
        name="view"
        along="columns"
        share={0.72}
        label="Width of the image"
        first={
          <ImagePane name={name} choices={choices} shown={IMAGE_ALONE} state={search} onState={onState} onViewer={onViewer} tools={tools} />
        }
        second={
          <SidePanel
            tabs={imagePanels({
              ...{ viewer, view, name, choices },
              image: previewed,
              source: { file, hdu: search.hdu, plane: search.plane },
              onRun: (job) => void navigate({ to: '/jobs/$job', params: { job: job.id } }),
            })}
          />
        }
      />
    </div>
  )
}
