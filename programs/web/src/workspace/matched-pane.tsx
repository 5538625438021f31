// A second image beside the first, matched on the sky: another layer of the same run, or any other file.

import type { ImageView } from '@cirasa/api'
import type { Viewer } from '@cirasa/viewer'
import { Select } from '@mantine/core'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { useFileList } from '../service/file-queries.ts'
import { ImagePane } from './image-pane.tsx'
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
}

/** Files that are offered; others are found by typing. */
const MOST_OFFERED = 50

/** An image that shows the same part of the sky. */
export function MatchedPane({ viewer, choices }: MatchedPaneProps) {
  const [chosen, choose] = useState<string>(choices.find(({ id }) => id === 'residual')?.id ?? choices[0]?.id ?? '')
  const [state, setState] = useState<ViewSearch>({})
  const [search, setSearch] = useState('')
  const { data: files } = useFileList({ search: search || undefined })
  const offered = useMemo(() => {
    const images = (files?.pages[0]?.items ?? []).filter(({ format }) => format.startsWith('fits')).slice(0, MOST_OFFERED)
    return [...choices, ...images.map(({ id, name }): RasterChoice => ({ id: `file-${id}`, name, place: { kind: 'file', file: id } }))]
  }, [choices, files])
  const choice = offered.find(({ id }) => id === chosen)
  const [kept, keep] = useState<RasterChoice | undefined>(choice)
  const shownChoice = choice ?? kept
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
          data={offered.map(({ id, name }) => ({ value: id, label: name }))}
          value={chosen}
          onSearchChange={setSearch}
          onChange={(id) => {
            if (id === null) return
            keep(offered.find((one) => one.id === id))
            choose(id)
          }}
        />
      }
    />
  )
}
