// What a fit says in the columns of sources, components and islands.

import { healpixIndex } from '@cirasa/regions'
import { iauName } from '@cirasa/wcs'
import { FIT_MODELS } from '../standard/fit-models.ts'
import { FITTED_NAMES, type FitParts, ISLAND_NAMES } from './fit-numbers.ts'
import type { Cells } from './row-plan.ts'
import type { NamedNumbers } from './statement.ts'

/** What the tables themselves do not know. */
export interface EditingFacts {
  /** The words of flags. */
  readonly flagsText: (flags: number) => string
  /** ICRS of a 0-based pixel, degrees; undefined where the image has no sky there. */
  readonly skyOf: (x: number, y: number) => { readonly ra: number; readonly dec: number } | undefined
}

/** Numbers that are not columns of the same name, or not as they stand. */
const OTHERWISE: ReadonlySet<string> = new Set(['x', 'y', 'major', 'minor', 'angle', 'ra', 'dec', 'fit_model', 'flags'])
const COMPONENT_COLUMNS = FITTED_NAMES.filter((name) => !OTHERWISE.has(name))
const SOURCE_COLUMNS = ['flux_int', 'e_flux_int', 'maj_fwhm', 'min_fwhm', 'pos_ang', 'e_ra', 'e_dec'] as const
const PEAK_COLUMNS = ['flux_peak', 'e_flux_peak', 'bkg_local', 'rms_local', 'snr'] as const
const ISLAND_PLACES: ReadonlySet<string> = new Set(['x', 'y', 'x_peak', 'y_peak', 'x_min', 'x_max', 'y_min', 'y_max'])
const ISLAND_COLUMNS = ISLAND_NAMES.filter((name) => !OTHERWISE.has(name) && !ISLAND_PLACES.has(name))

/** Of one component. */
export function componentCells(component: NamedNumbers, facts: EditingFacts): Cells {
  const model = FIT_MODELS[component.fit_model] ?? null
  return {
    ...copied(component, COMPONENT_COLUMNS),
    ...placeCells(component, facts),
    ...flagCells(component.flags, facts),
    fit_model: model,
    morph: morphOf([component]),
  }
}

/** Of the source: that of its only component, of several ones what was put together of them. A place that was only marked has no measurements. */
export function sourceCells({ components, source }: FitParts, facts: EditingFacts): Cells {
  const [first] = components
  const whole = components.length === 1 ? first : { ...together(components), ...source }
  const flags = components.some((one) => one.flags !== undefined) ? components.reduce((all, one) => all | (one.flags ?? 0), 0) : undefined
  return {
    ...copied(whole, SOURCE_COLUMNS),
    // The brightest one comes first.
    ...copied(first, PEAK_COLUMNS),
    ...placeCells(whole, facts),
    ...flagCells(flags, facts),
    n_components: components.filter(hasFit).length,
    morph: morphOf(components),
  }
}

/** Of the island of an added source. */
export function islandCells({ components, island }: FitParts, facts: EditingFacts): Cells {
  const pixel = (name: string): number | null => (island[name] === undefined ? null : island[name] + 1)
  const sky = skyCells(island, facts)
  return {
    ...copied(island, ISLAND_COLUMNS),
    ...Object.fromEntries([...ISLAND_PLACES].filter((name) => name.length > 1).map((name) => [name, pixel(name)])),
    x_pix: pixel('x'),
    y_pix: pixel('y'),
    ra: sky?.ra,
    dec: sky?.dec,
    iau_name: sky && iauName(sky.ra, sky.dec),
    ...flagCells(island.flags, facts),
    nest_level: 0,
    morph: morphOf(components),
  }
}

/** A place that was only marked has no peak. */
export const hasFit = ({ flux_peak }: NamedNumbers): boolean => flux_peak !== undefined

/** Flux-weighted place and summed flux, where nobody has told what several components are together. */
function together(components: readonly NamedNumbers[]): NamedNumbers {
  const flux = components.reduce((sum, one) => sum + (one.flux_int ?? Number.NaN), 0)
  const weight = (one: NamedNumbers): number => (Number.isFinite(flux) && flux !== 0 ? one.flux_int / flux : 1 / components.length)
  const mean = (name: 'x' | 'y'): number => components.reduce((sum, one) => sum + weight(one) * one[name], 0)
  const error = Math.hypot(...components.map((one) => one.e_flux_int ?? Number.NaN))
  return {
    x: mean('x'),
    y: mean('y'),
    ...(Number.isFinite(flux) ? { flux_int: flux } : {}),
    ...(Number.isFinite(error) ? { e_flux_int: error } : {}),
  }
}

function placeCells(at: NamedNumbers, facts: EditingFacts): Cells {
  const sky = skyCells(at, facts)
  return {
    x_pix: at.x + 1,
    y_pix: at.y + 1,
    ra: sky?.ra,
    dec: sky?.dec,
    iau_name: sky && iauName(sky.ra, sky.dec),
    hpx24: sky && healpixIndex(sky.ra, sky.dec),
  }
}

/** As it was told, where that is a place of the sky; otherwise as the image has it. */
function skyCells({ x, y, ra, dec }: NamedNumbers, { skyOf }: EditingFacts): { readonly ra: number; readonly dec: number } | undefined {
  return ra >= 0 && ra < 360 && Math.abs(dec) <= 90 ? { ra, dec } : skyOf(x, y)
}

function flagCells(flags: number | undefined, { flagsText }: EditingFacts): Cells {
  return Number.isInteger(flags) && flags! >= 0 && flags! < 2 ** 31
    ? { flags, flags_text: flagsText(flags!) }
    : { flags: null, flags_text: null }
}

function morphOf(components: readonly NamedNumbers[]): string | null {
  if (components[0].fit_model === undefined) return null
  return components.length === 1 && FIT_MODELS[components[0].fit_model] === 'point' ? 'point' : 'compact'
}

const copied = (numbers: NamedNumbers, names: readonly string[]): Cells =>
  Object.fromEntries(names.map((name) => [name, numbers[name] ?? null]))
