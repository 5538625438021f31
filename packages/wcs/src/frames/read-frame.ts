// Which sky frame a header means: RADESYS, EQUINOX, EPOCH and the defaults of Paper II, section 3.1.

import { wcsErrors } from '../errors.ts'
import type { Header } from '../header.ts'
import { type FrameName, type SkyFrame, skyFrame } from './sky-frame.ts'

const EQUATORIAL = new Set<string>(['ICRS', 'FK5', 'FK4', 'FK4-NO-E'])

/**
 * The frame of a header whose celestial axes are of `system` ('RA', 'GLON', 'ELON', 'SLON').
 * Without RADESYS the equinox decides: FK4 before 1984, FK5 from then on, ICRS if there is none.
 * An equinox of zero or less counts as not given. Throws WCS_UNSUPPORTED_FRAME.
 */
export function readFrame(header: Header, system: string): SkyFrame {
  if (system === 'GLON') return skyFrame('GALACTIC')
  if (system === 'SLON') return skyFrame('SUPERGALACTIC')
  const equinox = readEquinox(header)
  const named =
    header.text('RADESYS') ||
    String(header.shared('RADECSYS') ?? '')
      .trim()
      .toUpperCase()
  if (system === 'ELON') return skyFrame('ECLIPTIC', equinox)
  if (system !== 'RA') throw wcsErrors.UNSUPPORTED_FRAME({ frame: system })
  if (named === '') return skyFrame(equinox === undefined ? 'ICRS' : equinox < 1984 ? 'FK4' : 'FK5', equinox)
  if (!EQUATORIAL.has(named)) throw wcsErrors.UNSUPPORTED_FRAME({ frame: named })
  return skyFrame(named as FrameName, equinox)
}

/** EQUINOX, or the older EPOCH; both may be text such as 'J2000' or 'B1950'. */
function readEquinox(header: Header): number | undefined {
  const value = equinoxOf(header, 'EQUINOX') ?? equinoxOf(header, 'EPOCH')
  return value !== undefined && value > 0 ? value : undefined
}

function equinoxOf(header: Header, name: string): number | undefined {
  const text = /^[JB](\d+(?:\.\d*)?)$/.exec(header.text(name))
  return text === null ? header.number(name) : Number(text[1])
}
