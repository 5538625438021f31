// The numbers of a fit in a statement: which names there are, and which component, source or island each of them is of.

import type { NamedNumbers } from './statement.ts'

/** Components of a fit that a statement has room for. */
export const MOST_FITTED = 5

/**
 * What is told of a component. `x` and `y` are 0-based pixels of the image, `major` and `minor` full widths at half maximum in pixels, `angle`
 * is in degrees from +x towards +y; all others are columns of the components with their units, `fit_model` as its place in FIT_MODELS.
 */
export const FITTED_NAMES = [
  'x',
  'y',
  'major',
  'minor',
  'angle',
  'ra',
  'dec',
  'e_ra',
  'e_dec',
  'e_x_pix',
  'e_y_pix',
  'flux_peak',
  'e_flux_peak',
  'flux_int',
  'e_flux_int',
  'maj_fwhm',
  'min_fwhm',
  'pos_ang',
  'e_maj_fwhm',
  'e_min_fwhm',
  'e_pos_ang',
  'maj_deconv',
  'min_deconv',
  'pa_deconv',
  'e_maj_deconv',
  'e_min_deconv',
  'e_pa_deconv',
  'maj_deconv_limit',
  'bkg_local',
  'rms_local',
  'snr',
  'chi2',
  'ndf',
  'fit_quality',
  'fit_model',
  'flags',
] as const

/** What is told of a source of several components, after `source_`. */
export const SOURCE_NAMES = ['x', 'y', 'ra', 'dec', 'e_ra', 'e_dec', 'flux_int', 'e_flux_int', 'maj_fwhm', 'min_fwhm', 'pos_ang'] as const

/** What is told of the island, after `island_`; pixels are 0-based. */
export const ISLAND_NAMES = [
  'x',
  'y',
  'ra',
  'dec',
  'x_peak',
  'y_peak',
  'ra_peak',
  'dec_peak',
  'x_min',
  'x_max',
  'y_min',
  'y_max',
  'flux_peak',
  'flux_int',
  'e_flux_int',
  'maj_fwhm',
  'min_fwhm',
  'pos_ang',
  'bkg_local',
  'rms_local',
  'snr',
  'n_pix',
  'solid_angle',
  'resid_mean',
  'resid_std',
  'flags',
] as const

/** A fit by what its numbers are of. Of a source of one component `source` is empty, and of one that nobody has fitted `island`. */
export interface FitParts {
  /** The brightest first. */
  readonly components: readonly NamedNumbers[]
  readonly source: NamedNumbers
  readonly island: NamedNumbers
}

/**
 * The numbers of a statement: those of the first component by their names, of the others with `_2` and so on behind, those of source and island
 * with their word before. What is not a finite number is left out, and so are components beyond {@link MOST_FITTED}.
 *
 * @example numbersOfFit({ components: [{ x: 5, y: 3 }, { x: 9, y: 3 }], source: { x: 7 }, island: {} }) // { x: 5, y: 3, x_2: 9, y_2: 3, source_x: 7 }
 */
export function numbersOfFit({ components, source, island }: FitParts): NamedNumbers {
  const numbers: Record<string, number> = {}
  const put = (names: readonly string[], values: NamedNumbers, before: string, behind: string): void => {
    for (const name of names) if (Number.isFinite(values[name])) numbers[`${before}${name}${behind}`] = values[name]
  }
  components.slice(0, MOST_FITTED).forEach((component, i) => {
    put(FITTED_NAMES, component, '', behindOf(i))
  })
  put(SOURCE_NAMES, source, 'source_', '')
  put(ISLAND_NAMES, island, 'island_', '')
  return Object.freeze(numbers)
}

/** What {@link numbersOfFit} has put together; components end before the first one without a place. */
export function fitOfNumbers(numbers: NamedNumbers): FitParts {
  const take = (names: readonly string[], before: string, behind: string): NamedNumbers =>
    Object.fromEntries(
      names.flatMap((name) => {
        const value = numbers[`${before}${name}${behind}`]
        return Number.isFinite(value) ? [[name, value] as const] : []
      }),
    )
  const components: NamedNumbers[] = []
  for (let i = 0; i < MOST_FITTED; i++) {
    const component = take(FITTED_NAMES, '', behindOf(i))
    if (component.x === undefined || component.y === undefined) break
    components.push(component)
  }
  return { components, source: take(SOURCE_NAMES, 'source_', ''), island: take(ISLAND_NAMES, 'island_', '') }
}

const behindOf = (i: number): string => (i === 0 ? '' : `_${i + 1}`)
