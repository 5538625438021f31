// Reads CTYPE of a spectral axis, in the words of Paper III and in the older ones of AIPS.

import { wcsErrors } from '../errors.ts'
import { axisCount, type Header } from '../header.ts'
import { type SpectralCode, spectralVariables } from './variables.ts'

/** What CTYPE says of a spectral axis. */
export interface SpectralType {
  readonly code: SpectralCode
  /** The variable in which pixels are evenly spaced: `code` itself for a linear axis. */
  readonly sampled: SpectralCode
  /** True if pixels are evenly spaced in the logarithm. */
  readonly isLogarithmic: boolean
  /** Rest frame that CTYPE or VELREF of AIPS tells, such as 'LSRK'; '' if none. */
  readonly restFrame: string
}

const SAMPLED: Readonly<Record<string, SpectralCode>> = { F: 'FREQ', W: 'WAVE', A: 'AWAV', V: 'VELO' }
/** Letter of the variable that each code is linear in. */
const BASIC: Readonly<Record<SpectralCode, string>> = {
  FREQ: 'F',
  ENER: 'F',
  WAVN: 'F',
  VRAD: 'F',
  WAVE: 'W',
  VOPT: 'W',
  ZOPT: 'W',
  AWAV: 'A',
  VELO: 'V',
  BETA: 'V',
}
const REST_FRAMES: Readonly<Record<string, string>> = { LSR: 'LSRK', HEL: 'BARYCENT', OBS: 'TOPOCENT' }
const VELREF_FRAMES = ['', 'LSRK', 'BARYCENT', 'TOPOCENT']

const isCode = (name: string): name is SpectralCode => Object.hasOwn(spectralVariables, name)

/** The first spectral axis of a header (from 1), or `undefined`. */
export function findSpectralType(header: Header): number | undefined {
  for (let axis = 1; axis <= axisCount(header); axis++) {
    const name = header.text(`CTYPE${axis}`).split('-')[0]
    if (isCode(name) || name === 'FELO') return axis
  }
  return undefined
}

/** Reads CTYPE of an axis (from 1). Throws WCS_NOT_SPECTRAL and WCS_UNSUPPORTED_SPECTRAL. */
export function readSpectralType(header: Header, axis: number): SpectralType {
  const ctype = header.text(`CTYPE${axis}`)
  const [name, suffix = ''] = ctype.split(/-+/, 2)
  const old = readAipsType(header, name, suffix)
  if (old !== undefined) return old
  if (!isCode(name)) throw wcsErrors.NOT_SPECTRAL({ axis, ctype: ctype || 'none' })
  const linear = { code: name, sampled: name, isLogarithmic: false, restFrame: '' }
  if (suffix === '') return linear
  if (suffix === 'LOG') return { ...linear, isLogarithmic: true }
  const sampled = /^[FWAV]2[FWAV]$/.test(suffix) && suffix[2] === BASIC[name] ? SAMPLED[suffix[0]] : undefined
  if (sampled === undefined) throw wcsErrors.UNSUPPORTED_SPECTRAL({ ctype })
  return { ...linear, sampled }
}

/** FREQ-LSR, VELO-HEL, FELO-OBS and the like with VELREF (Paper III, section 6; FELO is evenly spaced in frequency). */
function readAipsType(header: Header, name: string, suffix: string): SpectralType | undefined {
  const velref = header.number('VELREF')
  const isOldSuffix = Object.hasOwn(REST_FRAMES, suffix)
  if (suffix !== '' && !isOldSuffix) return undefined
  const restFrame = isOldSuffix ? REST_FRAMES[suffix] : (VELREF_FRAMES[(velref ?? 0) % 256] ?? '')
  const type = (code: SpectralCode, sampled = code): SpectralType => ({ code, sampled, isLogarithmic: false, restFrame })
  if (name === 'FREQ') return type('FREQ')
  if (name === 'FELO') return type('VOPT', 'FREQ')
  if (name === 'VELO' && (isOldSuffix || velref !== undefined)) return type((velref ?? 0) > 256 ? 'VRAD' : 'VOPT')
  return undefined
}
