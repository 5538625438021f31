// The panel of profiles: the row and the column of pixels through a place that was clicked, over what is in view.

import type { ImageView } from '@cirasa/api'
import { type CrossProfiles, measureProfiles, type Profile, type Viewer, visibleBox } from '@cirasa/viewer'
import { Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { EmptyState } from '../parts/empty-state.tsx'
import { Problem } from '../parts/problem.tsx'
import { ValueLine } from './value-line.tsx'

interface ProfilesPanelProps {
  readonly viewer: Viewer | undefined
  readonly view: ImageView | undefined
}

interface Found {
  readonly x: number
  readonly y: number
  readonly profiles?: CrossProfiles
  readonly error?: unknown
}

/** Profiles through the last click. */
export function ProfilesPanel({ viewer, view }: ProfilesPanelProps) {
  const [found, setFound] = useState<Found>()
  useEffect(() => {
    if (viewer === undefined || view === undefined) return
    let ending = new AbortController()
    const stop = viewer.on('click', ({ x, y }) => {
      ending.abort()
      ending = new AbortController()
      const { signal } = ending
      const pixels: Viewer['pixels'] = (box, request) => viewer.pixels(box, request)
      measureProfiles(pixels, { x, y }, visibleBox(viewer.camera), { image: view, layer: 'image', signal }).then(
        (profiles) => signal.aborted || setFound({ x, y, profiles }),
        (error: unknown) => signal.aborted || setFound({ x, y, error }),
      )
    })
    return () => {
      ending.abort()
      stop()
    }
  }, [viewer, view])
  if (found === undefined) {
    return (
      <EmptyState
        title="No place yet"
        says="Click a place of the image: the pixels of its row and its column are drawn here, over what is in view."
      />
    )
  }
  if (found.error) return <Problem title="The profiles could not be made" error={found.error} />
  const unit = view?.unit ?? ''
  return (
    <Stack gap="md" p="xs">
      <Text size="sm">
        Through pixel {Math.round(found.x)}, {Math.round(found.y)}
      </Text>
      {(['x', 'y'] as const).map((axis) =>
        found.profiles ? (
          <ValueLine
            key={axis}
            name={`Along ${axis}`}
            {...found.profiles[axis]}
            unit={unit}
            along={pixelsOf(found.profiles[axis])}
            mark={found[axis]}
          />
        ) : null,
      )}
    </Stack>
  )
}

const pixelsOf = ({ positions }: Profile): string => `pixels ${Math.round(positions[0])} to ${Math.round(positions[positions.length - 1])}`
