// The image of a run in one line: its noise, beam and frequency, for summaries and pictures.

import type { RunRecord } from '@cirasa/catalog'
import { displayUnit, significant } from '@cirasa/units'

/** Noise, beam and frequency of the image, as far as they are known. */
export function imageLine({ image, rms }: RunRecord): string {
  const parts: string[] = []
  if (rms !== undefined) {
    const unit = displayUnit(image.unit, rms)
    parts.push(`rms ${significant(rms * unit.factor, 3)} ${unit.label}`.trim())
  }
  if (image.beam) {
    const { major, minor, positionAngle } = image.beam
    parts.push(`beam ${significant(major, 3)}" x ${significant(minor, 3)}", PA ${significant(positionAngle, 3)} deg`)
  } else parts.push('no beam')
  if (image.frequency !== undefined) parts.push(frequencyText(image.frequency))
  return parts.join(' · ')
}

function frequencyText(frequency: number): string {
  const [factor, unit] = frequency >= 1e12 ? [1e12, 'THz'] : frequency >= 1e9 ? [1e9, 'GHz'] : [1e6, 'MHz']
  return `${significant(frequency / factor, 4)} ${unit}`
}
