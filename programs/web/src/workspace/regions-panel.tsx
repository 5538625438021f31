// The panel of regions: tools to draw with, what is measured in the selected one, the list, and DS9 files in and out.

import type { ImageView } from '@cirasa/api'
import {
  chooseRegionTool,
  isLocked,
  lockRegions,
  type RasterLayer,
  type RegionItem,
  type RegionTool,
  redoRegions,
  removeRegions,
  selectRegions,
  styleRegions,
  undoRegions,
  type Viewer,
} from '@cirasa/viewer'
import { Button, ColorInput, FileButton, Group, ScrollArea, SegmentedControl, Stack, Switch, Text, TextInput } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconTrash } from '@tabler/icons-react'
import type { MouseEvent } from 'react'
import { downloadText } from '../parts/download.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { Problem } from '../parts/problem.tsx'
import { tell, tellProblem } from '../parts/tell.tsx'
import { Tool } from './image-toolbar.tsx'
import { GroupsOfSelected, RegionGroups } from './region-groups.tsx'
import { LineValues, RegionNumbers } from './region-measures.tsx'
import { selectedRegion, useMeasured, useRegions } from './use-regions.ts'
import { useViewerVersion } from './viewer-host.tsx'

interface RegionsPanelProps {
  readonly viewer: Viewer | undefined
  readonly view: ImageView | undefined
  readonly name: string
  /** Selects the sources inside of a region, where there are any. */
  readonly onSelectInside?: (item: RegionItem) => void
}

const TOOLS: readonly { readonly value: RegionTool; readonly label: string }[] = [
  { value: 'select', label: 'Select' },
  { value: 'circle', label: 'Circle' },
  { value: 'ellipse', label: 'Ellipse' },
  { value: 'box', label: 'Box' },
  { value: 'polygon', label: 'Polygon' },
  { value: 'line', label: 'Line' },
  { value: 'point', label: 'Point' },
]
const COLOURS = ['#e69f00', '#56b4e9', '#009e73', '#f0e442', '#0072b2', '#d55e00', '#cc79a7', '#ffffff']
/** Regions that are listed; more are on the image all the same. */
const MOST_LISTED = 500

/** Draws, measures, saves. */
export function RegionsPanel({ viewer, view, name, onSelectInside }: RegionsPanelProps) {
  const state = useRegions(viewer)
  const item = selectedRegion(state)
  if (viewer === undefined || state === undefined) return null
  const { regions } = viewer
  const { items } = state.history.present
  return (
    <Stack gap="xs" p="xs" style={{ flex: 1, minHeight: 0 }}>
      <SegmentedControl
        fullWidth
        aria-label="What the pointer draws"
        data={[...TOOLS]}
        value={state.tool}
        onChange={(tool) => regions.change((now) => chooseRegionTool(now, tool as RegionTool))}
      />
      <Group gap={2}>
        <Tool icon={IconArrowBackUp} label="Undo" disabled={state.history.past.length === 0} onClick={() => regions.change(undoRegions)} />
        <Tool
          icon={IconArrowForwardUp}
          label="Redo"
          disabled={state.history.future.length === 0}
          onClick={() => regions.change(redoRegions)}
        />
        <Tool
          icon={IconTrash}
          label="Remove the selected regions (Delete)"
          disabled={state.selected.size === 0}
          onClick={() => regions.change((now) => removeRegions(now))}
        />
        <Files viewer={viewer} name={name} count={items.length} />
      </Group>
      {items.length === 0 ? (
        <EmptyState
          title="No regions"
          says="Choose a shape above and draw it on the image, or load a DS9 region file. Pixels inside are measured here."
        />
      ) : (
        <ScrollArea style={{ flex: 1 }}>
          <Stack gap="xs">
            <RegionGroups viewer={viewer} items={items} selected={state.selected} />
            {state.selected.size > 0 ? <Style viewer={viewer} item={item} items={items} selected={state.selected} /> : null}
            {item === undefined ? null : <Measures viewer={viewer} view={view} item={item} onSelectInside={onSelectInside} />}
            <RegionList viewer={viewer} items={items.slice(0, MOST_LISTED)} selected={state.selected} />
            {items.length > MOST_LISTED ? <Text size="xs">And {items.length - MOST_LISTED} more on the image.</Text> : null}
          </Stack>
        </ScrollArea>
      )}
    </Stack>
  )
}

