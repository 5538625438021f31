// The window of one result: image, table, plots, cutouts and the page of a source, all of one selection; what is seen stands in the address.

import type { ImageView, Job } from '@cirasa/api'
import type { Viewer } from '@cirasa/viewer'
import { Box, SegmentedControl } from '@mantine/core'
import { IconColumns2, IconFocusCentered } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Result } from '../catalogue/result.ts'
import { namePrefix, rowNamed } from '../catalogue/short-name.ts'
import { copyChoices } from '../exporting/copy-choices.ts'
import { ExportMenu } from '../exporting/export-menu.tsx'
import { useShortcutSet, useShortcuts } from '../frame/shortcuts.ts'
import { CutoutStore } from '../gallery/cutout-store.ts'
import { DEFAULT_GALLERY, Gallery } from '../gallery/gallery.tsx'
import { CopyAs } from '../parts/copy-as.tsx'
import { tellProblem } from '../parts/tell.tsx'
import { DEFAULT_HISTOGRAM, HistogramPlot } from '../plots/histogram-plot.tsx'
import { DEFAULT_SCATTER, ScatterPlot } from '../plots/scatter-plot.tsx'
import { FindPanel } from '../preview/find-panel.tsx'
import { useSelectionKeys } from '../selection/use-selection-keys.ts'
import { useProducts } from '../service/job-queries.ts'
import { useClient } from '../service/use-service.ts'
import { SourcePage } from '../source/source-page.tsx'
import { SavingState } from '../statements/saving-state.tsx'
import { useStatementKeys, useStatementStore } from '../statements/use-statements.ts'
import { CatalogueTable } from '../table/catalogue-table.tsx'
import { useEditing } from './editing/use-editing.tsx'
import { ImagePane } from './image-pane.tsx'
import { Tool } from './image-toolbar.tsx'
import { LayersPanel } from './layers-panel.tsx'
import { Beside, firstBeside, MatchedPane } from './matched-pane.tsx'
import { OverlaysPanel } from './overlays/overlays-panel.tsx'
import { useOverlays } from './overlays/use-overlays.ts'
import { ProfilesPanel } from './profiles-panel.tsx'
import { RegionsPanel } from './regions-panel.tsx'
import type { PanelName } from './result-search.ts'
import { rowsInside } from './rows-inside.ts'
import { Anew, useKept, useKeptNamed } from './saving/kept-window.tsx'
import { useKeptLooks } from './saving/use-kept-looks.ts'
import { useKeptRegions } from './saving/use-kept-regions.ts'
import { searchedImage } from './searched-image.ts'
import { mapsOf, type RasterChoice } from './shown-layers.ts'
import { SidePanel } from './side-panel.tsx'
import { Split } from './split.tsx'
import { fitToSelection, useCatalogueLayer } from './use-catalogue-layer.ts'
import { useWorkTable, type WorkedTable, type WorkTable } from './use-result.ts'
import { layerKeys, useShownLayers } from './use-shown-layers.ts'
import type { ViewSearch } from './view-address.ts'

const route = getRouteApi('/results/$job')

/** All panes of a result that has been loaded. */
export function ResultWindow({ result }: { readonly result: Result }) {
  const { job } = result
  const onProblem = useCallback((error: unknown) => tellProblem('What people said cannot be read', error), [])
  const { store, palette } = useStatementStore(job.id, onProblem)
  const [kind = 'sources', setKind] = useKept('table')
  const work = useWorkTable(result, kind, store, palette)
  if (work === undefined) return null
  return (
    <Anew>
      <Panes key={kind} {...{ result, work, store, palette, kind, setKind }} />
    </Anew>
  )
}

interface PanesProps {
  readonly result: Result
  readonly work: WorkTable
  readonly store: ReturnType<typeof useStatementStore>['store']
  readonly palette: ReturnType<typeof useStatementStore>['palette']
  readonly kind: WorkedTable
  readonly setKind: (kind: WorkedTable) => void
}

