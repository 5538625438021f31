// Options of CAESAR by its names: the extended search, which is not done here.

import type { AppOption } from '../../app.ts'
import { choice, flag, inCategory, integer, number } from './define-option.ts'

export const extendedOptions: readonly AppOption[] = [
  ...inCategory('EXTENDED-SOURCES', [
    flag('no-extendedsearch', 'Skip the extended search, which is never done'),
    choice(
      'extsfinder',
      'SALIENCY-THRESH',
      ['WT-THRESH', 'SP-HIERCLUST', 'ACTIVE-CONTOUR', 'SALIENCY-THRESH'],
      'Extended finder (CLI 1..4)',
      'idle',
    ),
    choice('activecontour', 'CHANVESE', ['CHANVESE', 'LRAC'], 'Active contour flavour (CLI 1,2)', 'idle'),
  ]),
  ...inCategory('EXTENDED-SOURCES', 'SALIENCY', [
    integer('sp-size', { default: 20, min: 5, max: 10_000, unit: 'px' }, 'Superpixel size, px', 'idle'),
    number('sp-beta', { default: 1, min: 1e-10, max: 10000000000.0 }, 'Superpixel regularisation', 'idle'),
    integer('sp-minarea', { default: 10, min: 1, max: 10_000, unit: 'px' }, 'Min superpixel area, px', 'idle'),
    flag('saliency-nooptimalthr', 'Median instead of optimal threshold', 'idle'),
    number('saliency-thr', { default: 2.8, min: 0, max: 10 }, 'Threshold multiplier', 'idle'),
    integer('saliency-minreso', { default: 20, min: 1, max: 1000, unit: 'px' }, 'Finest superpixel size, px', 'idle'),
    integer('saliency-maxreso', { default: 60, min: 1, max: 1000, unit: 'px' }, 'Coarsest superpixel size, px', 'idle'),
    integer('saliency-resostep', { default: 10, min: 1, max: 100, unit: 'px' }, 'Superpixel size step, px', 'idle'),
    number('saliency-nn', { default: 1, min: 0, max: 1 }, 'Neighbour fraction used', 'advanced', 'idle'),
    flag('saliency-usebkgmap', 'Include background map', 'advanced', 'idle'),
    flag('saliency-usermsmap', 'Include noise map', 'advanced', 'idle'),
    flag('saliency-userobustpars', 'Robust statistics', 'idle'),
  ]),
  ...inCategory('EXTENDED-SOURCES', 'ACTIVE-CONTOUR', [
    integer('ac-niters', { default: 1000, min: 1, max: 100_000 }, 'Max contour iterations', 'idle'),
    choice('ac-levelset', 'CIRCLE', ['CIRCLE', 'CHECKERBOARD', 'SALIENCY'], 'Initial level set (CLI 1..3)', 'idle'),
    number('ac-levelsetsize', { default: 0.1, min: 0, max: 1 }, 'Initial level set size, image fraction', 'idle'),
    number('ac-tolerance', { default: 0.1, min: 0, max: 1 }, 'Contour stop tolerance', 'idle'),
    integer('cv-nitersinner', { default: 5, min: 0, max: 100_000 }, 'Chan-Vese inner iterations', 'advanced', 'idle'),
    integer('cv-nitersreinit', { default: 5, min: 0, max: 100_000 }, 'Chan-Vese re-init iterations', 'advanced', 'idle'),
    number('cv-timestep', { default: 0.007, min: 0, max: 1000 }, 'Time step of the Chan-Vese evolution', 'idle'),
    number('cv-wsize', { default: 1, min: 0, max: 1000 }, 'Chan-Vese window', 'idle'),
    number('cv-lambda1', { default: 1, min: 0, max: 100 }, 'Chan-Vese lambda1', 'idle'),
    number('cv-lambda2', { default: 2, min: 0, max: 100 }, 'Chan-Vese lambda2', 'idle'),
    number('cv-mu', { default: 0.5, min: 0, max: 100 }, 'Chan-Vese mu', 'idle'),
    number('cv-nu', { default: 0, min: 0, max: 100 }, 'Chan-Vese nu', 'idle'),
    number('cv-p', { default: 1, min: 0, max: 100 }, 'Chan-Vese p', 'idle'),
  ]),
  ...inCategory('EXTENDED-SOURCES', 'WAVELET-TRANSFORM', [
    integer('wtscalemin', { default: 3, min: 1, max: 10 }, 'Smallest wavelet scale', 'idle'),
    integer('wtscalemax', { default: 6, min: 1, max: 10 }, 'Largest wavelet scale', 'idle'),
  ]),
]
