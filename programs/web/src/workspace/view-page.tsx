// The viewer of one image, with the preview of what a run would find beside it.

import type { ImageView } from '@cirasa/api'
import type { Viewer } from '@cirasa/viewer'
import { Button, FileButton, Group } from '@mantine/core'
import { IconPhoto } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { usePageTitle } from '../frame/page-title.ts'
import { CopyAs } from '../parts/copy-as.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { ButtonLink, TextLink } from '../parts/links.tsx'
import { Problem } from '../parts/problem.tsx'
import { useFile } from '../service/file-queries.ts'
import { imageChoices } from './copy-choices.ts'
import { ImagePane } from './image-pane.tsx'
import { imagePanels } from './image-panels.tsx'
import { LocalWindow } from './local-window.tsx'
import { PlaneChoice } from './plane-choice.tsx'
import { Anew, KeptWindow, useKept } from './saving/kept-window.tsx'
import { useKeptLooks } from './saving/use-kept-looks.ts'
import { useKeptRegions } from './saving/use-kept-regions.ts'
import { WorkspaceMenu } from './saving/workspace-menu.tsx'
import type { RasterChoice } from './shown-layers.ts'
import { SidePanel } from './side-panel.tsx'
import { Split } from './split.tsx'
import { layerKeys, useShownLayers } from './use-shown-layers.ts'
import type { ViewSearch } from './view-address.ts'
import type { ImagePanel } from './view-search.ts'

const route = getRouteApi('/view')

/** The page `/view`. */
export function ViewPage() {
  const search = route.useSearch()
  const navigate = useNavigate()
  const { data: file, error } = useFile(search.file)
  const onSearch = useCallback(
    (next: Readonly<Record<string, unknown>>) => navigate({ to: '/view', search: { ...next, file: search.file }, replace: true }),
    [navigate, search.file],
  )
  usePageTitle(file?.name ?? 'View')
  if (search.file === undefined) return <NoImage />
  if (error) return <Problem title="The file cannot be opened" error={error} />
  if (file === undefined) return null
  return (
    <KeptWindow kind="image" id={file.id} search={search} onSearch={onSearch}>
      <Anew>
        <ImageWindow key={`${file.id}/${search.hdu}/${search.plane}`} file={file.id} name={file.name} />
      </Anew>
    </KeptWindow>
  )
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
  const onLayers = useCallback((layers: string | undefined) => onState({ layers }), [onState])
  const layers = useShownLayers({ viewer, choices, layers: search.layers, onLayers })
  const [find, onFind] = useKept('find')
  useKeptLooks(viewer, choices)
  useKeptRegions(viewer, view)
  const previewed = useMemo(() => view && { ...view, name }, [view, name])
  const tools = (
    <>
      {view ? (
        <PlaneChoice view={view} onChange={({ hdu, plane }) => void navigate({ search: (before) => ({ ...before, hdu, plane }) })} />
      ) : null}
      <TextLink to="/data/$file" params={{ file }} fz="xs" ml="auto" truncate>
        {name}
      </TextLink>
      <CopyAs choices={imageChoices(() => ({ file, name, hdu: view?.hdu, plane: view?.plane }), window.location.origin)} />
      <WorkspaceMenu />
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
          <ImagePane {...{ name, choices, onState, onViewer, tools }} shown={layers.shown} onLayerKey={layerKeys(layers)} state={search} />
        }
        second={
          <SidePanel
            tabs={imagePanels({
              ...{ viewer, view, name, layers, find, onFind },
              image: previewed,
              source: { file, hdu: search.hdu, plane: search.plane },
              onRun: (job) => void navigate({ to: '/jobs/$job', params: { job: job.id } }),
            })}
            open={search.panel}
            onOpen={(panel) => void navigate({ search: (before) => ({ ...before, panel: panel as ImagePanel }), replace: true })}
          />
        }
      />
    </div>
  )
}
