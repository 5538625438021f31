// A catalogue that the workspace knows and whose rows are not here: a file has to be opened again, as no page may read it by itself.

import { ActionIcon, Button, ColorSwatch, Group, Text } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { tellProblem } from '../../parts/tell.tsx'
import type { SavedOverlay } from '../saving/workspace.ts'
import type { Overlays } from './use-overlays.ts'

interface ClosedOverlayProps {
  readonly overlay: SavedOverlay
  readonly overlays: Overlays
  /** Whether archives may be asked. */
  readonly mayAsk: boolean
}

/** Longer than an archive takes, ms. */
const PATIENCE = 60_000

/** Its line in the panel. */
export function ClosedOverlay({ overlay: { name, colour, address }, overlays, mayAsk }: ClosedOverlayProps) {
  const ask = async (from: string) => {
    const asking = overlays.addAddress(name, from, AbortSignal.timeout(PATIENCE))
    await asking.catch((error: unknown) => tellProblem(`${name} could not be had`, error))
  }
  return (
    <Group gap="xs" wrap="nowrap">
      <ColorSwatch size={12} color={`rgb(${colour.slice(0, 3).join(',')})`} aria-hidden />
      <Text size="xs" c="dimmed" style={{ flex: 1 }}>
        {name} was here: {address === undefined ? 'open it again to see it' : 'ask again to see it'}
      </Text>
      {address !== undefined && mayAsk ? (
        <Button variant="subtle" size="compact-xs" onClick={() => void ask(address)}>
          Ask again
        </Button>
      ) : null}
      <ActionIcon size="sm" aria-label={`Forget ${name}`} onClick={() => overlays.forget(name)}>
        <IconTrash size={14} />
      </ActionIcon>
    </Group>
  )
}
