// The panel of overlays: other catalogues over the image, from files of one's own and, where it is allowed, from archives; and how they meet the result.

import type { Table } from '@cirasa/catalog'
import { countText } from '@cirasa/units'
import type { Viewer } from '@cirasa/viewer'
import { ActionIcon, Autocomplete, Button, Checkbox, ColorSwatch, FileButton, Group, NumberInput, Stack, Text } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useMatch } from '../../cross-match/use-match.ts'
import { problemOf } from '../../parts/problem-of.ts'
import { tellProblem } from '../../parts/tell.tsx'
import { useServiceInfo } from '../../service/service-queries.ts'
import { type Archive, type Cone, SURVEYS, simbadAddress, vizierAddress } from './archive-query.ts'
import { ClosedOverlay } from './closed-overlay.tsx'
import { type Meeting, type Overlay, placesOf } from './overlay.ts'
import type { Overlays } from './use-overlays.ts'

interface OverlaysPanelProps {
  readonly viewer: Viewer | undefined
  readonly overlays: Overlays
  /** The rows that overlays are matched with. */
  readonly table: Table
  /** Selects rows of the result. */
  readonly onSelect: (rows: readonly number[]) => void
}

/** Rows of an archive at most. */
const MOST_ROWS = 10_000

/** Other catalogues. */
export function OverlaysPanel({ viewer, overlays, table, onSelect }: OverlaysPanelProps) {
  const [radius, setRadius] = useState(10)
  const { data: service } = useServiceInfo()
  const load = async (file: File | null) => {
    if (file === null) return
    await overlays.addFile(file).catch((error: unknown) => tellProblem(`${file.name} could not be read`, error))
  }
  return (
    <Stack gap="sm" p="xs">
      <Group gap="xs" align="end">
        <FileButton onChange={(file) => void load(file)} accept=".vot,.xml,.csv,.tsv,.fits,.fit,.gz">
          {(props) => (
            <Button variant="default" {...props}>
              Open a catalogue
            </Button>
          )}
        </FileButton>
        <NumberInput
          label="Match radius, arcsec"
          w={140}
          min={0.01}
          max={3600}
          value={radius}
          onChange={(value) => typeof value === 'number' && value > 0 && setRadius(value)}
        />
      </Group>
      {overlays.items.length === 0 ? (
        <Text size="xs" c="dimmed">
          VOTable, CSV or FITS with positions. Its rows are drawn over the image and matched with the result, in this page.
        </Text>
      ) : (
        overlays.items.map((overlay) => <OverlayLine key={overlay.id} {...{ overlay, overlays, table, radius, onSelect }} />)
      )}
      {overlays.closed.map((one) => (
        <ClosedOverlay key={one.name} overlay={one} overlays={overlays} mayAsk={service?.features.includes('queries') === true} />
      ))}
      {service?.features.includes('queries') ? <Archives viewer={viewer} overlays={overlays} /> : null}
    </Stack>
  )
}

interface OverlayLineProps extends Omit<OverlaysPanelProps, 'viewer'> {
  readonly overlay: Overlay
  readonly radius: number
}

function OverlayLine({ overlay, overlays, table, radius, onSelect }: OverlayLineProps) {
  const { id, name, colour, visible } = overlay
  const result = useMemo(() => placesOf(table), [table])
  const other = useMemo(() => placesOf(overlay.table), [overlay.table])
  const matching = useMatch(useMemo(() => ({ kind: 'meet', result, other, radius }) as const, [result, other, radius]))
  return (
    <Stack gap={4}>
      <Group gap="xs" wrap="nowrap">
        <Checkbox
          checked={visible}
          onChange={({ currentTarget }) => overlays.show(id, currentTarget.checked)}
          aria-label={`Show ${name}`}
        />
        <ColorSwatch size={12} color={`rgb(${colour.slice(0, 3).join(',')})`} aria-hidden />
        <Text size="sm" truncate style={{ flex: 1 }}>
          {name}
        </Text>
        <Text size="xs" c="dimmed">
          {countText(overlay.table.rows)} rows
        </Text>
        <ActionIcon size="sm" aria-label={`Remove ${name}`} onClick={() => overlays.remove(id)}>
          <IconTrash size={14} />
        </ActionIcon>
      </Group>
      {matching.stage === 'matched' ? (
        <Met meeting={matching.answer} rows={table.rows} onSelect={onSelect} />
      ) : (
        <Text size="xs" c="dimmed" pl={28}>
          {matching.stage === 'failed' ? problemOf(matching.error).says : 'Matching'}
        </Text>
      )}
    </Stack>
  )
}

