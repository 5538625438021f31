// The options of a simulated sky as data: defaults, limits, units and words, so that flags, checks and pages come from one table.

import type { SkyOptions } from './options.ts'

type Category = 'map' | 'noise' | 'sources' | 'diffuse' | 'artefacts'

/** What is known of one option. Shaped like a finder's option, for flags and pages made from it. */
export interface SkyOptionDefinition {
  readonly name: keyof SkyOptions
  readonly type: 'number' | 'integer' | 'enum'
  readonly default: number | string
  readonly min?: number
  readonly max?: number
  readonly values?: readonly string[]
  readonly unit?: string
  readonly category: Category
  readonly description: string
}

const MAX_SIDE = 1 << 20

/** Every option once. The defaults are the map of figure 6 of the CIRASA paper, 3600 x 3600 pixels at 250 sources per square degree. */
export const skyOptionTable: readonly SkyOptionDefinition[] = Object.freeze([
  integer('map', 'seed', 1, [0, Number.MAX_SAFE_INTEGER], '', 'Same seed and options, same bytes'),
  integer('map', 'width', 3600, [1, MAX_SIDE], 'px', 'Columns of the map'),
  integer('map', 'height', 3600, [1, MAX_SIDE], 'px', 'Rows of the map'),
  integer('map', 'axes', 2, [2, 4], '', 'Axes of the image: 2 for RA and DEC, 3 for FREQ as well, 4 for FREQ and STOKES as well'),
  number('map', 'pixelScale', 4, [1e-6, 36000], 'arcsec', 'Side of a pixel'),
  number('map', 'ra', 180, [0, 360], 'deg', 'Right ascension of the middle of the map, ICRS'),
  number('map', 'dec', -40, [-90, 90], 'deg', 'Declination of the middle of the map, ICRS'),
  number('map', 'frequency', 1.4e9, [1, 1e15], 'Hz', 'Frequency of the map'),
  number('map', 'beamMajor', 15, [1e-6, 1e6], 'arcsec', 'Major axis of the beam, FWHM'),
  number('map', 'beamMinor', 15, [1e-6, 1e6], 'arcsec', 'Minor axis of the beam, FWHM'),
  number('map', 'beamAngle', 0, [-360, 360], 'deg', 'Position angle of the beam, north through east'),
  integer('map', 'blankBorder', 0, [0, MAX_SIDE], 'px', 'Blank pixels on each side of the map'),
  number('noise', 'noise', 20e-6, [0, 1e6], 'Jy/beam', 'Noise correlated by the beam, one standard deviation'),
  number(
    'noise',
    'noiseVariation',
    0,
    [0, 0.95],
    '',
    'Smooth variation of the noise over the map, as a fraction: 0.5 lets it go from half to one and a half',
  ),
  number('noise', 'background', 0, [-1e6, 1e6], 'Jy/beam', 'Level of the sky'),
  number('noise', 'backgroundSlope', 0, [-1e6, 1e6], 'Jy/beam', 'Change of the sky level across the map'),
  number('sources', 'density', 250, [0, 1e9], '/deg2', 'Sources per square degree'),
  {
    name: 'fluxLaw',
    type: 'enum',
    default: 'exp',
    values: ['exp', 'explin', 'power'],
    category: 'sources',
    description: 'exp: exponential in lg S; explin: exponential in S; power: dN/dS as a power of S',
  },
  number('sources', 'fluxSlope', 1.6, [-20, 20], '', 'Slope of the flux law'),
  number('sources', 'fluxMin', 50e-6, [1e-12, 1e6], 'Jy', 'Least integrated flux'),
  number('sources', 'fluxMax', 1, [1e-12, 1e6], 'Jy', 'Largest integrated flux'),
  number('sources', 'extendedFraction', 0.1, [0, 1], '', 'Fraction of sources that are not points'),
  number('sources', 'extendedMin', 0.5, [0, 100], 'beams', 'Least major axis of extended sources before the beam'),
  number('sources', 'extendedMax', 3, [0, 100], 'beams', 'Largest major axis of extended sources before the beam'),
  number('sources', 'axisRatioMin', 0.4, [0.01, 1], '', 'Least ratio of minor to major axis of extended sources'),
  integer('diffuse', 'shells', 0, [0, 100000], '', 'Diffuse shells, like supernova remnants'),
  integer('diffuse', 'blobs', 0, [0, 100000], '', 'Diffuse blobs'),
  number('diffuse', 'diffuseMin', 4, [1e-6, 1e9], 'sigma', 'Least peak brightness of shells and blobs'),
  number('diffuse', 'diffuseMax', 25, [1e-6, 1e9], 'sigma', 'Largest peak brightness of shells and blobs'),
  integer('artefacts', 'artefacts', 0, [0, 10000], '', 'How many of the brightest sources have rings and spokes about them'),
  number('artefacts', 'artefactLevel', 0.005, [0, 1], '', "Rings and spokes as a fraction of the source's peak"),
])

type Limits = readonly [min: number, max: number]

function number(category: Category, name: keyof SkyOptions, standard: number, [min, max]: Limits, unit: string, description: string) {
  return Object.freeze<SkyOptionDefinition>({
    name,
    type: 'number',
    default: standard,
    min,
    max,
    ...(unit && { unit }),
    category,
    description,
  })
}

function integer(category: Category, name: keyof SkyOptions, standard: number, limits: Limits, unit: string, description: string) {
  return Object.freeze<SkyOptionDefinition>({ ...number(category, name, standard, limits, unit, description), type: 'integer' })
}
