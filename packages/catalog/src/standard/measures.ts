// Column definitions that components, islands, sources and truth share: positions, fluxes, sizes, quality.

import type { ColumnDefinition, ColumnType } from '../model/column.ts'

/** Digits of a position in text: 1e-10 degrees, 1e-8 pixels of a large image. */
const POSITION_DIGITS = 13

/** Shorthand of the standard tables: name, type, unit ('' for none), UCD, description. Every column may be null unless it is an id. */
export function define(name: string, type: ColumnType, unit: string, ucd: string, description: string): ColumnDefinition {
  return Object.freeze({
    name,
    type,
    ...(unit === '' ? {} : { unit }),
    ucd,
    description,
    ...(type === 'double' ? { digits: POSITION_DIGITS } : {}),
    nullable: !ucd.endsWith('meta.main') || type !== 'string',
  })
}

export const skyPosition: readonly ColumnDefinition[] = [
  define('ra', 'double', 'deg', 'pos.eq.ra;meta.main', 'Right ascension, ICRS'),
  define('dec', 'double', 'deg', 'pos.eq.dec;meta.main', 'Declination, ICRS'),
]

export const skyPositionErrors: readonly ColumnDefinition[] = [
  define('e_ra', 'float', 'arcsec', 'stat.error;pos.eq.ra', 'Standard error of the position towards east, on the sky (cos dec included)'),
  define('e_dec', 'float', 'arcsec', 'stat.error;pos.eq.dec', 'Standard error of the position towards north'),
]

export const healpix: ColumnDefinition = define('hpx24', 'long', '', 'pos.healpix', 'HEALPix index of order 24, NESTED, of ra and dec')

export const pixelPosition: readonly ColumnDefinition[] = [
  define('x_pix', 'double', 'pixel', 'pos.cartesian.x', 'FITS pixel coordinate: the centre of the first pixel is 1'),
  define('y_pix', 'double', 'pixel', 'pos.cartesian.y', 'FITS pixel coordinate: the centre of the first pixel is 1'),
]

export const frequency: ColumnDefinition = define('freq', 'double', 'Hz', 'em.freq', 'Frequency of the image')

export const peakFlux: ColumnDefinition = define(
  'flux_peak',
  'float',
  'Jy/beam',
  'phot.flux.density;em.radio;stat.max',
  'Peak brightness above the background',
)
const peakFluxError: ColumnDefinition = define(
  'e_flux_peak',
  'float',
  'Jy/beam',
  'stat.error;phot.flux.density;em.radio',
  'Standard error of flux_peak',
)
export const integratedFlux: ColumnDefinition = define('flux_int', 'float', 'Jy', 'phot.flux.density;em.radio', 'Integrated flux density')
export const integratedFluxError: ColumnDefinition = define(
  'e_flux_int',
  'float',
  'Jy',
  'stat.error;phot.flux.density;em.radio',
  'Standard error of flux_int',
)

export const fluxes: readonly ColumnDefinition[] = [peakFlux, peakFluxError, integratedFlux, integratedFluxError]

export const size: readonly ColumnDefinition[] = [
  define('maj_fwhm', 'float', 'arcsec', 'phys.angSize.smajAxis;em.radio', 'Major axis, full width at half maximum, beam included'),
  define('min_fwhm', 'float', 'arcsec', 'phys.angSize.sminAxis;em.radio', 'Minor axis, full width at half maximum, beam included'),
  define('pos_ang', 'float', 'deg', 'pos.posAng', 'Position angle of the major axis, north through east, 0 to 180'),
]

export const intrinsicSize: readonly ColumnDefinition[] = [
  define(
    'maj_deconv',
    'float',
    'arcsec',
    'phys.angSize.smajAxis;em.radio',
    'Major axis without the beam, full width at half maximum; null when unresolved',
  ),
  define(
    'min_deconv',
    'float',
    'arcsec',
    'phys.angSize.sminAxis;em.radio',
    'Minor axis without the beam, full width at half maximum; null when unresolved',
  ),
  define('pa_deconv', 'float', 'deg', 'pos.posAng', 'Position angle of the major axis without the beam; null when unresolved'),
]

export const noise: readonly ColumnDefinition[] = [
  define('bkg_local', 'float', 'Jy/beam', 'instr.skyLevel;em.radio', 'Background at the position'),
  define('rms_local', 'float', 'Jy/beam', 'stat.stdev;phot.flux.density;em.radio', 'Noise at the position, one standard deviation'),
]

export const signalToNoise: ColumnDefinition = define('snr', 'float', '', 'stat.snr', 'flux_peak over rms_local')

export const morphology: ColumnDefinition = define(
  'morph',
  'string',
  '',
  'src.class.struct',
  'point, compact, extended, compact-extended or diffuse',
)

export const flags: readonly ColumnDefinition[] = [
  define('flags', 'int', '', 'meta.code.qual', 'Sum of flag bits; 0 for nothing to remark'),
  define('flags_text', 'string', '', 'meta.note', 'The flags in words, separated by spaces'),
]
