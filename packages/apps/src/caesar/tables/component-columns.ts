// CAESAR's table of fitted components: 48 columns by its names, in its order.

import { type CaesarColumn, columnsOf } from './caesar-column.ts'
import type { CaesarComponent } from './caesar-rows.ts'
import { morphologyCode, SOURCENESS } from './morphology.ts'

const { measured, position, count, frequency } = columnsOf<CaesarComponent>()

/** Name of a component, as regions and our own tables of CAESAR's kind call it. */
export const componentName = ({ islandName, number }: Pick<CaesarComponent, 'islandName' | 'number'>): string =>
  `${islandName}_fitcomp${number}`

const placeColumns: readonly CaesarColumn<CaesarComponent>[] = [
  measured('name', 'name', '', (row) => row.islandName, 'Name of its island'),
  count('npix', 'nPix', '', (row) => row.islandPixels, 'Pixels of its island'),
  count('componentId', 'componentId', '', (row) => row.number, 'Number within its island, from 1'),
  measured(
    'iauName',
    'iauName',
    '',
    (row) => row.iauName || componentName(row),
    'Name by position; made of name and number where there is no sky',
  ),
  position('x', 'x0', 'pixel', (row) => row.x, 'Centre, counted from 0'),
  position('y', 'y0', 'pixel', (row) => row.y, 'Centre, counted from 0'),
  measured('x_err', 'x0Err', 'pixel', (row) => row.xError, 'Standard error of x'),
  measured('y_err', 'y0Err', 'pixel', (row) => row.yError, 'Standard error of y'),
  position('x_wcs', 'x0_wcs', 'deg', (row) => row.ra, 'Right ascension, ICRS'),
  position('y_wcs', 'y0_wcs', 'deg', (row) => row.dec, 'Declination, ICRS'),
  measured('x_wcs_err', 'x0Err_wcs', 'deg', (row) => row.raError, 'Standard error towards east, on the sky: cos(dec) included'),
  measured('y_wcs_err', 'y0Err_wcs', 'deg', (row) => row.decError, 'Standard error towards north'),
  frequency('nu', 'nu', 'GHz', (row) => row.frequency, 'Frequency of the image'),
]

const fluxColumns: readonly CaesarColumn<CaesarComponent>[] = [
  measured('Speak', 'A', 'Jy/beam', (row) => row.peak, 'Fitted peak above the background'),
  measured('Speak_err', 'Aerr', 'Jy/beam', (row) => row.peakError, 'Standard error of Speak'),
  measured('S', 'fluxDensity', 'Jy', (row) => row.flux, 'Flux density'),
  measured('S_err', 'fluxDensityErr', 'Jy', (row) => row.fluxError, 'Standard error of S'),
  measured('S_island', 'fluxDensityTot', 'Jy', (row) => row.islandFlux, 'Sum over the components of the island'),
  measured('S_island_err', 'fluxDensityTotErr', 'Jy', (row) => row.islandFluxError, 'Error of S_island'),
  measured('beamArea', 'beamArea', 'pixel', (row) => row.beamArea, 'Pixels of the beam'),
]

