// CAESAR's table of islands: 33 columns by its names, in its order.

import { type CaesarColumn, columnsOf } from './caesar-column.ts'
import type { CaesarIsland } from './caesar-rows.ts'
import { morphologyCode, SOURCENESS } from './morphology.ts'

const { measured, position, count, frequency } = columnsOf<CaesarIsland>()

export const islandColumns: readonly CaesarColumn<CaesarIsland>[] = Object.freeze([
  measured(
    'name',
    'name',
    '',
    (row) => row.name,
    'Name: S and the number of the island in the segmentation map, _N for one within another',
  ),
  measured('iauName', 'iauName', '', (row) => row.iauName || row.name, 'Name by position; the name where there is no sky'),
  count('npix', 'nPix', '', (row) => row.pixels, 'Pixels'),
  count('nComponents', 'nComponents', '', (row) => row.components.length, 'Fitted components; those of islands within it count here'),
  count('nNestedSources', 'nNestedSources', '', (row) => row.nestedIslands, 'Islands within it'),
  position('x', 'X0', 'pixel', (row) => row.x, 'Mean of its pixels, counted from 0'),
  position('y', 'Y0', 'pixel', (row) => row.y, 'Mean of its pixels, counted from 0'),
  position('x_w', 'X0w', 'pixel', (row) => row.xWeighted, 'Mean weighted by the brightness above the background, counted from 0'),
  position('y_w', 'Y0w', 'pixel', (row) => row.yWeighted, 'Mean weighted by the brightness above the background, counted from 0'),
  position('x_wcs', 'X0_wcs', 'deg', (row) => row.ra, 'Right ascension of x, y, ICRS'),
  position('y_wcs', 'Y0_wcs', 'deg', (row) => row.dec, 'Declination of x, y, ICRS'),
  position('x_w_wcs', 'X0w_wcs', 'deg', (row) => row.raWeighted, 'Right ascension of x_w, y_w, ICRS'),
  position('y_w_wcs', 'Y0w_wcs', 'deg', (row) => row.decWeighted, 'Declination of x_w, y_w, ICRS'),
  position('xmin', 'Xmin', 'pixel', (row) => row.box.xMin, 'First column, counted from 0'),
  position('xmax', 'Xmax', 'pixel', (row) => row.box.xMax, 'Last column'),
  position('ymin', 'Ymin', 'pixel', (row) => row.box.yMin, 'First row, counted from 0'),
  position('ymax', 'Ymax', 'pixel', (row) => row.box.yMax, 'Last row'),
  position('xmin_wcs', 'Xmin_wcs', 'deg', (row) => row.lowerSky.lon, 'Right ascension of xmin, ymin, ICRS'),
  position('xmax_wcs', 'Xmax_wcs', 'deg', (row) => row.upperSky.lon, 'Right ascension of xmax, ymax, ICRS'),
  position('ymin_wcs', 'Ymin_wcs', 'deg', (row) => row.lowerSky.lat, 'Declination of xmin, ymin, ICRS'),
  position('ymax_wcs', 'Ymax_wcs', 'deg', (row) => row.upperSky.lat, 'Declination of xmax, ymax, ICRS'),
  frequency('nu', 'nu', 'GHz', (row) => row.frequency, 'Frequency of the image'),
  measured('Stot', 'S', 'Jy/beam', (row) => row.pixelSum, 'Sum of the pixels as they are, background included'),
  measured('Smax', 'Smax', 'Jy/beam', (row) => row.pixelPeak, 'Brightest pixel as it is'),
  measured('S', 'fluxDensity', 'Jy', (row) => row.flux, 'Flux density: the sum over its components'),
  measured(
    'SErr',
    'fluxDensityErr',
    'Jy',
    (row) => row.fluxError,
    'Error of S: that of its source where all components are one, else those of its sources in quadrature',
  ),
  measured('beamArea', 'beamArea', 'pixel', (row) => row.beamArea, 'Pixels of the beam, pi bmaj bmin / (4 ln 2 pixel area)'),
  measured('bkgSum', 'bkgSum', 'Jy/beam', (row) => row.backgroundSum, 'Sum of the background over its pixels'),
  measured('rmsSum', 'bkgRMSSum', 'Jy/beam', (row) => row.noiseSum, 'Sum of the noise over its pixels'),
  count(
    'morphId',
    'morphId type',
    '',
    (row) => morphologyCode(row.morphology),
    '1 compact, 2 point-like, 3 extended, 4 compact in extended, 5 diffuse; 0 not known',
  ),
  count(
    'sourcenessId',
    'sourcenessId sourceness flag',
    '',
    () => SOURCENESS.code,
    '2, a candidate: whether it is real is for people to say',
  ),
  count('isGoodSource', 'isGoodSource', '', () => 1, '1: islands that do not pass the cuts are not in the table'),
  count('sourceNestedLevel', 'depthLevel', '', (row) => row.level, '0 for an island, 1 for one within another'),
])
