// A second image beside the first, matched on the sky: another layer of the same run, or any other file.

import type { ImageView } from '@cirasa/api'
import type { Viewer } from '@cirasa/viewer'
import { Select } from '@mantine/core'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { useFileList } from '../service/file-queries.ts'
import { ImagePane } from './image-pane.tsx'
import type { SavedBeside } from './saving/workspace.ts'
import type { RasterChoice } from './shown-layers.ts'
import { Split } from './split.tsx'
import type { ViewSearch } from './view-address.ts'

/** One pane, or two beside each other; the first stays as it is when the second comes and goes. */
export function Beside({ children, second }: { readonly children: ReactNode; readonly second: ReactNode }) {
  return <Split name="beside" along="columns" share={0.5} label="Width of the first image" first={children} second={second} />
}

interface MatchedPaneProps {
  /** Whose view is followed, and which follows this one. */
  readonly viewer: Viewer | undefined
  /** Layers of the first image, which can be seen here too. */
  readonly choices: readonly RasterChoice[]
  readonly beside: SavedBeside
  readonly onBeside: (beside: SavedBeside) => void
}

/** What is seen beside at first: what is left of the image without its sources, where the run has saved it. */
export function firstBeside(choices: readonly RasterChoice[]): SavedBeside | undefined {
  const first = choices.find(({ id }) => id === 'residual') ?? choices[0]
  return first && { id: first.id, name: first.name }
}

const FILE = 'file-'
const fileChoice = (file: string, name: string): RasterChoice => ({ id: FILE + file, name, place: { kind: 'file', file } })

/** Files that are offered; others are found by typing. */
const MOST_OFFERED = 50

/** An image that shows the same part of the sky. */
export function MatchedPane({ viewer, choices, beside, onBeside }: MatchedPaneProps) {
  const { id: chosen, name } = beside
  const [state, setState] = useState<ViewSearch>({})
  const [search, setSearch] = useState('')
  const { data: files } = useFileList({ search: search || undefined })
  const offered = useMemo(() => {
    const images = (files?.pages[0]?.items ?? []).filter(({ format }) => format.startsWith('fits')).slice(0, MOST_OFFERED)
    return [...choices, ...images.map((image) => fileChoice(image.id, image.name))]
  }, [choices, files])
  const shownChoice = useMemo(() => {
    const found = choices.find(({ id }) => id === chosen)
    return found ?? (chosen.startsWith(FILE) ? fileChoice(chosen.slice(FILE.length), name) : undefined)
  }, [choices, chosen, name])
  const onViewer = useCallback(
    (made: Viewer | undefined, _view: ImageView | undefined) => {
      if (made !== undefined) made.matchTo(viewer)
    },
    [viewer],
  )
  const shown = useMemo(() => new Set([chosen]), [chosen])
  const only = useMemo(() => (shownChoice === undefined ? [] : [shownChoice]), [shownChoice])
  if (shownChoice === undefined) return null
  return (
    <ImagePane
      key={chosen}
      name={shownChoice.name}
      choices={only}
      shown={shown}
      state={state}
      onState={setState}
      onViewer={onViewer}
      tools={
        <Select
          aria-label="What is seen beside"
          ml="auto"
          w={200}
          searchable
          allowDeselect={false}
          data={(offered.some(({ id }) => id === chosen) ? offered : [...offered, shownChoice]).map((one) => ({
            value: one.id,
            label: one.name,
          }))}
          value={chosen}
          onSearchChange={setSearch}
          onChange={(id) => {
            const found = offered.find((one) => one.id === id)
            if (found) onBeside({ id: found.id, name: found.name })
          }}
        />
      }
    />
  )
}
