// The image with its bar, the line of the cursor, and the layers that are shown: one pane of a window.

import type { ImageView } from '@cirasa/api'
import { createBeamLayer, createCompassLayer, createScaleBarLayer, type RasterLayer, type Viewer } from '@cirasa/viewer'
import { Box, Center, Loader, Stack, Text } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { Problem } from '../parts/problem.tsx'
import { CursorLine } from './cursor-line.tsx'
import { GoTo, type NamedRows } from './go-to/go-to.tsx'
import { type GridChoice, ImageToolbar } from './image-toolbar.tsx'
import { viewedImage } from './image-views.ts'
import { type RasterChoice, ShownRaster } from './shown-layers.ts'
import type { ViewSearch } from './view-address.ts'
import { displayOf, displayText, middleOf, middleText } from './view-state.ts'
import { ViewerHost } from './viewer-host.tsx'

interface ImagePaneProps {
  readonly name: string
  /** From the lowest; the first is the image itself. */
  readonly choices: readonly RasterChoice[]
  readonly shown: ReadonlySet<string>
  readonly state: ViewSearch
  /** Takes the keys that leaf through layers or let them blink, where the window knows more of layers than the viewer. */
  readonly onLayerKey?: (key: LayerKey) => void
  /** Called after the view has rested for a moment. */
  readonly onState: (state: ViewSearch) => void
  readonly onViewer: (viewer: Viewer | undefined, view: ImageView | undefined) => void
  /** What can be gone to by its name. */
  readonly rows?: NamedRows
  /** In the bar. */
  readonly tools?: ReactNode
  /** Above the image, in its corner. */
  readonly children?: ReactNode
}

/** Keys of layers. */
export type LayerKey = '[' | ']' | 'b'

/** How long a view rests before it goes into the address. */
const REST_MS = 300

/** One image with everything that is drawn over it. */
export function ImagePane({ name, choices, shown, onLayerKey, state, onState, onViewer, rows, tools, children }: ImagePaneProps) {
  const [viewer, setViewer] = useState<Viewer>()
  const [image, setImage] = useState<{ readonly view?: ImageView; readonly error?: unknown }>({})
  const first = choices[0].id
  const onView = useCallback(
    (id: string, view: ImageView | undefined, error: unknown) => {
      if (id === first) setImage({ view, error })
    },
    [first],
  )
  const { view, error } = image
  const placed = usePlaced(viewer, view, name, state)
  useReported(placed ? viewer : undefined, first, state, onState)
  useEffect(() => onViewer(placed ? viewer : undefined, placed ? view : undefined), [viewer, view, placed, onViewer])
  const grid = (state.grid ?? 'native') as GridChoice
  const onGrid = (chosen: GridChoice) => onState({ ...state, grid: chosen === 'native' ? undefined : chosen })
  useGrid(viewer, grid, onGrid)
  useSkyMarks(placed ? viewer : undefined, view)
  return (
    <Stack gap={0} style={{ flex: 1, minHeight: 0 }}>
      <ImageToolbar viewer={viewer} name={name} grid={grid} onGrid={onGrid}>
        <GoTo viewer={placed ? viewer : undefined} rows={rows} />
        {tools}
      </ImageToolbar>
      <Box
        style={{ flex: 1, minHeight: 0, position: 'relative', background: '#000' }}
        onKeyDownCapture={(event) => takeLayerKey(event, onLayerKey)}
      >
        <ViewerHost label={`Image ${name}`} onViewer={setViewer} />
        {choices.map((choice) => (
          <ShownRaster
            key={choice.id}
            viewer={placed ? viewer : undefined}
            choice={choice}
            visible={shown.has(choice.id)}
            onView={onView}
          />
        ))}
        <Waiting view={view} error={error} />
        {children}
      </Box>
      <CursorLine viewer={viewer} />
    </Stack>
  )
}

/** Before the viewer gets it. */
function takeLayerKey(event: KeyboardEvent, take: ((key: LayerKey) => void) | undefined): void {
  const { key, ctrlKey, metaKey, altKey } = event
  if (take === undefined || ctrlKey || metaKey || altKey || !(key === '[' || key === ']' || key === 'b')) return
  event.preventDefault()
  event.stopPropagation()
  take(key)
}

