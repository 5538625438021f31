// The numbers that are measured of a component and of an island, by the names of the catalogue's columns where these are the same.

/** Measurements that become the columns of the same names, in single precision. Sizes in arcsec, or pixels without a sky. NaN is null. */
export const copiedFields = [
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
] as const

/** The same for whole numbers. */
export const copiedIntegers = ['ndf', 'fit_quality'] as const

/** Everything that is known of a component. Pixel coordinates are 0-based, the island number counts from 0. */
export const componentFields = [
  ...copiedFields,
  ...copiedIntegers,
  'island',
  'x',
  'y',
  'ra',
  'dec',
  'e_ra',
  'e_dec',
  // The place in FIT_MODELS.
  'fit_model',
  'flags',
  // Not columns, but what maps are drawn and neighbours are subtracted with: the fit's own flux and intrinsic covariance in pixels^2.
  'flux_fit',
  'shape_xx',
  'shape_xy',
  'shape_yy',
] as const

export type ComponentField = (typeof componentFields)[number]

/** Measurements of islands that become the columns of the same names, in single precision. */
export const copiedIslandFields = [
  'flux_peak',
  'flux_int',
  'e_flux_int',
  'maj_fwhm',
  'min_fwhm',
  'pos_ang',
  'bkg_local',
  'rms_local',
  'snr',
  'solid_angle',
  'resid_mean',
  'resid_std',
] as const

/** Everything that is known of an island. */
export const islandFields = [
  ...copiedIslandFields,
  'island',
  // 0 for an island itself, 1 and up for the islands nested in it.
  'nested',
  'x_min',
  'x_max',
  'y_min',
  'y_max',
  'x',
  'y',
  'ra',
  'dec',
  'x_peak',
  'y_peak',
  'ra_peak',
  'dec_peak',
  'n_components',
  'n_pix',
  'flags',
] as const

export type IslandField = (typeof islandFields)[number]
