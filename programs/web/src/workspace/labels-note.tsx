// What stands where an image has its display: labels have colours of their own, and nothing to stretch or cut.

import { countText } from '@cirasa/units'
import type { RasterLayer } from '@cirasa/viewer'
import { Text } from '@mantine/core'

/** Says what the colours of labels mean. */
export function LabelsNote({ layer }: { readonly layer: RasterLayer }) {
  const { max } = layer.source.description.statistics[0]
  if (!(max > 0)) return <Text size="xs">Nothing here has a number.</Text>
  return (
    <Text size="xs" c="dimmed">
      Numbers up to {countText(max)}, each in its colour at any scale; neighbours in number differ in lightness too. From afar, what is
      smaller than a pixel of the screen is drawn as large as one. Pixels without a number are clear. The line below the image tells the
      number under the pointer.
    </Text>
  )
}
