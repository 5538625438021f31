// The header of a simulated map: a SIN projection centred on the map, its beam, and two more axes where they are wanted.

import type { HeaderRecord } from '@cirasa/wcs'
import type { SkyParameters } from './options.ts'

/** WCS, beam and unit as FITS keywords, without those of the array's shape, which the writer of the file makes. */
export function skyHeader(parameters: SkyParameters): HeaderRecord {
  const { axes, width, height, pixelScale, ra, dec, frequency, beamMajor, beamMinor, beamAngle, seed } = parameters
  const header: Record<string, string | number> = {
    WCSAXES: axes,
    CTYPE1: 'RA---SIN',
    CRPIX1: (width + 1) / 2,
    CRVAL1: ra,
    CDELT1: -pixelScale / 3600,
    CUNIT1: 'deg',
    CTYPE2: 'DEC--SIN',
    CRPIX2: (height + 1) / 2,
    CRVAL2: dec,
    CDELT2: pixelScale / 3600,
    CUNIT2: 'deg',
  }
  if (axes > 2) Object.assign(header, { CTYPE3: 'FREQ', CRPIX3: 1, CRVAL3: frequency, CDELT3: 1e6, CUNIT3: 'Hz' })
  if (axes > 3) Object.assign(header, { CTYPE4: 'STOKES', CRPIX4: 1, CRVAL4: 1, CDELT4: 1 })
  return Object.freeze({
    ...header,
    RADESYS: 'ICRS',
    BUNIT: 'Jy/beam',
    BMAJ: beamMajor / 3600,
    BMIN: beamMinor / 3600,
    BPA: beamAngle,
    RESTFRQ: frequency,
    OBJECT: `simulated sky, seed ${seed}`,
  })
}
