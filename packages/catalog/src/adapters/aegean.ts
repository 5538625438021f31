// Aegean (Hancock et al. 2012, 2018): components by name `island, source`, islands apart. Errors of -1 are not known; angles lie in -90 to 90.

import type { Adapter, Rule } from './adapter.ts'

const shared: readonly Rule[] = [
  { to: 'island_id', from: 'island' },
  { to: 'ra', from: 'ra', unit: 'deg' },
  { to: 'dec', from: 'dec', unit: 'deg' },
  { to: 'flux_peak', from: 'peak_flux', unit: 'Jy/beam' },
  { to: 'flux_int', from: 'int_flux', unit: 'Jy' },
  { to: 'e_flux_int', from: 'err_int_flux', unit: 'Jy', nulls: 'negative' },
  { to: 'bkg_local', from: 'background', unit: 'Jy/beam' },
  { to: 'rms_local', from: 'local_rms', unit: 'Jy/beam' },
  { to: 'flags', from: 'flags' },
]

export const aegeanComponents: Adapter = {
  finder: 'Aegean',
  kind: 'components',
  marks: ['island', 'source', 'peak_flux', 'int_flux', 'a', 'b', 'pa'],
  rules: [
    ...shared,
    { to: 'component_id', from: 'island', join: ['source'] },
    { to: 'e_ra', from: 'err_ra', unit: 'deg', nulls: 'negative' },
    { to: 'e_dec', from: 'err_dec', unit: 'deg', nulls: 'negative' },
    { to: 'e_flux_peak', from: 'err_peak_flux', unit: 'Jy/beam', nulls: 'negative' },
    { to: 'maj_fwhm', from: 'a', unit: 'arcsec' },
    { to: 'min_fwhm', from: 'b', unit: 'arcsec' },
    { to: 'pos_ang', from: 'pa', unit: 'deg' },
    { to: 'e_maj_fwhm', from: 'err_a', unit: 'arcsec', nulls: 'negative' },
    { to: 'e_min_fwhm', from: 'err_b', unit: 'arcsec', nulls: 'negative' },
    { to: 'e_pos_ang', from: 'err_pa', unit: 'deg', nulls: 'negative' },
  ],
}

export const aegeanIslands: Adapter = {
  finder: 'Aegean',
  kind: 'islands',
  marks: ['island', 'components', 'peak_flux', 'int_flux', 'pixels'],
  rules: [...shared, { to: 'n_components', from: 'components' }, { to: 'n_pix', from: 'pixels' }],
}
