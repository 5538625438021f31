// The columns of CASDA's component and island catalogues: name, unit and UCD as CASDA has them, corrected where these are no valid words.

import type { ColumnType } from '../model/column.ts'
import { degreesText, hoursText } from './sexagesimal.ts'

/** A column of CASDA and where its values come from. */
export interface CasdaColumn {
  readonly name: string
  readonly type: ColumnType
  readonly unit?: string
  readonly ucd: string
  readonly description: string
  /** Ours; absent for what we do not measure. */
  readonly from?: string
  /** How ours becomes theirs, where it is more than a unit. */
  readonly make?: (value: number | string) => number | string
}

type Row = readonly [name: string, type: ColumnType, unit: string, ucd: string, from: string, description: string]

const column = ([name, type, unit, ucd, from, description]: Row): CasdaColumn =>
  Object.freeze({ name, type, ucd, description, ...(unit === '' ? {} : { unit }), ...(from === '' ? {} : { from }) })

const hms: CasdaColumn = {
  name: 'ra_hms_cont',
  type: 'string',
  ucd: 'pos.eq.ra',
  from: 'ra',
  make: (value) => hoursText(Number(value)),
  description: 'Right ascension in hours, minutes and seconds',
}
const dms: CasdaColumn = {
  name: 'dec_dms_cont',
  type: 'string',
  ucd: 'pos.eq.dec',
  from: 'dec',
  make: (value) => degreesText(Number(value)),
  description: 'Declination in degrees, minutes and seconds',
}

const MAJOR = 'phys.angSize.smajAxis;em.radio;stat.fit'
const MINOR = 'phys.angSize.sminAxis;em.radio;stat.fit'
const ANGLE = 'phys.angSize;pos.posAng;em.radio;stat.fit'
const PEAK = 'phot.flux.density;stat.max;em.radio;stat.fit'
const TOTAL = 'phot.flux.density;em.radio;stat.fit'

export const casdaComponentColumns: readonly CasdaColumn[] = [
  column(['island_id', 'string', '', 'meta.id.parent', 'island_id', 'Island that the component belongs to']),
  column(['component_id', 'string', '', 'meta.id;meta.main', 'component_id', 'Identifier of the component']),
  column(['component_name', 'string', '', 'meta.id', 'iau_name', 'Name made of the position']),
  hms,
  dms,
  column(['ra_deg_cont', 'double', 'deg', 'pos.eq.ra;meta.main', 'ra', 'Right ascension']),
  column(['dec_deg_cont', 'double', 'deg', 'pos.eq.dec;meta.main', 'dec', 'Declination']),
  column(['ra_err', 'float', 'arcsec', 'stat.error;pos.eq.ra', 'e_ra', 'Error in right ascension, on the sky']),
  column(['dec_err', 'float', 'arcsec', 'stat.error;pos.eq.dec', 'e_dec', 'Error in declination']),
  column(['freq', 'float', 'MHz', 'em.freq', 'freq', 'Frequency']),
  column(['flux_peak', 'float', 'mJy/beam', PEAK, 'flux_peak', 'Peak flux density']),
  column(['flux_peak_err', 'float', 'mJy/beam', `stat.error;${PEAK}`, 'e_flux_peak', 'Error in peak flux density']),
  column(['flux_int', 'float', 'mJy', TOTAL, 'flux_int', 'Integrated flux density']),
  column(['flux_int_err', 'float', 'mJy', `stat.error;${TOTAL}`, 'e_flux_int', 'Error in integrated flux density']),
  column(['maj_axis', 'float', 'arcsec', MAJOR, 'maj_fwhm', 'FWHM of the major axis before deconvolution']),
  column(['min_axis', 'float', 'arcsec', MINOR, 'min_fwhm', 'FWHM of the minor axis before deconvolution']),
  column(['pos_ang', 'float', 'deg', ANGLE, 'pos_ang', 'Position angle before deconvolution']),
  column(['maj_axis_err', 'float', 'arcsec', `stat.error;${MAJOR}`, 'e_maj_fwhm', 'Error in the major axis']),
  column(['min_axis_err', 'float', 'arcsec', `stat.error;${MINOR}`, 'e_min_fwhm', 'Error in the minor axis']),
  column(['pos_ang_err', 'float', 'deg', `stat.error;${ANGLE}`, 'e_pos_ang', 'Error in the position angle']),
  column(['maj_axis_deconv', 'float', 'arcsec', MAJOR, 'maj_deconv', 'FWHM of the major axis after deconvolution; null when unresolved']),
  column(['min_axis_deconv', 'float', 'arcsec', MINOR, 'min_deconv', 'FWHM of the minor axis after deconvolution; null when unresolved']),
  column(['pos_ang_deconv', 'float', 'deg', ANGLE, 'pa_deconv', 'Position angle after deconvolution']),
  column(['maj_axis_deconv_err', 'float', 'arcsec', `stat.error;${MAJOR}`, 'e_maj_deconv', 'Error in the deconvolved major axis']),
  column(['min_axis_deconv_err', 'float', 'arcsec', `stat.error;${MINOR}`, 'e_min_deconv', 'Error in the deconvolved minor axis']),
  column(['pos_ang_deconv_err', 'float', 'deg', `stat.error;${ANGLE}`, 'e_pa_deconv', 'Error in the deconvolved position angle']),
  column(['chi_squared_fit', 'float', '', 'stat.fit.chi2', 'chi2', 'Chi-squared of the fit']),
  column(['rms_fit_gauss', 'float', 'mJy/beam', 'stat.stdev;stat.fit', '', 'RMS of the residual of the fit']),
  column(['spectral_index', 'float', '', 'spect.index;em.radio', '', 'Spectral index']),
  column(['spectral_curvature', 'float', '', 'spect.index;em.radio', '', 'Spectral curvature']),
  column(['spectral_index_err', 'float', '', 'stat.error;spect.index;em.radio', '', 'Error in the spectral index']),
  column(['spectral_curvature_err', 'float', '', 'stat.error;spect.index;em.radio', '', 'Error in the spectral curvature']),
  column(['rms_image', 'float', 'mJy/beam', 'stat.stdev;phot.flux.density', 'rms_local', 'Noise of the image at the component']),
  {
    ...column(['has_siblings', 'int', '', 'meta.code', 'n_siblings', 'Whether the island has other components: 1 for yes']),
    make: (value) => (Number(value) > 0 ? 1 : 0),
  },
  {
    ...column(['fit_is_estimate', 'int', '', 'meta.code', 'fit_model', 'Whether the figures are an estimate, not a fit: 1 for yes']),
    make: (value) => (value === 'moments' ? 1 : 0),
  },
  column(['spectral_index_from_TT', 'int', '', 'meta.code', '', 'Whether the spectral index comes from Taylor-term images']),
  column(['flag_c4', 'int', '', 'meta.code', 'flags', 'Flags of the finder, a sum of bits']),
  column(['comment', 'string', '', 'meta.note', 'flags_text', 'Flags in words']),
]