const shapeColumns: readonly CaesarColumn<CaesarComponent>[] = [
  measured('bmaj', 'bmaj', 'pixel', (row) => row.onPixels.major, 'Major axis, full width at half maximum'),
  measured('bmin', 'bmin', 'pixel', (row) => row.onPixels.minor, 'Minor axis, full width at half maximum'),
  measured('pa', 'pa', 'deg', (row) => row.onPixels.angle, 'Angle of the major axis from +y towards -x, 0 to 180'),
  measured(
    'bmaj_err',
    'bmajErr',
    'pixel',
    (row) => row.onPixelsError.major,
    'Standard error of bmaj; 0 where the shape is that of the beam',
  ),
  measured(
    'bmin_err',
    'bminErr',
    'pixel',
    (row) => row.onPixelsError.minor,
    'Standard error of bmin; 0 where the shape is that of the beam',
  ),
  measured('pa_err', 'paErr', 'deg', (row) => row.onPixelsError.angle, 'Standard error of pa; 0 where the shape is that of the beam'),
  measured('bmaj_wcs', 'bmaj_wcs', 'arcsec', (row) => row.onSky.major, 'Major axis on the sky, full width at half maximum'),
  measured('bmin_wcs', 'bmin_wcs', 'arcsec', (row) => row.onSky.minor, 'Minor axis on the sky, full width at half maximum'),
  measured('pa_wcs', 'pa_wcs', 'deg', (row) => row.onSky.angle, 'Position angle, north through east, 0 to 180'),
  measured('bmaj_wcs_err', 'bmajErr_wcs', 'arcsec', (row) => row.onSkyError.major, 'Standard error of bmaj_wcs'),
  measured('bmin_wcs_err', 'bminErr_wcs', 'arcsec', (row) => row.onSkyError.minor, 'Standard error of bmin_wcs'),
  measured('pa_wcs_err', 'paErr_wcs', 'deg', (row) => row.onSkyError.angle, 'Standard error of pa_wcs'),
  measured('bmaj_beam', 'bmaj_beam', 'arcsec', (row) => row.beam.major, 'Major axis of the beam'),
  measured('bmin_beam', 'bmin_beam', 'arcsec', (row) => row.beam.minor, 'Minor axis of the beam'),
  measured('pa_beam', 'pa_beam', 'deg', (row) => row.beam.angle, 'Position angle of the beam'),
  measured(
    'bmaj_deconv_wcs',
    'bmaj_deconv_wcs',
    'arcsec',
    (row) => row.intrinsic.major,
    'Major axis without the beam; 0 when not resolved',
  ),
  measured(
    'bmin_deconv_wcs',
    'bmin_deconv_wcs',
    'arcsec',
    (row) => row.intrinsic.minor,
    'Minor axis without the beam; 0 when not resolved',
  ),
  measured('pa_deconv_wcs', 'pa_deconv_wcs', 'deg', (row) => row.intrinsic.angle, 'Position angle without the beam; 0 when not resolved'),
  measured(
    'fitBeamEllipseEccentricityRatio',
    'eccentricityRatio',
    '',
    (row) => row.eccentricityRatio,
    'Eccentricity over that of the beam; 0 for a round beam',
  ),
  measured('fitBeamEllipseAreaRatio', 'areaRatio', '', (row) => row.areaRatio, 'Area of the ellipse over that of the beam'),
  measured('fitBeamEllipseRotAngle', 'rotAngle', 'deg', (row) => row.turnedBy, 'pa_wcs - pa_beam, -90 to 90'),
]

const qualityColumns: readonly CaesarColumn<CaesarComponent>[] = [
  measured('bkgSum', 'bkgSum', 'Jy/beam', (row) => row.backgroundSum, 'Sum of the background over the pixels of its island'),
  measured('rmsSum', 'bkgRMSSum', 'Jy/beam', (row) => row.noiseSum, 'Sum of the noise over the pixels of its island'),
  count('chi2', 'chi2', '', (row) => row.chi2, 'Chi-square of the fit of its island'),
  count('ndf', 'ndf', '', (row) => row.degreesOfFreedom, 'Degrees of freedom of that fit'),
  count('fitQuality', 'fitQuality', '', (row) => row.fitQuality, '0 no fit, 1 poor, 2 fair, 3 good; -1 not known'),
  count(
    'sourcenessId',
    'sourcenessId sourceness flag',
    '',
    () => SOURCENESS.code,
    '2, a candidate: whether it is real is for people to say',
  ),
  count(
    'morphId',
    'morphId type',
    '',
    (row) => morphologyCode(row.morphology),
    '1 compact, 2 point-like, 3 extended, 4 compact in extended, 5 diffuse; 0 not known',
  ),
]

export const componentColumns: readonly CaesarColumn<CaesarComponent>[] = Object.freeze([
  ...placeColumns,
  ...fluxColumns,
  ...shapeColumns,
  ...qualityColumns,
])