/** What stands over the image until it can be looked at. */
function Waiting({ view, error }: { readonly view: ImageView | undefined; readonly error: unknown }) {
  if (error) return <Over>{<Problem title="The image cannot be shown" error={error} />}</Over>
  if (view?.state === 'failed') return <Over>{<Problem title="The image cannot be shown" error={new Error(view.reason)} />}</Over>
  if (view !== undefined && view.state !== 'building') return null
  return (
    <Over>
      <Stack align="center" gap="xs">
        <Loader size="sm" color="gray" />
        <Text size="xs" c="white">
          {view === undefined ? 'Opening the image' : `Making its tiles: ${Math.round(view.fraction * 100)} %`}
        </Text>
      </Stack>
    </Over>
  )
}

const Over = ({ children }: { readonly children: ReactNode }) => <Center style={{ position: 'absolute', inset: 0 }}>{children}</Center>

/** Gives the viewer its image and puts the view where the address says; true when that is done. */
function usePlaced(viewer: Viewer | undefined, view: ImageView | undefined, name: string, state: ViewSearch): boolean {
  const [placed, setPlaced] = useState<Viewer>()
  const wanted = useRef(state)
  wanted.current = state
  const ready = view !== undefined && (view.state === 'viewable' || view.state === 'complete')
  useEffect(() => {
    if (viewer === undefined || !ready) return
    const image = viewedImage(view, name)
    viewer.setImage(image)
    const { at, zoom } = wanted.current
    const middle = middleOf(at)
    const pixel = middle && ('ra' in middle ? image.wcs?.icrsToPixel(middle.ra, middle.dec) : middle)
    if (pixel && Number.isFinite(pixel.x) && Number.isFinite(pixel.y)) viewer.setCamera(pixel)
    if (Number(zoom) > 0) viewer.setCamera({ scale: Number(zoom) })
    setPlaced(viewer)
  }, [viewer, view, ready, name])
  return placed !== undefined && placed === viewer
}

/** Takes up the display of the address, and reports view and display once they rest. */
function useReported(viewer: Viewer | undefined, id: string, state: ViewSearch, onState: (state: ViewSearch) => void): void {
  const latest = useRef({ state, onState })
  latest.current = { state, onState }
  useEffect(() => {
    if (viewer === undefined) return
    let begun = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const layer = () => viewer.layers.find((one): one is RasterLayer => one.id === id && one.kind === 'raster')
    const report = () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        const { camera, image } = viewer
        const sky = image?.wcs?.pixelToIcrs(camera.x, camera.y)
        const at = middleText(sky && Number.isFinite(sky.lon) ? { ra: sky.lon, dec: sky.lat } : { x: camera.x, y: camera.y })
        const display = layer()?.display
        const { state: before, onState: tell } = latest.current
        tell({ ...before, at, zoom: String(Number(camera.scale.toPrecision(5))), ...(display ? displayText(display) : {}) })
      }, REST_MS)
    }
    const onLayers = () => {
      const found = layer()
      if (found === undefined) return
      if (begun) return report()
      begun = true
      found.setDisplay(displayOf(latest.current.state))
    }
    const ends = [viewer.on('camera', report), viewer.on('layers', onLayers)]
    onLayers()
    return () => {
      clearTimeout(timer)
      for (const end of ends) end()
    }
  }, [viewer, id])
}

/** Compass, scale bar and beam in the corners of the image. */
function useSkyMarks(viewer: Viewer | undefined, view: ImageView | undefined): void {
  const beam = view?.beam
  useEffect(() => {
    if (viewer === undefined) return
    const marks = [createCompassLayer(), createScaleBarLayer(), ...(beam === undefined ? [] : [createBeamLayer(beam)])]
    for (const mark of marks) viewer.add(mark)
    return () => {
      for (const { id } of marks) viewer.remove(id)
    }
  }, [viewer, beam])
}

/** Shows the grid of the choice; the key that switches it off and on is told as a choice. */
function useGrid(viewer: Viewer | undefined, choice: GridChoice, onChoice: (choice: GridChoice) => void): void {
  const latest = useRef({ choice, onChoice })
  latest.current = { choice, onChoice }
  useEffect(() => {
    if (viewer === undefined) return
    viewer.grid.visible = choice !== 'off'
    if (choice !== 'off') viewer.grid.set({ frame: choice })
    viewer.changed()
  }, [viewer, choice])
  useEffect(
    () =>
      viewer?.on('layers', () => {
        const { choice: told, onChoice: tell } = latest.current
        if (viewer.grid.visible !== (told !== 'off')) tell(viewer.grid.visible ? 'native' : 'off')
      }),
    [viewer],
  )
}
