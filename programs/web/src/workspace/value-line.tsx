// Values along a line as a small drawing: blanks break it, its range and unit stand below.

import { displayUnit, significant } from '@cirasa/units'
import { Text } from '@mantine/core'

interface ValueLineProps {
  /** What it is, for those who do not see it and as the beginning of the words below. */
  readonly name: string
  readonly positions: ArrayLike<number>
  readonly values: ArrayLike<number>
  /** A position that is marked. */
  readonly mark?: number
  /** Of the values. */
  readonly unit: string
  /** What the positions are, such as `pixels 10 to 90`. */
  readonly along: string
}

const WIDTH = 320
const HEIGHT = 130

/** The drawing; a sentence where there are no values. */
export function ValueLine({ name, positions, values, mark, unit, along }: ValueLineProps) {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let i = 0; i < values.length; i++) {
    if (values[i] < low) low = values[i]
    if (values[i] > high) high = values[i]
  }
  const [first, last] = [positions[0], positions[positions.length - 1]]
  if (!(high > low) || !(last > first)) return <Text size="xs">{name}: there are no values.</Text>
  const across = (position: number) => ((position - first) / (last - first)) * WIDTH
  const path = Array.from(values, (value, i) => {
    if (!Number.isFinite(value)) return ''
    const pen = i === 0 || !Number.isFinite(values[i - 1]) ? 'M' : 'L'
    return `${pen}${across(positions[i]).toFixed(1)} ${(HEIGHT - ((value - low) / (high - low)) * HEIGHT).toFixed(1)}`
  }).join('')
  const { factor, label } = displayUnit(unit, Math.max(Math.abs(low), Math.abs(high)))
  return (
    <figure style={{ margin: 0 }}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width="100%" height={HEIGHT} preserveAspectRatio="none" role="img" aria-label={name}>
        {mark === undefined ? null : (
          <line x1={across(mark)} x2={across(mark)} y1={0} y2={HEIGHT} stroke="var(--mantine-color-dimmed)" strokeDasharray="3 3" />
        )}
        <path d={path} fill="none" stroke="var(--mantine-primary-color-filled)" strokeWidth={1.5} vectorEffect="non-scaling-stroke" />
      </svg>
      <Text component="figcaption" size="xs" c="dimmed">
        {name}: {significant(low * factor, 3)} to {significant(high * factor, 3)} {label}, {along}
      </Text>
    </figure>
  )
}
