// The width of a Gaussian, as the field quotes it (full width at half maximum) and as formulas want it (standard deviation).

/** FWHM / standard deviation of a Gaussian: 2 sqrt(2 ln 2). */
export const FWHM_PER_SIGMA = 2 * Math.sqrt(2 * Math.LN2)

/** Area under a Gaussian of unit peak per product of its two FWHM: pi / (4 ln 2). */
export const GAUSSIAN_AREA_PER_FWHM2 = Math.PI / (4 * Math.LN2)

export const fwhmToSigma = (fwhm: number): number => fwhm / FWHM_PER_SIGMA
export const sigmaToFwhm = (sigma: number): number => sigma * FWHM_PER_SIGMA
