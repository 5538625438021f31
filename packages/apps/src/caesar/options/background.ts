// Options of CAESAR by its names: beam, background and noise.

import type { AppOption } from '../../app.ts'
import { choice, flag, inCategory, integer, number } from './define-option.ts'

export const backgroundOptions: readonly AppOption[] = inCategory('IMGBKG', [
  number(
    'bmaj',
    { default: 10, min: 0, max: 3600, unit: 'arcsec' },
    'Major axis (FWHM) of the beam for images whose header has none; left as it is, the size of point sources is estimated from the image',
    'advanced',
  ),
  number(
    'bmin',
    { default: 5, min: 0, max: 3600, unit: 'arcsec' },
    'Minor axis (FWHM) of the beam for images whose header has none',
    'advanced',
  ),
  number(
    'bpa',
    { default: 0, min: 0, max: 180, unit: 'deg' },
    'Position angle of the beam, north through east, for images whose header has none',
    'advanced',
  ),
  number(
    'mappixsize',
    { default: 1, min: 0, max: 3600, unit: 'arcsec' },
    'Size of a pixel for images whose header has none',
    'advanced',
    'idle',
  ),
  flag('globalbkg', 'Take one background for the whole image', 'idle'),
  choice('bkgestimator', 'Median', ['Mean', 'Median', 'BiWeight', 'ClippedMedian'], 'Statistic of the background', 'idle'),
  flag('bkgboxpix', 'Take bkgbox in pixels instead of beams'),
  number(
    'bkgbox',
    { default: 20, min: 0.01, max: 1000, unit: 'beams' },
    'Side of the cells in which background and noise are measured, in beam widths (FWHM)',
  ),
  number('bkggrid', { default: 0.2, min: 0, max: 1 }, 'Step of the boxes of the background as a fraction of their side', 'idle'),
  flag('no-bkg2ndpass', 'Measure background and noise once, without leaving out the sources found by a first pass', 'advanced'),
  flag('bkgskipoutliers', 'Leave out bright sources when background and noise are measured, which is what is always done', 'advanced'),
  integer(
    'sourcebkgboxborder',
    { default: 20, min: 0, max: 1000, unit: 'px' },
    'Margin of the box for the background of a single source',
    'advanced',
    'idle',
  ),
])
