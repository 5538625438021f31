// CAESAR's catalogue files: background and noise are sums over the island's pixels; pixels count from 0; morphology is a number.

import type { Adapter, Rule } from './adapter.ts'

/** Its morphology codes. */
const MORPHOLOGIES = { '1': 'compact', '2': 'point', '3': 'extended', '4': 'compact-extended', '5': 'diffuse' }

const shared: readonly Rule[] = [
  { to: 'iau_name', from: 'iauName' },
  { to: 'ra', from: ['x_wcs', 'x_w_wcs'], unit: 'deg' },
  { to: 'dec', from: ['y_wcs', 'y_w_wcs'], unit: 'deg' },
  { to: 'x_pix', from: 'x', unit: 'pixel', firstPixel: 0 },
  { to: 'y_pix', from: 'y', unit: 'pixel', firstPixel: 0 },
  { to: 'freq', from: 'nu', unit: 'GHz', nulls: 'not-positive' },
  { to: 'bkg_local', from: 'bkgSum', unit: 'Jy/beam', per: 'npix' },
  { to: 'rms_local', from: 'rmsSum', unit: 'Jy/beam', per: 'npix' },
  { to: 'morph', from: 'morphId', words: MORPHOLOGIES },
]

export const caesarComponents: Adapter = {
  finder: 'CAESAR',
  kind: 'components',
  marks: ['name', 'npix', 'componentId', 'Speak', 'bmaj_wcs'],
  rules: [
    ...shared,
    { to: 'component_id', from: 'name', join: ['componentId'] },
    { to: 'island_id', from: 'name' },
    { to: 'e_x_pix', from: 'x_err', unit: 'pixel', nulls: 'not-positive' },
    { to: 'e_y_pix', from: 'y_err', unit: 'pixel', nulls: 'not-positive' },
    { to: 'e_ra', from: 'x_wcs_err', unit: 'deg', nulls: 'not-positive' },
    { to: 'e_dec', from: 'y_wcs_err', unit: 'deg', nulls: 'not-positive' },
    { to: 'flux_peak', from: 'Speak', unit: 'Jy/beam' },
    { to: 'e_flux_peak', from: 'Speak_err', unit: 'Jy/beam', nulls: 'not-positive' },
    { to: 'flux_int', from: 'S', unit: 'Jy' },
    { to: 'e_flux_int', from: 'S_err', unit: 'Jy', nulls: 'not-positive' },
    { to: 'flux_int', from: 'S_sum', unit: 'Jy', per: 'beamarea' },
    { to: 'e_flux_int', from: 'S_sum_err', unit: 'Jy', per: 'beamarea', nulls: 'not-positive' },
    { to: 'maj_fwhm', from: 'bmaj_wcs', unit: 'arcsec', nulls: 'not-positive' },
    { to: 'min_fwhm', from: 'bmin_wcs', unit: 'arcsec', nulls: 'not-positive' },
    { to: 'pos_ang', from: 'pa_wcs', unit: 'deg' },
    { to: 'e_maj_fwhm', from: 'bmaj_wcs_err', unit: 'arcsec', nulls: 'not-positive' },
    { to: 'e_min_fwhm', from: 'bmin_wcs_err', unit: 'arcsec', nulls: 'not-positive' },
    { to: 'e_pos_ang', from: 'pa_wcs_err', unit: 'deg', nulls: 'not-positive' },
    { to: 'maj_deconv', from: 'bmaj_deconv_wcs', unit: 'arcsec', nulls: 'not-positive' },
    { to: 'min_deconv', from: 'bmin_deconv_wcs', unit: 'arcsec', nulls: 'not-positive' },
    { to: 'pa_deconv', from: 'pa_deconv_wcs', unit: 'deg' },
    { to: 'chi2', from: 'chi2', nulls: 'negative' },
    { to: 'ndf', from: 'ndf', nulls: 'negative' },
    { to: 'fit_quality', from: 'fitQuality', nulls: 'negative' },
  ],
}

export const caesarIslands: Adapter = {
  finder: 'CAESAR',
  kind: 'islands',
  marks: ['name', 'npix', 'nNestedSources', 'Smax', 'rmsSum'],
  rules: [
    ...shared,
    { to: 'island_id', from: 'name' },
    { to: 'flux_peak', from: 'Smax', unit: 'Jy/beam' },
    { to: 'flux_int', from: 'S', unit: 'Jy' },
    { to: 'e_flux_int', from: ['SErr', 'S_err'], unit: 'Jy', nulls: 'not-positive' },
    { to: 'flux_int', from: 'S_sum', unit: 'Jy', per: 'beamarea' },
    { to: 'e_flux_int', from: 'S_sum_err', unit: 'Jy', per: 'beamarea', nulls: 'not-positive' },
    { to: 'n_components', from: 'nComponents' },
    { to: 'n_pix', from: 'npix' },
    { to: 'nest_level', from: 'sourceNestedLevel' },
    { to: 'x_min', from: 'xmin', unit: 'pixel', firstPixel: 0 },
    { to: 'x_max', from: 'xmax', unit: 'pixel', firstPixel: 0 },
    { to: 'y_min', from: 'ymin', unit: 'pixel', firstPixel: 0 },
    { to: 'y_max', from: 'ymax', unit: 'pixel', firstPixel: 0 },
  ],
}
