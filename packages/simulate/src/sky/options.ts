// What a simulated sky may look like: the options, and how they are checked.

import { simulateErrors } from '../errors.ts'
import { type SkyOptionDefinition, skyOptionTable } from './option-table.ts'

/** Options of a simulated sky. All may be left out; see {@link skyOptionTable} for defaults, units and limits. */
export interface SkyOptions {
  /** Same seed and options, same bytes. */
  readonly seed?: number
  readonly width?: number
  readonly height?: number
  /** 2 for RA and DEC, 3 for FREQ as well, 4 for FREQ and STOKES as well; each of the further axes has one plane. */
  readonly axes?: number
  /** Arcsec. */
  readonly pixelScale?: number
  /** Sky position of the middle of the map, degrees, ICRS. */
  readonly ra?: number
  readonly dec?: number
  /** Hz. */
  readonly frequency?: number
  /** Beam FWHM in arcsec, and position angle in degrees. */
  readonly beamMajor?: number
  readonly beamMinor?: number
  readonly beamAngle?: number
  /** Jy/beam, one standard deviation. */
  readonly noise?: number
  readonly noiseVariation?: number
  /** Sources per square degree. */
  readonly density?: number
  /** 'exp': p(lg S) ~ exp(-slope lg S). 'explin': p(S) ~ exp(-slope S/Jy). 'power': dN/dS ~ S^-slope. */
  readonly fluxLaw?: 'exp' | 'explin' | 'power'
  readonly fluxSlope?: number
  /** Integrated flux, Jy. */
  readonly fluxMin?: number
  readonly fluxMax?: number
  readonly extendedFraction?: number
  /** Major axis before the beam, FWHM in beams. */
  readonly extendedMin?: number
  readonly extendedMax?: number
  readonly axisRatioMin?: number
  readonly shells?: number
  readonly blobs?: number
  /** Brightest surface of shells and blobs in units of the noise. */
  readonly diffuseMin?: number
  readonly diffuseMax?: number
  /** Level of the sky, and its change across the map, in Jy/beam. */
  readonly background?: number
  readonly backgroundSlope?: number
  /** Pixels on each side that are NaN. */
  readonly blankBorder?: number
  /** How many of the brightest sources have rings and spokes, of which fraction of their peak. */
  readonly artefacts?: number
  readonly artefactLevel?: number
}

/** All options with their values. */
export type SkyParameters = { readonly [Name in keyof SkyOptions]-?: NonNullable<SkyOptions[Name]> }

/**
 * The options with defaults filled in.
 *
 * @throws SIMULATE_UNKNOWN_OPTION, SIMULATE_BAD_OPTION
 */
export function skyParameters(options: SkyOptions): SkyParameters {
  const known = new Map(skyOptionTable.map((definition) => [definition.name as string, definition]))
  for (const name of Object.keys(options)) {
    if (!known.has(name)) throw simulateErrors.UNKNOWN_OPTION({ name, known: [...known.keys()].join(', ') })
  }
  const filled: Record<string, number | string> = {}
  for (const definition of skyOptionTable) filled[definition.name] = checked(definition, options[definition.name] ?? definition.default)
  const parameters = Object.freeze(filled) as unknown as SkyParameters
  inOrder(parameters, 'beamMinor', 'beamMajor')
  inOrder(parameters, 'fluxMin', 'fluxMax')
  inOrder(parameters, 'extendedMin', 'extendedMax')
  inOrder(parameters, 'diffuseMin', 'diffuseMax')
  return parameters
}

function checked(definition: SkyOptionDefinition, value: unknown): number | string {
  const { name, type, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, values = [] } = definition
  if (type === 'enum') {
    if (typeof value === 'string' && values.includes(value)) return value
    throw simulateErrors.BAD_OPTION({ name, value: String(value), wanted: `one of ${values.join(', ')}` })
  }
  const isRight = typeof value === 'number' && value >= min && value <= max && (type === 'number' || Number.isSafeInteger(value))
  if (isRight) return value
  throw simulateErrors.BAD_OPTION({
    name,
    value: String(value),
    wanted: `${type === 'integer' ? 'a whole number' : 'a number'} from ${min} to ${max}`,
  })
}

function inOrder(parameters: SkyParameters, lower: keyof SkyParameters, upper: keyof SkyParameters): void {
  if (parameters[lower] > parameters[upper]) {
    throw simulateErrors.BAD_OPTION({ name: lower, value: parameters[lower], wanted: `at most ${upper}, ${parameters[upper]}` })
  }
}
