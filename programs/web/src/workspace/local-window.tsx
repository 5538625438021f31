// A file of one's own machine in the viewer, with the preview: nothing of it leaves the page until it is uploaded.

import type { ImageView } from '@cirasa/api'
import type { Viewer } from '@cirasa/viewer'
import { Button, Center, Loader, Stack, Text } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { Problem } from '../parts/problem.tsx'
import { tellProblem } from '../parts/tell.tsx'
import { type LocalImage, openLocalImage } from '../preview/local-image.ts'
import { useService } from '../service/use-service.ts'
import { ImagePane } from './image-pane.tsx'
import { imagePanels } from './image-panels.tsx'
import { Anew, KeptWindow, useKept } from './saving/kept-window.tsx'
import { useKeptLooks } from './saving/use-kept-looks.ts'
import { useKeptRegions } from './saving/use-kept-regions.ts'
import { viewOf } from './saving/workspace.ts'
import { WorkspaceMenu } from './saving/workspace-menu.tsx'
import type { RasterChoice } from './shown-layers.ts'
import { SidePanel } from './side-panel.tsx'
import { Split } from './split.tsx'
import { layerKeys, useShownLayers } from './use-shown-layers.ts'
import type { ViewSearch } from './view-address.ts'

/** The window of a local file. */
export function LocalWindow({ file }: { readonly file: File }) {
  const [opened, setOpened] = useState<LocalImage>()
  const [failure, setFailure] = useState<unknown>()
  useEffect(() => {
    const ending = new AbortController()
    let image: LocalImage | undefined
    openLocalImage(file, file.name, {
      signal: ending.signal,
      onFailure: (error) => tellProblem(`${file.name} is not shown whole`, error),
    }).then(
      (made) => {
        image = made
        if (ending.signal.aborted) made.dispose()
        else setOpened(made)
      },
      (error: unknown) => ending.signal.aborted || setFailure(error),
    )
    return () => {
      ending.abort()
      image?.dispose()
    }
  }, [file])
  if (failure !== undefined) return <Problem title={`${file.name} cannot be shown`} error={failure} />
  if (opened === undefined) {
    return (
      <Center h="60vh">
        <Stack align="center" gap="xs">
          <Loader size="sm" />
          <Text c="dimmed">Opening {file.name}</Text>
        </Stack>
      </Center>
    )
  }
  return (
    // Another file of the same name and size is taken for this one: more of it is not known without reading it whole.
    <KeptWindow kind="local" id={`${file.name} ${file.size}`}>
      <Anew>
        <Panes file={file} opened={opened} />
      </Anew>
    </KeptWindow>
  )
}

function Panes({ file, opened }: { readonly file: File; readonly opened: LocalImage }) {
  const { uploads } = useService()
  const [viewer, setViewer] = useState<Viewer>()
  const [saved, save] = useKept('view')
  const [state, setState] = useState<ViewSearch & { readonly panel?: string }>(saved)
  useEffect(() => save(viewOf(state)), [save, state])
  const [isSent, setSent] = useState(false)
  const view = useMemo(() => describe(opened), [opened])
  const choices = useMemo((): RasterChoice[] => [{ id: 'image', name: 'Image', local: { view, source: opened.source } }], [view, opened])
  const onViewer = useCallback((made: Viewer | undefined) => setViewer(made), [])
  const onLayers = useCallback((layers: string | undefined) => setState((before) => ({ ...before, layers })), [])
  const layers = useShownLayers({ viewer, choices, layers: state.layers, onLayers })
  const [find, onFind] = useKept('find')
  useKeptLooks(viewer, choices)
  useKeptRegions(viewer, view)
  const upload = (
    <Button
      ml="auto"
      leftSection={<IconUpload size={14} />}
      disabled={isSent}
      onClick={() => {
        uploads.add([file])
        setSent(true)
      }}
    >
      {isSent ? 'It is being uploaded' : 'Upload it, to run on it'}
    </Button>
  )
  return (
    <div style={{ height: 'var(--page-height)', display: 'flex' }}>
      <Split
        name="view"
        along="columns"
        share={0.72}
        label="Width of the image"
        first={
          <ImagePane
            name={file.name}
            choices={choices}
            shown={layers.shown}
            onLayerKey={layerKeys(layers)}
            state={state}
            onState={setState}
            onViewer={onViewer}
            tools={
              <>
                {upload}
                <WorkspaceMenu />
              </>
            }
          />
        }
        second={
          <SidePanel
            tabs={imagePanels({ ...{ viewer, view, layers, find, onFind }, name: file.name, image: opened.image })}
            open={state.panel}
            onOpen={(panel) => setState((before) => ({ ...before, panel }))}
          />
        }
      />
    </div>
  )
}

/** What the service would say of the image. */
function describe({ image, hdu }: LocalImage): ImageView {
  return { ...image, hdu, plane: 'none', notes: [], axes: [], hdus: [], state: 'complete', fraction: 1, tiles: '' }
}
