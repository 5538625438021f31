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
import { IMAGE_ALONE, imagePanels } from './image-panels.tsx'
import type { RasterChoice } from './shown-layers.ts'
import { SidePanel } from './side-panel.tsx'
import { Split } from './split.tsx'
import type { ViewSearch } from './view-address.ts'

/** The window of a local file. */
export function LocalWindow({ file }: { readonly file: File }) {
  const [opened, setOpened] = useState<LocalImage>()
  const [failure, setFailure] = useState<unknown>()
  useEffect(() => {
    const ending = new AbortController()
    let image: LocalImage | undefined
    openLocalImage(file, file.name, { signal: ending.signal, onFailure: (error) => tellProblem(`${file.name} is not shown whole`, error) }).then(
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
  return <Panes file={file} opened={opened} />
}

function Panes({ file, opened }: { readonly file: File; readonly opened: LocalImage }) {
  const { uploads } = useService()
  const [viewer, setViewer] = useState<Viewer>()
  const [state, setState] = useState<ViewSearch>({})
  const [isSent, setSent] = useState(false)
  const view = useMemo(() => viewOf(opened), [opened])
  const choices = useMemo((): RasterChoice[] => [{ id: 'image', name: 'Image', local: { view, source: opened.source } }], [view, opened])
  const onViewer = useCallback((made: Viewer | undefined) => setViewer(made), [])
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
            shown={IMAGE_ALONE}
            state={state}
            onState={setState}
            onViewer={onViewer}
            tools={upload}
          />
        }
        second={<SidePanel tabs={imagePanels({ ...{ viewer, view, choices }, name: file.name, image: opened.image })} />}
      />
    </div>
  )
}

/** What the service would say of the image. */
function viewOf({ image, hdu }: LocalImage): ImageView {
  return { ...image, hdu, plane: 'none', notes: [], axes: [], hdus: [], state: 'complete', fraction: 1, tiles: '' }
}
