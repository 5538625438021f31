// Selavy's catalogues as CASDA keeps them (component v1.9, island v0.7): mJy, MHz; size 0 without the beam is unresolved.

import type { Adapter, Rule } from './adapter.ts'

const shared: readonly Rule[] = [
  { to: 'island_id', from: 'island_id' },
  { to: 'ra', from: ['ra_deg_cont', 'ra_deg'], unit: 'deg' },
  { to: 'dec', from: ['dec_deg_cont', 'dec_deg'], unit: 'deg' },
  { to: 'freq', from: 'freq', unit: 'MHz' },
  { to: 'flux_peak', from: 'flux_peak', unit: 'mJy/beam' },
  { to: 'e_flux_peak', from: 'flux_peak_err', unit: 'mJy/beam', nulls: 'not-positive' },
  { to: 'flux_int', from: 'flux_int', unit: 'mJy' },
  { to: 'e_flux_int', from: 'flux_int_err', unit: 'mJy', nulls: 'not-positive' },
  { to: 'maj_fwhm', from: 'maj_axis', unit: 'arcsec' },
  { to: 'min_fwhm', from: 'min_axis', unit: 'arcsec' },
  { to: 'pos_ang', from: 'pos_ang', unit: 'deg' },
]

export const selavyComponents: Adapter = {
  finder: 'Selavy',
  kind: 'components',
  marks: ['island_id', 'component_id', 'ra_deg_cont', 'flux_peak', 'maj_axis'],
  rules: [
    ...shared,
    { to: 'component_id', from: 'component_id' },
    { to: 'iau_name', from: 'component_name' },
    { to: 'e_ra', from: 'ra_err', unit: 'arcsec', nulls: 'not-positive' },
    { to: 'e_dec', from: 'dec_err', unit: 'arcsec', nulls: 'not-positive' },
    { to: 'e_maj_fwhm', from: 'maj_axis_err', unit: 'arcsec', nulls: 'not-positive' },
    { to: 'e_min_fwhm', from: 'min_axis_err', unit: 'arcsec', nulls: 'not-positive' },
    { to: 'e_pos_ang', from: 'pos_ang_err', unit: 'deg', nulls: 'not-positive' },
    { to: 'maj_deconv', from: 'maj_axis_deconv', unit: 'arcsec', nulls: 'not-positive' },
    { to: 'min_deconv', from: 'min_axis_deconv', unit: 'arcsec', nulls: 'not-positive' },
    { to: 'pa_deconv', from: 'pos_ang_deconv', unit: 'deg' },
    { to: 'e_maj_deconv', from: 'maj_axis_deconv_err', unit: 'arcsec', nulls: 'not-positive' },
    { to: 'e_min_deconv', from: 'min_axis_deconv_err', unit: 'arcsec', nulls: 'not-positive' },
    { to: 'e_pa_deconv', from: 'pos_ang_deconv_err', unit: 'deg', nulls: 'not-positive' },
    { to: 'rms_local', from: 'rms_image', unit: 'mJy/beam', nulls: 'not-positive' },
    { to: 'chi2', from: 'chi_squared_fit' },
  ],
}

export const selavyIslands: Adapter = {
  finder: 'Selavy',
  kind: 'islands',
  marks: ['island_id', 'island_name', 'n_components', 'ra_deg_cont', 'n_pix'],
  rules: [
    ...shared,
    { to: 'iau_name', from: 'island_name' },
    { to: 'n_components', from: 'n_components' },
    { to: 'n_pix', from: 'n_pix' },
    { to: 'solid_angle', from: 'solid_angle', unit: 'arcmin**2' },
    { to: 'bkg_local', from: 'mean_background', unit: 'mJy/beam' },
    { to: 'rms_local', from: 'background_noise', unit: 'mJy/beam' },
    { to: 'resid_mean', from: 'mean_residual', unit: 'mJy/beam' },
    { to: 'resid_std', from: 'stdev_residual', unit: 'mJy/beam' },
  ],
}
