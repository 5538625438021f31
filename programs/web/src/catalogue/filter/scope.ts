// What names in a filter mean: columns of the table, short names for common ones, and flags as booleans.

import type { Column } from '@cirasa/catalog'
import { nearestName } from '@cirasa/errors'
import { type FlagDefinition, flagDefinitions } from '@cirasa/finder'
import { FilterProblem } from './problem.ts'
import type { Place } from './syntax.ts'

/** A name that was understood. */
export type Meaning =
  | { readonly kind: 'column'; readonly column: Column }
  | { readonly kind: 'flag'; readonly column: Column; readonly bit: number }

/** Short names, where the table has no column of that name itself. */
const SHORT: Readonly<Record<string, string>> = {
  flux: 'flux_int',
  peak: 'flux_peak',
  rms: 'rms_local',
  bkg: 'bkg_local',
  major: 'maj_fwhm',
  minor: 'min_fwhm',
  pa: 'pos_ang',
  name: 'iau_name',
  id: 'source_id',
}

/** The meaning of a name among columns. @throws FilterProblem with the name that was probably meant */
export function meaningOf(name: string, place: Place, columns: readonly Column[]): Meaning {
  const byName = (wanted: string): Column | undefined => {
    const lower = wanted.toLowerCase()
    return (
      columns.find(({ definition }) => definition.name === wanted) ??
      columns.find(({ definition }) => definition.name.toLowerCase() === lower)
    )
  }
  const own = byName(name) ?? byName(SHORT[name.toLowerCase()] ?? name)
  if (own !== undefined) return { kind: 'column', column: own }
  const flags = columns.find(({ definition }) => definition.name === 'flags' && definition.type === 'int')
  const candidates = flags === undefined ? [] : flagsNamed(name)
  if (flags !== undefined && candidates.length === 1) return { kind: 'flag', column: flags, bit: candidates[0].bit }
  if (candidates.length > 1) {
    const names = candidates.map((flag) => flag.name.toLowerCase()).join(', ')
    throw new FilterProblem(`Several flags are called ${name}.`, place.at, place.end, `There are ${names}.`)
  }
  const known = [...columns.map(({ definition }) => definition.name), ...flagDefinitions.map((flag) => flag.name.toLowerCase())]
  const meant = nearestName(name, known)
  throw new FilterProblem(
    `There is no column ${name}.`,
    place.at,
    place.end,
    meant === undefined ? 'Words of text stand in quotes.' : `Did you mean ${meant}?`,
  )
}

/** Flags by their name, or by a word of it after a prefix: near_edge, flag_near_edge, flag.edge. */
function flagsNamed(name: string): readonly FlagDefinition[] {
  const bare = name.toUpperCase().replace(/^FLAGS?[._]/, '')
  const exact = flagDefinitions.filter((flag) => flag.name === bare)
  // A single word is too easily something else: it wants its prefix.
  if (exact.length > 0 || bare === name.toUpperCase()) return exact
  return flagDefinitions.filter((flag) => flag.name.split('_').includes(bare))
}
