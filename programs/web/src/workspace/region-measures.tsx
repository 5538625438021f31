// What was measured in a region, as numbers with units; and the profile along a line.

import { countText, displayUnit, significant } from '@cirasa/units'
import type { LineProfile, RegionMeasures } from '@cirasa/viewer'
import { Table, Text } from '@mantine/core'
import { LabelNumbers } from './label-numbers.tsx'
import type { PixelRange } from './pixel-histogram/pixel-view.ts'
import { RegionHistogram } from './pixel-histogram/region-histogram.tsx'
import { ValueLine } from './value-line.tsx'

interface RegionNumbersProps {
  readonly measures: RegionMeasures
  readonly unit: string
  /** Of the display of the image. */
  readonly cuts: PixelRange | undefined
}

/** Statistics and histogram of a region. */
export function RegionNumbers(props: RegionNumbersProps) {
  const { labels, statistics } = props.measures
  return labels === undefined ? <ValueNumbers {...props} /> : <LabelNumbers labels={labels} level={statistics.level} />
}

function ValueNumbers({ measures, unit, cuts }: RegionNumbersProps) {
  const { statistics: found } = measures
  const typical = Math.max(Math.abs(found.max?.value ?? 0), Math.abs(found.min?.value ?? 0))
  const { factor, label } = displayUnit(unit, typical)
  const value = (number: number) => `${significant(number * factor, 4)} ${label}`
  const rows: readonly (readonly [string, string])[] = [
    ['Pixels', `${countText(found.count)}${found.blanks > 0 ? ` and ${countText(found.blanks)} blank` : ''}`],
    ...(found.max ? [['Highest', `${value(found.max.value)} at ${placeText(found.max)}`] as const] : []),
    ...(found.min ? [['Lowest', `${value(found.min.value)} at ${placeText(found.min)}`] as const] : []),
    ['Mean', value(found.mean)],
    ['Median', value(found.median)],
    ['Standard deviation', value(found.std)],
    ['Noise (3σ-clipped)', value(found.rms)],
    ['Sum', value(found.sum)],
    ...(found.fluxDensity === undefined ? [] : [['Flux density', fluxText(found.fluxDensity)] as const]),
  ]
  return (
    <>
      <Table layout="fixed">
        <Table.Tbody>
          {rows.map(([name, text]) => (
            <Table.Tr key={name}>
              <Table.Th scope="row" fw={400} c="dimmed">
                {name}
              </Table.Th>
              <Table.Td ta="right">{text}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <RegionHistogram {...{ measures, unit, cuts }} />
      {found.level > 0 ? (
        <Text size="xs" c="dimmed">
          Measured on means of {2 ** found.level} × {2 ** found.level} pixels: the region has too many for the page. Noise and extremes are
          those of the means.
        </Text>
      ) : null}
    </>
  )
}

const placeText = ({ x, y }: { readonly x: number; readonly y: number }): string => `${Math.round(x)}, ${Math.round(y)}`

function fluxText(jansky: number): string {
  const { factor, label } = displayUnit('Jy', jansky)
  return `${significant(jansky * factor, 4)} ${label}`
}

/** The values along a line. */
export function LineValues({ profile, unit }: { readonly profile: LineProfile; readonly unit: string }) {
  const { values, distances, arcsec } = profile
  const positions = arcsec ?? distances
  const length = `${significant(positions[positions.length - 1], 4)}${arcsec ? '″' : ' pixels'}`
  return <ValueLine name="Along the line" {...{ positions, values, unit }} along={`over ${length}`} />
}