function Files({ viewer, name, count }: { readonly viewer: Viewer; readonly name: string; readonly count: number }) {
  const load = async (file: File | null) => {
    if (file === null) return
    try {
      const notes = viewer.regions.fromDs9(await file.text())
      tell(
        notes.length === 0
          ? `${file.name} was read`
          : `${file.name}: ${notes.length} lines were not understood, such as line ${notes[0].line}: ${notes[0].says}`,
      )
    } catch (error) {
      tellProblem(`${file.name} could not be read`, error)
    }
  }
  return (
    <Group gap="xs" ml="auto">
      <FileButton onChange={(file) => void load(file)} accept=".reg,text/plain">
        {(props) => (
          <Button variant="default" {...props}>
            Load DS9
          </Button>
        )}
      </FileButton>
      <Button
        variant="default"
        disabled={count === 0}
        onClick={() => downloadText(`${name}.reg`, viewer.regions.toDs9('icrs'), 'text/plain')}
      >
        Save DS9
      </Button>
    </Group>
  )
}

interface StyleProps {
  readonly viewer: Viewer
  /** Where one alone is selected. */
  readonly item: RegionItem | undefined
  readonly items: readonly RegionItem[]
  readonly selected: ReadonlySet<number>
}

function Style({ viewer, item, items, selected }: StyleProps) {
  const style = item?.region.style
  const count = selected.size
  const isAllLocked = items.every(({ id, region }) => !selected.has(id) || isLocked(region))
  return (
    <Stack gap={4}>
      <Text size="xs" fw={600}>
        {count === 1 ? 'Selected region' : `${count} selected regions`}
      </Text>
      <Group gap="xs" align="end" grow>
        <TextInput
          key={item?.id}
          label="Text"
          defaultValue={style?.text ?? ''}
          onBlur={({ currentTarget: { value } }) => viewer.regions.change((now) => styleRegions(now, { text: value || undefined }))}
        />
        <ColorInput
          label="Colour"
          size="xs"
          format="hex"
          swatches={COLOURS}
          eyeDropperButtonProps={{ 'aria-label': 'Take a colour from the screen' }}
          value={style?.colour ?? ''}
          onChangeEnd={(colour) => viewer.regions.change((now) => styleRegions(now, { colour }))}
        />
      </Group>
      <Switch
        label="Locked"
        checked={isAllLocked}
        onChange={({ currentTarget: { checked } }) => viewer.regions.change((now) => lockRegions(now, checked))}
      />
      <GroupsOfSelected {...{ viewer, items, selected }} />
    </Stack>
  )
}

type MeasuresProps = Pick<RegionsPanelProps, 'view' | 'onSelectInside'> & { readonly viewer: Viewer; readonly item: RegionItem }

/** The image as it is shown. */
const imageOf = (viewer: Viewer): RasterLayer | undefined =>
  viewer.layers.find((layer): layer is RasterLayer => layer.id === 'image' && layer.kind === 'raster')

function Measures({ viewer, view, item, onSelectInside }: MeasuresProps) {
  const measured = useMeasured(viewer, view, item)
  // The histogram follows the cuts.
  useViewerVersion(viewer, 'layers')
  const unit = view?.unit ?? ''
  return (
    <Stack gap="xs">
      {measured === undefined ? (
        <Text size="xs" c="dimmed">
          Measuring
        </Text>
      ) : measured.kind === 'failed' ? (
        <Problem title="The region could not be measured" error={measured.error} />
      ) : measured.kind === 'line' ? (
        <LineValues profile={measured.profile} unit={unit} />
      ) : (
        <RegionNumbers measures={measured.measures} unit={unit} cuts={imageOf(viewer)?.display} />
      )}
      {onSelectInside === undefined || item.region.shape === 'line' || item.region.shape === 'point' ? null : (
        <Button variant="default" onClick={() => onSelectInside(item)}>
          Select the sources inside
        </Button>
      )}
    </Stack>
  )
}

function RegionList({ viewer, items, selected }: { viewer: Viewer; items: readonly RegionItem[]; selected: ReadonlySet<number> }) {
  return (
    <Stack gap={0} component="ul" style={{ listStyle: 'none', padding: 0, margin: 0 }} aria-label="Regions">
      {items.map(({ id, region }) => (
        <li key={id}>
          <Button
            variant={selected.has(id) ? 'light' : 'subtle'}
            color="gray"
            fullWidth
            justify="start"
            aria-pressed={selected.has(id)}
            onClick={(event) => viewer.regions.change((now) => selectRegions(now, chosenBy(event, now.selected, id)))}
          >
            {id}. {region.style?.text || region.shape}
          </Button>
        </li>
      ))}
    </Stack>
  )
}

/** The one that was pressed; with shift or control it joins or leaves what is selected. */
function chosenBy({ shiftKey, ctrlKey, metaKey }: MouseEvent, selected: ReadonlySet<number>, id: number): Iterable<number> {
  if (!(shiftKey || ctrlKey || metaKey)) return [id]
  return selected.has(id) ? [...selected].filter((other) => other !== id) : [...selected, id]
}
