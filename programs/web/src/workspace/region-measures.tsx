// What was measured in a region, as numbers with units; and the profile along a line.

import { countText, displayUnit, significant } from '@cirasa/units'
import type { LineProfile, RegionMeasures } from '@cirasa/viewer'
import { Table, Text } from '@mantine/core'

/** Statistics of a region. */
export function RegionNumbers({ measures, unit }: { readonly measures: RegionMeasures; readonly unit: string }) {
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

const WIDTH = 320
const HEIGHT = 120

/** The values along a line. */
export function LineValues({ profile, unit }: { readonly profile: LineProfile; readonly unit: string }) {
  const { values, distances, arcsec } = profile
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    if (value < low) low = value
    if (value > high) high = value
  }
  if (!(high > low)) return <Text size="xs">There are no values along this line.</Text>
  const path = Array.from(values, (value, i) => {
    if (!Number.isFinite(value)) return ''
    const pen = i === 0 || !Number.isFinite(values[i - 1]) ? 'M' : 'L'
    return `${pen}${((i / (values.length - 1)) * WIDTH).toFixed(1)} ${(HEIGHT - ((value - low) / (high - low)) * HEIGHT).toFixed(1)}`
  }).join('')
  const { factor, label } = displayUnit(unit, Math.max(Math.abs(low), Math.abs(high)))
  const length = arcsec ? `${significant(arcsec[arcsec.length - 1], 4)}″` : `${significant(distances[distances.length - 1], 4)} pixels`
  return (
    <figure style={{ margin: 0 }}>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        width="100%"
        height={HEIGHT}
        preserveAspectRatio="none"
        role="img"
        aria-label="Values along the line"
      >
        <path d={path} fill="none" stroke="var(--mantine-primary-color-filled)" strokeWidth={1.5} vectorEffect="non-scaling-stroke" />
      </svg>
      <Text component="figcaption" size="xs" c="dimmed">
        {significant(low * factor, 3)} to {significant(high * factor, 3)} {label} along {length}
      </Text>
    </figure>
  )
}
