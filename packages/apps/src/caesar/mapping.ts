// From options of CAESAR to a plan of the search: every option that the finder has the effect of, in its units; warnings for the rest.

import type { AppOptionValue } from '../app.ts'
import type { CheckMode } from '../options/option-value.ts'
import { finderSettings } from './finder-settings.ts'
import { GivenOptions } from './given-options.ts'
import { type CaesarMap, type IslandSelection, type LogLevel, logLevels, type PointLikeCuts, type SearchPlan } from './search-plan.ts'

const mapOptions: readonly (readonly [option: string, map: CaesarMap])[] = [
  ['save-inputmap', 'image'],
  ['save-bkgmap', 'background'],
  ['save-rmsmap', 'rms'],
  ['save-significancemap', 'significance'],
  ['save-residualmap', 'residual'],
  ['computeresiduals', 'residual'],
  ['save-segmentedmap', 'segmentation'],
  ['save-modelmap', 'model'],
]

/**
 * The search that options ask for. A value that equals the default of its option asks for nothing.
 *
 * Throws APPS_CONTRADICTION in mode `native`, see {@link finderSettings}.
 *
 * @param options as {@link checkOptions} gives them
 * @example planSearch({ seedthr: 4, 'save-rmsmap': true }, 'wire') // { finder: { 'seed-threshold': 4, 'min-pixels': 5 }, maps: ['rms'], ... }
 */
export function planSearch(options: Readonly<Record<string, AppOptionValue>>, mode: CheckMode): SearchPlan {
  const given = new GivenOptions(options)
  const plan = {
    finder: finderSettings(given, mode),
    ...(given.flag('bkgboxpix') && !given.isGiven('noise-box') ? { noiseBoxPixels: given.number('bkgbox') } : {}),
    image: imageOf(given),
    window: windowOf(given),
    fallbackBeam: fallbackBeam(given),
    maps: [...new Set(mapOptions.filter(([option]) => given.flag(option)).map(([, map]) => map))],
    regions: regionFrame(given),
    selection: selectionOf(given),
    threads: threadsOf(given),
    logLevel: logLevels.find((level) => level === given.text('loglevel')) ?? ('INFO' satisfies LogLevel),
  }
  residualRemarks(given)
  return Object.freeze({ ...plan, warnings: Object.freeze([...given.warnings]) })
}

const imageOf = (given: GivenOptions): SearchPlan['image'] => ({
  ...(given.isGiven('hdu') ? { hdu: given.number('hdu') } : {}),
  ...(given.isGiven('plane') ? { plane: given.text('plane') } : {}),
})

function windowOf(given: GivenOptions): SearchPlan['window'] {
  if (!given.flag('read-subimg')) {
    given.needs(['xmin', 'xmax', 'ymin', 'ymax'], 'read-subimg')
    return undefined
  }
  const last = (name: string): number | undefined => (given.isSet(name) ? given.number(name) : undefined)
  return { xMin: given.number('xmin'), xMax: last('xmax'), yMin: given.number('ymin'), yMax: last('ymax') }
}

function fallbackBeam(given: GivenOptions): SearchPlan['fallbackBeam'] {
  if (!['bmaj', 'bmin', 'bpa'].some((name) => given.isSet(name))) return undefined
  const [major, minor] = [given.number('bmaj'), given.number('bmin')]
  if (major <= 0 || minor <= 0) {
    given.warn(`A beam of ${major} x ${minor} arcsec (bmaj, bmin) is none: it was not used.`)
    return undefined
  }
  if (minor > major) given.warn(`Option bmin is larger than bmaj: a round beam of ${major} arcsec is used where the header has none.`)
  return { major, minor: Math.min(major, minor), positionAngle: given.number('bpa') % 180 }
}

function regionFrame(given: GivenOptions): SearchPlan['regions'] {
  if (!given.flag('convertregionstowcs')) {
    given.needs(['regionwcs'], 'convertregionstowcs')
    return 'image'
  }
  const frame = given.text('regionwcs')
  if (frame === 'B1950') given.warn('Option regionwcs is B1950, which is not written: regions are in J2000.')
  return frame === 'GALACTIC' ? 'galactic' : 'fk5'
}

const CUTS = [
  'no-boundingboxcut',
  'minboundingbox',
  'no-circratiocut',
  'circratiothr',
  'no-elongationcut',
  'elongationthr',
  'ellipsearearatiocut',
  'ellipsearearatiominthr',
  'ellipsearearatiomaxthr',
  'maxnpixcut',
  'maxnpix',
  'no-nbeamscut',
  'nbeamsthr',
]

function selectionOf(given: GivenOptions): IslandSelection {
  const nested = !given.flag('no-nestedsearch')
  if (!given.flag('selectsources')) {
    given.needs(CUTS, 'selectsources')
    return { leastSide: 0, nested }
  }
  const pointLike: PointLikeCuts = {
    ...(given.flag('no-circratiocut') ? {} : { leastCircularity: given.number('circratiothr') }),
    ...(given.flag('no-elongationcut') ? {} : { mostElongation: given.number('elongationthr') }),
    ...(given.flag('no-nbeamscut') ? {} : { mostBeams: given.number('nbeamsthr') }),
    ...(given.flag('maxnpixcut') ? { mostPixels: given.number('maxnpix') } : {}),
    ...(given.flag('ellipsearearatiocut')
      ? { ellipseAreaRatio: [given.number('ellipsearearatiominthr'), given.number('ellipsearearatiomaxthr')] as const }
      : {}),
  }
  if (!given.flag('ellipsearearatiocut')) given.needs(['ellipsearearatiominthr', 'ellipsearearatiomaxthr'], 'ellipsearearatiocut')
  if (!given.flag('maxnpixcut')) given.needs(['maxnpix'], 'maxnpixcut')
  return { leastSide: given.flag('no-boundingboxcut') ? 0 : given.number('minboundingbox'), nested, pointLike }
}

/** Undefined for as many as there may be, which is also what CAESAR's default of one thread means here: results do not depend on it. */
function threadsOf(given: GivenOptions): number | undefined {
  if (!given.isSet('nthreads') && !given.isSet('nproc')) return undefined
  const threads = given.number('nthreads')
  return threads < 1 ? undefined : threads * given.number('nproc')
}

function residualRemarks(given: GivenOptions): void {
  const type = given.text('res-removedsourcetype')
  if (given.isSet('res-removedsourcetype') && type !== 'ALL')
    given.warn(`Option res-removedsourcetype is ${type}, but the residual map is without all components.`)
}
