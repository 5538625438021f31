// The bar above the image: what one reaches for all the time. Everything else is in the panels.

import type { Viewer } from '@cirasa/viewer'
import { ActionIcon, Group, Menu, Tooltip } from '@mantine/core'
import { type Icon, IconCamera, IconFocus2, IconGridDots, IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { tellProblem } from '../parts/tell.tsx'

/** Frames that the grid can count in, as they are called. */
export const GRID_FRAMES = [
  { value: 'native', label: 'Frame of the image' },
  { value: 'ICRS', label: 'ICRS' },
  { value: 'FK5', label: 'FK5 (J2000)' },
  { value: 'GALACTIC', label: 'Galactic' },
  { value: 'IMAGE', label: 'Pixels' },
  { value: 'off', label: 'No grid' },
] as const

/** A frame of the grid, or none. */
export type GridChoice = (typeof GRID_FRAMES)[number]['value']

interface ImageToolbarProps {
  readonly viewer: Viewer | undefined
  readonly name: string
  readonly grid: GridChoice
  readonly onGrid: (grid: GridChoice) => void
  /** What this window adds. */
  readonly children?: ReactNode
}

const ZOOM = 1.5

/** The bar. */
export function ImageToolbar({ viewer, name, grid, onGrid, children }: ImageToolbarProps) {
  const zoomBy = (factor: number) => viewer?.setCamera({ scale: viewer.camera.scale * factor }, { animate: true })
  return (
    <Group gap={2} px="xs" h={34} wrap="nowrap" style={{ flex: 'none' }} role="toolbar" aria-label="Image">
      <Tool icon={IconMaximize} label="Whole image (0)" onClick={() => viewer?.fit()} />
      <Tool
        icon={IconFocus2}
        label="One screen pixel an image pixel (1)"
        onClick={() => viewer?.setCamera({ scale: 1 }, { animate: true })}
      />
      <Tool icon={IconMinus} label="Zoom out (-)" onClick={() => zoomBy(1 / ZOOM)} />
      <Tool icon={IconPlus} label="Zoom in (+)" onClick={() => zoomBy(ZOOM)} />
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          <Tooltip label="Grid (g)">
            <ActionIcon aria-label="Grid" variant={grid === 'off' ? 'subtle' : 'light'}>
              <IconGridDots size={18} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          {GRID_FRAMES.map(({ value, label }) => (
            <Menu.Item key={value} onClick={() => onGrid(value)} fw={value === grid ? 600 : 400}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Tool icon={IconCamera} label="Save what is seen as PNG" onClick={() => viewer && void savePicture(viewer, name)} />
      {children}
    </Group>
  )
}

interface ToolProps {
  readonly icon: Icon
  readonly label: string
  readonly pressed?: boolean
  readonly disabled?: boolean
  readonly onClick: () => void
}

/** A button of the bar. */
export function Tool({ icon: Picture, label, pressed, disabled, onClick }: ToolProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        aria-label={label.replace(/ \(.*\)$/, '')}
        aria-pressed={pressed}
        variant={pressed ? 'light' : 'subtle'}
        color={pressed ? undefined : 'gray'}
        disabled={disabled}
        onClick={onClick}
      >
        <Picture size={18} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  )
}

async function savePicture(viewer: Viewer, name: string): Promise<void> {
  try {
    const address = URL.createObjectURL(await viewer.screenshot())
    const link = document.createElement('a')
    link.href = address
    link.download = `${name.replace(/\.(fits?|fts)(\.(gz|fz))?$/i, '')}.png`
    link.click()
    URL.revokeObjectURL(address)
  } catch (error) {
    tellProblem('The picture could not be saved', error)
  }
}
