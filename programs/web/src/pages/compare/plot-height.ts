// How high the plots of a comparison are: as a part of the window, so that they are not lost on a large one.

import { useViewportSize } from '@mantine/hooks'

const LEAST = 240
const MOST = 480
const PART = 0.22

/** CSS pixels. */
export function usePlotHeight(): number {
  const { height } = useViewportSize()
  return Math.round(Math.min(MOST, Math.max(LEAST, PART * height)))
}
