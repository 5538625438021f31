// The labels that a region meets, with their pixels: what is measured where pixels are names.

import { countText } from '@cirasa/units'
import type { LabelCount } from '@cirasa/viewer'
import { Table, Text } from '@mantine/core'

interface LabelNumbersProps {
  /** Those with most pixels first. */
  readonly labels: readonly LabelCount[]
  /** Of the pixels that were looked at. */
  readonly level: number
}

/** As many fit beside an image. */
const MOST_LISTED = 20

/** Labels with their pixels; a sentence where there are none. */
export function LabelNumbers({ labels, level }: LabelNumbersProps) {
  if (labels.length === 0) return <Text size="xs">Nothing in the region has a number.</Text>
  return (
    <>
      <Table layout="fixed">
        <Table.Tbody>
          {labels.slice(0, MOST_LISTED).map(({ label, pixels }) => (
            <Table.Tr key={label}>
              <Table.Th scope="row" fw={400} c="dimmed">
                Island {label}
              </Table.Th>
              <Table.Td ta="right">{level > 0 ? '' : `${countText(pixels)} pixels`}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {labels.length > MOST_LISTED ? <Text size="xs">And {countText(labels.length - MOST_LISTED)} more.</Text> : null}
      {level > 0 ? (
        <Text size="xs" c="dimmed">
          The region has too many pixels for the page: what was looked at are the labels of {2 ** level} × {2 ** level} pixels each, some of
          which may be left out.
        </Text>
      ) : null}
    </>
  )
}