interface MetProps extends Pick<OverlaysPanelProps, 'onSelect'> {
  readonly meeting: Meeting
  /** Of the result. */
  readonly rows: number
}

function Met({ meeting, rows, onSelect }: MetProps) {
  const { otherOf, matched, unmet, medianSeparation } = meeting
  const select = (isMatched: boolean) => onSelect(Array.from(otherOf.keys()).filter((row) => otherOf[row] >= 0 === isMatched))
  return (
    <Group gap="xs" pl={28}>
      <Text size="xs" c="dimmed">
        {countText(matched)} of {countText(rows)} match
        {Number.isNaN(medianSeparation) ? '' : `, ${medianSeparation.toFixed(2)}″ apart`}; {countText(unmet)} of the others meet nothing
      </Text>
      <Button variant="subtle" size="compact-xs" onClick={() => select(true)}>
        Select matched
      </Button>
      <Button variant="subtle" size="compact-xs" onClick={() => select(false)}>
        Select unmatched
      </Button>
    </Group>
  )
}

function Archives({ viewer, overlays }: Pick<OverlaysPanelProps, 'viewer' | 'overlays'>) {
  const [catalogue, setCatalogue] = useState<string>(SURVEYS[0].value)
  const [asking, setAsking] = useState<Archive>()
  const ask = async (archive: Archive) => {
    const cone = viewer && coneOf(viewer)
    if (cone === undefined) return
    setAsking(archive)
    const [name, address] = archive === 'vizier' ? [catalogue, vizierAddress(catalogue, cone)] : (['SIMBAD', simbadAddress(cone)] as const)
    try {
      await overlays.addAddress(name, address, AbortSignal.timeout(60_000))
    } catch (error) {
      tellProblem(`${name} could not be had`, error)
    } finally {
      setAsking(undefined)
    }
  }
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        From archives, around the view
      </Text>
      <Group gap="xs" align="end">
        <Autocomplete
          label="Catalogue of VizieR"
          data={SURVEYS.map(({ value }) => value)}
          value={catalogue}
          onChange={setCatalogue}
          style={{ flex: 1 }}
        />
        <Button variant="default" loading={asking === 'vizier'} disabled={catalogue.trim() === ''} onClick={() => void ask('vizier')}>
          Ask VizieR
        </Button>
        <Button variant="default" loading={asking === 'simbad'} onClick={() => void ask('simbad')}>
          Ask SIMBAD
        </Button>
      </Group>
    </Stack>
  )
}

/** The circle around the view; undefined without a sky. */
function coneOf({ camera, image }: Viewer): Cone | undefined {
  const wcs = image?.wcs
  const middle = wcs?.pixelToIcrs(camera.x, camera.y)
  if (wcs === undefined || middle === undefined || !Number.isFinite(middle.lon)) return undefined
  const [a, b, c, d] = wcs.localJacobian(camera.x, camera.y)
  const arcsecPerPixel = Math.sqrt(Math.abs(a * d - b * c))
  const reach = Math.hypot(camera.width, camera.height) / 2 / camera.scale
  return { ra: middle.lon, dec: middle.lat, radius: (reach * arcsecPerPixel) / 3600, most: MOST_ROWS }
}
