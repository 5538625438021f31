// SExtractor (Bertin & Arnouts 1996): axes are the standard deviation of the profile, THETA_SKY and THETA_J2000 count from north, fluxes in counts.

import type { Adapter } from './adapter.ts'

export const sextractor: Adapter = {
  finder: 'SExtractor',
  kind: 'sources',
  marks: ['NUMBER', 'X_IMAGE', 'Y_IMAGE'],
  rules: [
    { to: 'source_id', from: 'NUMBER' },
    { to: 'ra', from: ['ALPHAWIN_J2000', 'ALPHA_J2000', 'ALPHAWIN_SKY', 'ALPHA_SKY', 'X_WORLD'], unit: 'deg' },
    { to: 'dec', from: ['DELTAWIN_J2000', 'DELTA_J2000', 'DELTAWIN_SKY', 'DELTA_SKY', 'Y_WORLD'], unit: 'deg' },
    { to: 'x_pix', from: ['XWIN_IMAGE', 'X_IMAGE'], unit: 'pixel' },
    { to: 'y_pix', from: ['YWIN_IMAGE', 'Y_IMAGE'], unit: 'pixel' },
    { to: 'flux_peak', from: ['FLUX_MAX', 'PEAK_OBJECT'], unit: 'count' },
    { to: 'flux_int', from: ['FLUX_AUTO', 'FLUX_ISO', 'FLUX_BEST'], unit: 'count' },
    { to: 'e_flux_int', from: ['FLUXERR_AUTO', 'FLUXERR_ISO', 'FLUXERR_BEST'], unit: 'count', nulls: 'negative' },
    { to: 'maj_fwhm', from: ['AWIN_WORLD', 'A_WORLD', 'A_IMAGE'], axis: 'sigma', nulls: 'not-positive' },
    { to: 'min_fwhm', from: ['BWIN_WORLD', 'B_WORLD', 'B_IMAGE'], axis: 'sigma', nulls: 'not-positive' },
    { to: 'pos_ang', from: ['THETAWIN_J2000', 'THETA_J2000', 'THETAWIN_SKY', 'THETA_SKY'], unit: 'deg' },
    { to: 'pos_ang', from: 'THETA_IMAGE', unit: 'deg', angle: 'x-axis' },
    { to: 'bkg_local', from: 'BACKGROUND', unit: 'count' },
    { to: 'snr', from: 'SNR_WIN' },
    { to: 'flags', from: 'FLAGS' },
  ],
}
