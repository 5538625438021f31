// CAESAR's options of detection, noise and fits as settings of the finder; the finder's own options win over them.

import { finderOptions } from '@cirasa/finder'
import { appErrors } from '../errors.ts'
import type { CheckMode } from '../options/option-value.ts'
import type { GivenOptions } from './given-options.ts'

type Settings = Record<string, number | boolean | string>

/** Options of CAESAR that say the same as one of the finder. */
const counterparts: Readonly<Record<string, string>> = {
  seedthr: 'seed-threshold',
  mergethr: 'merge-threshold',
  npixmin: 'min-pixels',
  bkgbox: 'noise-box',
  'no-bkg2ndpass': 'noise-iterations',
  'fit-maxcomponents': 'max-components',
  'fit-fixsigma': 'shape-gain',
}

/** A free shape that gains less chi-square than this is refused: no finder of ours takes more. */
const NEVER_FREE = 1e6

/**
 * The finder's options that differ from its defaults, or that were asked for.
 *
 * Throws APPS_CONTRADICTION where, on `native`, an option and its counterpart ask for different things.
 */
export function finderSettings(given: GivenOptions, mode: CheckMode): Settings {
  const settings = translated(given)
  for (const { name, type } of finderOptions) {
    if (!given.isGiven(name)) continue
    const value = type === 'boolean' ? given.flag(name) : type === 'enum' ? given.text(name) : given.number(name)
    const rival = Object.keys(counterparts).find((caesar) => counterparts[caesar] === name && given.isSet(caesar))
    if (rival !== undefined && settings[name] !== undefined && settings[name] !== value) contradict(given, rival, name, mode)
    settings[name] = value
  }
  return settings
}

function contradict(given: GivenOptions, caesar: string, own: string, mode: CheckMode): void {
  const reason = `${given.text(caesar)} against ${given.text(own)}`
  if (mode === 'native') throw appErrors.CONTRADICTION({ first: `Option ${caesar}`, second: `option ${own}`, reason })
  given.warn(`Options ${caesar} and ${own} contradict each other (${reason}): ${own} was taken.`)
}

function translated(given: GivenOptions): Settings {
  const settings: Settings = {
    'min-pixels': Math.max(1, given.number('npixmin')),
    ...(given.isSet('seedthr') || given.isSet('compactsearchiters') ? { 'seed-threshold': lastSeed(given) } : {}),
  }
  if (given.number('compactsearchiters') < 1) given.warn('Option compactsearchiters is 0, but one search is made.')
  given.needs(given.number('compactsearchiters') > 1 ? [] : ['seedthrstep'], 'compactsearchiters above 1')
  if (given.isSet('mergethr')) settings['merge-threshold'] = given.within('mergethr', 1, 1000)
  if (given.isSet('bkgbox') && !given.flag('bkgboxpix')) settings['noise-box'] = given.within('bkgbox', 4, 10_000)
  if (given.flag('no-bkg2ndpass')) {
    if (given.flag('bkgskipoutliers')) given.warn('Option no-bkg2ndpass has no effect with bkgskipoutliers, which takes a second pass.')
    else settings['noise-iterations'] = 1
  }
  if (given.isSet('fit-maxcomponents')) settings['max-components'] = given.within('fit-maxcomponents', 1, 100)
  if (given.flag('fit-fixsigma')) settings['shape-gain'] = NEVER_FREE
  return settings
}

/** CAESAR searches again with lower seeds and joins what it finds: that is what one search with the last seed finds. */
function lastSeed(given: GivenOptions): number {
  let seed = given.within('seedthr', 2, 1000)
  const step = given.number('seedthrstep')
  const least = Math.max(2, given.number('mergethr'))
  for (let search = 1; search < given.number('compactsearchiters') && step > 0 && seed - step > least; search++) seed -= step
  return Number(seed.toFixed(9))
}