const AREA = 'phys.angArea'
const RESIDUAL = 'phot.flux.density;em.radio'

export const casdaIslandColumns: readonly CasdaColumn[] = [
  column(['island_id', 'string', '', 'meta.id;meta.main', 'island_id', 'Identifier of the island']),
  column(['island_name', 'string', '', 'meta.id', 'iau_name', 'Name made of the position']),
  column(['n_components', 'int', '', 'meta.number', 'n_components', 'Number of components fitted']),
  hms,
  dms,
  column(['ra_deg_cont', 'double', 'deg', 'pos.eq.ra;meta.main', 'ra', 'Right ascension']),
  column(['dec_deg_cont', 'double', 'deg', 'pos.eq.dec;meta.main', 'dec', 'Declination']),
  column(['freq', 'float', 'MHz', 'em.freq', 'freq', 'Frequency']),
  column(['maj_axis', 'float', 'arcsec', 'phys.angSize.smajAxis;em.radio', 'maj_fwhm', 'Major axis']),
  column(['min_axis', 'float', 'arcsec', 'phys.angSize.sminAxis;em.radio', 'min_fwhm', 'Minor axis']),
  column(['pos_ang', 'float', 'deg', 'phys.angSize;pos.posAng;em.radio', 'pos_ang', 'Position angle']),
  column(['flux_int', 'float', 'mJy', 'phot.flux.density;em.radio', 'flux_int', 'Integrated flux density']),
  column(['flux_int_err', 'float', 'mJy', 'stat.error;phot.flux.density;em.radio', 'e_flux_int', 'Error in integrated flux density']),
  column(['flux_peak', 'float', 'mJy/beam', 'phot.flux.density;stat.max;em.radio', 'flux_peak', 'Peak flux density']),
  column(['mean_background', 'float', 'mJy/beam', 'instr.skyLevel;em.radio', 'bkg_local', 'Background of the image']),
  column(['background_noise', 'float', 'mJy/beam', 'stat.stdev;instr.skyLevel;em.radio', 'rms_local', 'Noise of the image']),
  column(['max_residual', 'float', 'mJy/beam', `${RESIDUAL};stat.max`, '', 'Largest residual']),
  column(['min_residual', 'float', 'mJy/beam', `${RESIDUAL};stat.min`, '', 'Smallest residual']),
  column(['mean_residual', 'float', 'mJy/beam', `${RESIDUAL};stat.mean`, 'resid_mean', 'Mean residual']),
  column(['rms_residual', 'float', 'mJy/beam', RESIDUAL, '', 'Root mean square of the residual']),
  column(['stdev_residual', 'float', 'mJy/beam', `stat.stdev;${RESIDUAL}`, 'resid_std', 'Standard deviation of the residual']),
  column(['x_min', 'int', 'pixel', 'pos.cartesian.x;stat.min', 'x_min', 'First column']),
  column(['x_max', 'int', 'pixel', 'pos.cartesian.x;stat.max', 'x_max', 'Last column']),
  column(['y_min', 'int', 'pixel', 'pos.cartesian.y;stat.min', 'y_min', 'First row']),
  column(['y_max', 'int', 'pixel', 'pos.cartesian.y;stat.max', 'y_max', 'Last row']),
  column(['n_pix', 'int', '', 'meta.number', 'n_pix', 'Number of pixels']),
  column(['solid_angle', 'float', 'arcmin**2', AREA, 'solid_angle', 'Solid angle']),
  column(['beam_area', 'float', 'arcmin**2', AREA, '', 'Solid angle of the beam']),
  column(['x_ave', 'float', 'pixel', 'pos.cartesian.x', '', 'Mean column']),
  column(['y_ave', 'float', 'pixel', 'pos.cartesian.y', '', 'Mean row']),
  column(['x_cen', 'float', 'pixel', 'pos.cartesian.x', 'x_pix', 'Flux-weighted column']),
  column(['y_cen', 'float', 'pixel', 'pos.cartesian.y', 'y_pix', 'Flux-weighted row']),
  column(['x_peak', 'int', 'pixel', 'pos.cartesian.x', 'x_peak', 'Column of the brightest pixel']),
  column(['y_peak', 'int', 'pixel', 'pos.cartesian.y', 'y_peak', 'Row of the brightest pixel']),
  column(['flag_i1', 'int', '', 'meta.code', 'flags', 'Flags of the finder, a sum of bits']),
  column(['comment', 'string', '', 'meta.note', 'flags_text', 'Flags in words']),
]
