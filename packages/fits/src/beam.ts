// The restoring beam as headers tell it: BMAJ, BMIN and BPA, or the line that AIPS leaves in HISTORY.

import type { Header } from './header/header.ts'
import { parseNumber } from './header/parse-value.ts'

/** Full widths at half maximum in degrees; position angle in degrees, north through east, as the header says it. */
export interface HeaderBeam {
  readonly majorDeg: number
  readonly minorDeg: number
  readonly positionAngleDeg: number
}

/**
 * The beam of an image; undefined where the header has none. Without BMIN the beam is round, without BPA its angle is 0. The last
 * CLEAN line of an AIPS history counts, as it is of the last deconvolution.
 */
export function readBeam(header: Header): HeaderBeam | undefined {
  const major = header.number('BMAJ')
  return beamOf(major, header.number('BMIN') ?? major, header.number('BPA')) ?? beamOfHistory(header)
}

/** A beam from its parts in degrees; undefined where one is missing or not positive. */
export function beamOf(major: number | undefined, minor: number | undefined, angle: number | undefined): HeaderBeam | undefined {
  if (major === undefined || minor === undefined || !(major > 0 && minor > 0)) return undefined
  const axes = major >= minor ? { majorDeg: major, minorDeg: minor } : { majorDeg: minor, minorDeg: major }
  // Axes the wrong way round turn the ellipse by a right angle.
  const turn = major >= minor ? 0 : 90
  return Object.freeze({ ...axes, positionAngleDeg: (angle ?? 0) + turn })
}

function beamOfHistory(header: Header): HeaderBeam | undefined {
  for (const line of header.texts('HISTORY').reverse()) {
    if (!/^ *AIPS +CLEAN +BMAJ *=/.test(line)) continue
    const beam = beamOf(valueIn(line, 'BMAJ'), valueIn(line, 'BMIN'), valueIn(line, 'BPA'))
    if (beam !== undefined) return beam
  }
  return undefined
}

function valueIn(line: string, name: string): number | undefined {
  const found = new RegExp(`${name} *= *([-+0-9.EeDd]{1,30})`).exec(line)
  const value = found === null ? undefined : parseNumber(found[1])
  return value === undefined ? undefined : Number(value)
}
