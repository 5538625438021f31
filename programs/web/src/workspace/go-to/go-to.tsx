// Goes to a place that is typed or pasted: coordinates, a source of the result, or, where archives may be asked, the name of an object.

import type { Viewer } from '@cirasa/viewer'
import { ActionIcon, Button, Group, Popover, Text, TextInput, Tooltip } from '@mantine/core'
import { IconMapPinSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useShortcuts } from '../../frame/shortcuts.ts'
import { problemOf } from '../../parts/problem-of.ts'
import { useServiceInfo } from '../../service/service-queries.ts'
import { markPlace } from './place-mark.ts'
import { type Place, placeOfText } from './place-of-text.ts'
import { resolveName } from './resolve-name.ts'

/** Sources that can be gone to by their name. */
export interface NamedRows {
  /** The row that a text names, if it is one. */
  readonly rowOf: (text: string) => number | undefined
  readonly show: (row: number) => void
}

interface GoToProps {
  readonly viewer: Viewer | undefined
  readonly rows?: NamedRows
}

/** An archive that says nothing for so long is given up, ms. */
const PATIENCE = 20_000

/** The button of the bar, and the field that it opens. */
export function GoTo({ viewer, rows }: GoToProps) {
  const [isOpen, setOpen] = useState(false)
  const { problem, isAsking, go, clear } = useGoing(viewer, rows, () => setOpen(false))
  useShortcuts('Image', [{ keys: 'l', says: 'Go to a position or a source', run: () => setOpen(true) }])
  const [text, setText] = useState('')
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus position="bottom-start" width={340} shadow="md" withinPortal returnFocus>
      <Popover.Target>
        <Tooltip label="Go to a position or a source (l)">
          <ActionIcon aria-label="Go to" aria-expanded={isOpen} variant="subtle" color="gray" onClick={() => setOpen(!isOpen)}>
            <IconMapPinSearch size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void go(text)
          }}
        >
          <Group gap="xs" align="start" wrap="nowrap">
            <TextInput
              aria-label="Go to"
              style={{ flex: 1 }}
              placeholder="17:45:36 -45:00:00"
              value={text}
              error={problem}
              data-autofocus
              onFocus={(event) => event.currentTarget.select()}
              onChange={(event) => {
                clear()
                setText(event.currentTarget.value)
              }}
            />
            <Button type="submit" loading={isAsking} disabled={text.trim() === '' || viewer === undefined}>
              Go
            </Button>
          </Group>
          <Examples hasRows={rows !== undefined} />
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}

function Examples({ hasRows }: { readonly hasRows: boolean }) {
  const asksArchives = useAsksArchives()
  return (
    <Text size="xs" c="dimmed" mt="xs">
      Such as 266.4 -45 · 17h45m36s -45d00m · gal 345.2 -1.3 · px 100 200{hasRows ? ' · a source of the table' : ''}
      {asksArchives ? ' · M 31' : ''}
    </Text>
  )
}

function useAsksArchives(): boolean {
  const { data: service } = useServiceInfo()
  return service?.features.includes('queries') ?? false
}

function useGoing(viewer: Viewer | undefined, rows: NamedRows | undefined, onThere: () => void) {
  const [problem, setProblem] = useState<string>()
  const [isAsking, setAsking] = useState(false)
  const asksArchives = useAsksArchives()
  const arrive = (place: Place): void => {
    const why = viewer === undefined ? 'There is no image yet.' : goTo(viewer, place)
    setProblem(why)
    if (why === undefined) onThere()
  }
  const go = async (text: string): Promise<void> => {
    const row = rows?.rowOf(text.trim())
    if (row !== undefined) {
      rows?.show(row)
      return onThere()
    }
    const place = placeOfText(text)
    if (place !== undefined) return arrive(place)
    if (!asksArchives) return setProblem('This is no position, and no name in the table.')
    setAsking(true)
    try {
      const found = await resolveName(text, AbortSignal.timeout(PATIENCE))
      if (found === undefined) setProblem(`SIMBAD knows no ${text.trim()}.`)
      else arrive(found)
    } catch (error) {
      setProblem(problemOf(error).says)
    } finally {
      setAsking(false)
    }
  }
  return { problem, isAsking, go, clear: () => setProblem(undefined) }
}

/** Moves the view and marks the place; why not, where it cannot. */
function goTo(viewer: Viewer, place: Place): string | undefined {
  const { image } = viewer
  if (image === undefined) return 'There is no image yet.'
  if (place.kind === 'sky' && image.wcs === undefined) return 'The image has no sky coordinates: give pixels, such as px 100 200.'
  const { x, y } = (place.kind === 'sky' ? image.wcs?.icrsToPixel(place.ra, place.dec) : place) ?? { x: Number.NaN, y: Number.NaN }
  if (!(x >= -0.5 && x <= image.width - 0.5 && y >= -0.5 && y <= image.height - 0.5)) return 'This is outside of the image.'
  viewer.setCamera({ x, y }, { animate: true })
  markPlace(viewer, x, y)
  return undefined
}
