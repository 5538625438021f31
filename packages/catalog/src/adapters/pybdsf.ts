// PyBDSF (Mohan & Rafferty 2015): Gaussian lists (gaul) and source lists (srl). Axes and errors in degrees; pixels count from 0; size 0 without the beam is unresolved.

import type { Adapter, Rule } from './adapter.ts'

const shared: readonly Rule[] = [
  { to: 'island_id', from: 'Isl_id' },
  { to: 'source_id', from: 'Source_id' },
  { to: 'ra', from: 'RA', unit: 'deg' },
  { to: 'dec', from: 'DEC', unit: 'deg' },
  { to: 'e_ra', from: 'E_RA', unit: 'deg', nulls: 'negative' },
  { to: 'e_dec', from: 'E_DEC', unit: 'deg', nulls: 'negative' },
  { to: 'x_pix', from: ['Xposn', 'Xposn_max'], unit: 'pixel', firstPixel: 0 },
  { to: 'y_pix', from: ['Yposn', 'Yposn_max'], unit: 'pixel', firstPixel: 0 },
  { to: 'e_x_pix', from: 'E_Xposn', unit: 'pixel', nulls: 'negative' },
  { to: 'e_y_pix', from: 'E_Yposn', unit: 'pixel', nulls: 'negative' },
  { to: 'flux_peak', from: 'Peak_flux', unit: 'Jy/beam' },
  { to: 'e_flux_peak', from: 'E_Peak_flux', unit: 'Jy/beam', nulls: 'negative' },
  { to: 'flux_int', from: 'Total_flux', unit: 'Jy' },
  { to: 'e_flux_int', from: 'E_Total_flux', unit: 'Jy', nulls: 'negative' },
  { to: 'maj_fwhm', from: 'Maj', unit: 'deg' },
  { to: 'min_fwhm', from: 'Min', unit: 'deg' },
  { to: 'pos_ang', from: 'PA', unit: 'deg' },
  { to: 'e_maj_fwhm', from: 'E_Maj', unit: 'deg', nulls: 'negative' },
  { to: 'e_min_fwhm', from: 'E_Min', unit: 'deg', nulls: 'negative' },
  { to: 'e_pos_ang', from: 'E_PA', unit: 'deg', nulls: 'negative' },
  { to: 'maj_deconv', from: 'DC_Maj', unit: 'deg', nulls: 'not-positive' },
  { to: 'min_deconv', from: 'DC_Min', unit: 'deg', nulls: 'not-positive' },
  { to: 'pa_deconv', from: 'DC_PA', unit: 'deg' },
  { to: 'e_maj_deconv', from: 'E_DC_Maj', unit: 'deg', nulls: 'negative' },
  { to: 'e_min_deconv', from: 'E_DC_Min', unit: 'deg', nulls: 'negative' },
  { to: 'e_pa_deconv', from: 'E_DC_PA', unit: 'deg', nulls: 'negative' },
  { to: 'bkg_local', from: 'Isl_mean', unit: 'Jy/beam' },
  { to: 'rms_local', from: 'Isl_rms', unit: 'Jy/beam' },
]

export const pybdsfGaussians: Adapter = {
  finder: 'PyBDSF',
  kind: 'components',
  marks: ['Gaus_id', 'Isl_id', 'Total_flux', 'Peak_flux'],
  rules: [...shared, { to: 'component_id', from: 'Gaus_id' }],
}

export const pybdsfSources: Adapter = {
  finder: 'PyBDSF',
  kind: 'sources',
  marks: ['Source_id', 'Isl_id', 'Total_flux', 'Peak_flux', 'S_Code'],
  rules: shared,
}
