// What can go wrong with world coordinates, and what to do about it.

import { registry } from '@cirasa/errors'

/** Errors of this package: codes start with WCS_. */
export const wcsErrors = registry('WCS', {
  NOT_CELESTIAL: {
    says: 'The header names no pair of celestial axes with a projection (CTYPE: {ctype}).',
    do: 'Go on in pixel coordinates, or add CTYPEn such as RA---TAN and DEC--TAN with CRVALn, CRPIXn and CDELTn.',
  },
  AXES_DISAGREE: {
    says: 'The celestial axes {lon} and {lat} do not belong together.',
    do: 'Longitude and latitude need the same system and the same projection code; correct CTYPEn.',
  },
  UNSUPPORTED_PROJECTION: {
    says: 'The projection {code} is not supported.',
    do: 'Reproject the image to a common projection such as TAN, SIN or CAR.',
  },
  UNSUPPORTED_FRAME: {
    says: 'The sky frame {frame} cannot be turned into ICRS.',
    do: 'Supported are equatorial (ICRS, FK5, FK4, FK4-NO-E), galactic, supergalactic and ecliptic coordinates.',
  },
  UNSUPPORTED_DISTORTION: {
    says: 'The distortion {code} is not supported.',
    do: 'Supported are SIP, TPV and DSS plate solutions; resample the image, or remove the suffix of CTYPEn to go on without the distortion.',
  },
  UNSUPPORTED_UNIT: {
    says: 'The unit {unit} of axis {axis} is not one of {expected}.',
    do: 'Correct CUNITn.',
  },
  BAD_VALUE: {
    says: 'The keyword {keyword} holds {value}, which is not usable: {reason}.',
    do: 'Correct the keyword in the header.',
  },
  SINGULAR_MATRIX: {
    says: 'The matrix from pixels to the sky cannot be inverted.',
    do: 'Check CDELTn, PCi_j and CDi_j: no step may be zero, no two axes parallel.',
  },
  NO_NATIVE_POLE: {
    says: 'No native pole satisfies CRVAL, LONPOLE and LATPOLE (declination {lat}, LONPOLE {lonpole}).',
    do: 'Check LONPOLE; for most projections it can be left out.',
  },
  NOT_SPECTRAL: {
    says: 'Axis {axis} is not a spectral axis (CTYPE {ctype}).',
    do: 'Choose the axis whose CTYPE is FREQ, VRAD, VOPT, WAVE or the like.',
  },
  UNSUPPORTED_SPECTRAL: {
    says: 'The spectral axis type {ctype} is not supported.',
    do: 'Resample the axis to a linear one such as FREQ or VRAD.',
  },
  NO_REST_FREQUENCY: {
    says: 'The spectral type {ctype} needs a rest frequency or wavelength to become a frequency.',
    do: 'Add RESTFRQ (Hz) or RESTWAV (m) to the header.',
  },
  BAD_ANGLE: {
    says: '"{text}" is not an angle.',
    do: 'Write sexagesimal values such as 12:34:56.7, 12h34m56.7s or -01d02m03s, or decimal degrees.',
  },
})