function Panes({ result, work, store, palette, kind, setKind }: PanesProps) {
  const { job } = result
  const search = route.useSearch()
  const navigate = useNavigate({ from: '/results/$job' })
  const [viewer, setViewer] = useState<Viewer>()
  const [view, setView] = useState<ImageView>()
  const onViewer = useCallback((made: Viewer | undefined, seen: ImageView | undefined) => {
    setViewer(made)
    setView(seen)
  }, [])
  const change = useCallback(
    (more: Partial<typeof search>) => void navigate({ search: (before) => ({ ...before, ...more }), replace: true }),
    [navigate],
  )
  const { selection, marks, table, names } = work
  useCatalogueLayer(viewer, work, result.islands)
  useFocusInAddress(work, search.source, change)
  useSelectionKeys(selection)
  useStatementKeys({ store, palette, selection, names })
  useShortcuts('Result', [
    { keys: 'f', says: 'Fit the view to the selection', run: () => viewer && fitToSelection(viewer, work) },
    { keys: 'd', says: 'Another image beside it', run: () => toggleBeside() },
  ])
  const labelsFirst = useLabelsFirst()
  const choices = useRasters(result)
  const onLayers = useCallback((layers: string | undefined) => change({ layers }), [change])
  const layers = useShownLayers({ viewer, choices, layers: search.layers, onLayers })
  useKeptLooks(viewer, choices)
  useKeptRegions(viewer, view)
  const [beside, onBeside] = useKept('beside')
  const toggleBeside = () => onBeside(beside === undefined ? firstBeside(choices) : undefined)
  const [find, onFind] = useKept('find')
  const [tableView, onTableView] = useKeptNamed('tables', table.name)
  const image = inputOf(job)
  const previewed = useMemo(() => view && { ...view, name: image.name }, [view, image.name])
  const editing = useEditing({ viewer, image: previewed, result, work, store, palette, onShowSource: () => change({ panel: 'source' }) })
  const tools = (
    <>
      <Tool icon={IconFocusCentered} label="Fit to the selection (f)" onClick={() => viewer && fitToSelection(viewer, work)} />
      <Tool
        icon={IconColumns2}
        label="Another image beside it, matched on the sky (d)"
        pressed={beside !== undefined}
        onClick={toggleBeside}
      />
      {editing.tool}
    </>
  )
  const overlays = useOverlays(viewer)
  const client = useClient()
  const copied = () => ({
    catalogue: client.results.catalogueAddress(job.id, kind, 'fits'),
    table: kind,
    filter: search.filter ?? '',
    run: result.run,
  })
  const cutouts = useMemo(() => new CutoutStore(client, job.id), [client, job.id])
  const show = (row: number) => {
    selection.focus(row)
    if (viewer) fitToSelection(viewer, work, [row])
  }
  const panels = [
    {
      name: 'source',
      label: 'Source',
      fills: true,
      content: editing.above(
        <SourcePage {...{ result, table, selection, palette, cutouts }} statements={store} onShow={show} actions={editing.action} />,
      ),
    },
    { name: 'edits', label: 'Edits', fills: true, content: editing.panel },
    { name: 'plots', label: 'Plots', fills: true, content: <Plots {...{ table, selection, marks }} /> },
    { name: 'gallery', label: 'Cutouts', fills: true, content: <Cutouts {...{ result, table, selection, marks, cutouts }} /> },
    {
      name: 'regions',
      label: 'Regions',
      fills: true,
      content: (
        <RegionsPanel
          {...{ viewer, view }}
          name={image.name}
          onSelectInside={({ region }) => selection.select(rowsInside(region, work, viewer?.image?.wcs), 'replace')}
        />
      ),
    },
    {
      name: 'layers',
      label: 'Layers',
      content: <LayersPanel {...{ viewer, layers }} />,
    },
    { name: 'profiles', label: 'Profiles', content: <ProfilesPanel {...{ viewer, view }} /> },
    {
      name: 'catalogues',
      label: 'Catalogues',
      content: <OverlaysPanel {...{ viewer, overlays, table }} onSelect={(rows) => selection.select(rows, 'replace')} />,
    },
    {
      name: 'find',
      label: 'Find',
      content: (
        <Box p="xs">
          <FindPanel {...{ viewer, find, onFind }} image={previewed} source={image.file === undefined ? undefined : { file: image.file }} />
        </Box>
      ),
    },
  ]
  const tableSwitch = (
    <SegmentedControl
      size="xs"
      aria-label="Table"
      value={kind}
      onChange={(value) => setKind(value as WorkedTable)}
      data={[
        { value: 'sources', label: 'Sources' },
        { value: 'components', label: 'Components' },
      ]}
    />
  )
  return (
    <div style={{ height: 'calc(var(--page-height) - 40px)', display: 'flex' }} onKeyDownCapture={labelsFirst}>
      <Split
        name="result.columns"
        along="columns"
        share={0.64}
        label="Width of image and table"
        first={
          <Split
            name="result.rows"
            along="rows"
            share={0.6}
            label="Height of the image"
            first={
              <Beside second={beside && <MatchedPane {...{ viewer, choices, beside, onBeside }} />}>
                <ImagePane
                  name={image.name}
                  choices={choices}
                  shown={layers.shown}
                  onLayerKey={layerKeys(layers)}
                  state={search}
                  onState={change as (state: ViewSearch) => void}
                  onViewer={onViewer}
                  rows={{ rowOf: (text) => rowNamed(names, namePrefix(result), text), show }}
                  tools={tools}
                />
              </Beside>
            }
            second={
              <CatalogueTable
                table={table}
                selection={selection}
                marks={marks}
                namePrefix={namePrefix(result)}
                filter={search.filter ?? ''}
                onFilter={(filter) => change({ filter: filter || undefined })}
                view={tableView}
                onView={onTableView}
                actions={
                  <>
                    {tableSwitch}
                    <SavingState store={store} />
                    <ExportMenu {...{ client, result, selection, marks }} />
                    <CopyAs choices={copyChoices(copied)} />
                  </>
                }
              />
            }
          />
        }
        second={<SidePanel tabs={panels} open={search.panel} onOpen={(panel) => change({ panel: panel as PanelName })} />}
      />
    </div>
  )
}

function Cutouts(props: Omit<Parameters<typeof Gallery>[0], 'view' | 'onView'>) {
  const [view = DEFAULT_GALLERY, setView] = useKept('gallery')
  return <Gallery {...props} view={view} onView={setView} />
}

function Plots(props: Pick<WorkTable, 'table' | 'selection' | 'marks'>) {
  const [scatter = DEFAULT_SCATTER, setScatter] = useKept('scatter')
  const [histogram = DEFAULT_HISTOGRAM, setHistogram] = useKept('histogram')
  return (
    <Split
      name="result.plots"
      along="rows"
      share={0.55}
      label="Height of the scatter plot"
      first={<ScatterPlot {...props} view={scatter} onView={setScatter} />}
      second={<HistogramPlot {...props} view={histogram} onView={setHistogram} />}
    />
  )
}

/** The image that was searched; a path or dataset of the server has no tiles here. */
function inputOf(job: Job): { readonly name: string; readonly file?: string } {
  const [input] = job.inputs
  if (input?.kind === 'file') return { name: input.name ?? 'image', file: input.id }
  return { name: input?.path ?? input?.id ?? 'image' }
}

/** The image and the maps of the run. */
function useRasters(result: Result): readonly RasterChoice[] {
  const { id } = result.job
  const { data: products } = useProducts(id)
  return useMemo((): RasterChoice[] => {
    const place = searchedImage(result)
    const image: RasterChoice[] = place === undefined ? [] : [{ id: 'image', name: 'Image', place }]
    return [...image, ...mapsOf(id, products?.map((one) => one) ?? [])]
  }, [result, id, products])
}

/** The focused source stands in the address by its name, and an address with one focuses it. */
function useFocusInAddress({ selection, names }: WorkTable, source: string | undefined, change: (more: { source?: string }) => void): void {
  const first = useRef(source)
  useEffect(() => {
    if (first.current !== undefined) {
      const row = names.indexOf(first.current)
      first.current = undefined
      if (row >= 0) selection.focus(row)
    }
    return selection.subscribe(({ focused }) => {
      if (focused) change({ source: selection.focused === undefined ? undefined : names[selection.focused] })
    })
  }, [selection, names, change])
}

/** Digits are labels here, also while the image has the focus, where one of them would be a zoom. */
function useLabelsFirst(): (event: KeyboardEvent) => void {
  const shortcuts = useShortcutSet()
  return (event) => {
    if (!/^[0-9]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return
    if (!(event.target as Element).closest('[role="application"]')) return
    event.stopPropagation()
    shortcuts.handle(event.nativeEvent)
  }
}
