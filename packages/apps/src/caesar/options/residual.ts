// Options of CAESAR by its names: the image without its sources.

import type { AppOption } from '../../app.ts'
import { choice, flag, inCategory, integer, number } from './define-option.ts'

export const residualOptions: readonly AppOption[] = [
  ...inCategory('IMGRES', [
    flag('computeresiduals', 'Write the image without its components'),
    flag('res-removenested', 'Remove only nested parts when present', 'idle'),
    number('res-zthr', { default: 5, min: 0, max: 10_000, unit: 'sigma' }, 'Removal seed level, sigma', 'idle'),
    number('res-zhighthr', { default: 10, min: 0, max: 10_000, unit: 'sigma' }, 'Unconditional removal level, sigma', 'idle'),
    integer('dilatekernsize', { default: 9, min: 1, max: 1001, unit: 'px' }, 'Dilation kernel, px', 'idle'),
    choice(
      'res-removedsourcetype',
      'POINT-LIKE',
      ['ALL', 'COMPACT', 'POINT-LIKE', 'EXTENDED'],
      'Which sources the residual map is without; all of them, whatever is said',
    ),
    choice(
      'res-pssubtractionmethod',
      'DILATION',
      ['DILATION', 'FITMODEL'],
      'How sources are taken out of the residual map; always by their fitted model',
    ),
    flag('res-bkgaroundsource', 'Fill with background around source', 'idle'),
  ]),
  ...inCategory('IMGSMOOTH', [
    flag('no-presmoothing', 'Do not smooth before the extended search, which is never done'),
    choice('smoothfilter', 'GUIDED', ['GAUSSIAN', 'GUIDED'], 'Smoothing filter (CLI 1,2)', 'idle'),
    number('guidedfilter-radius', { default: 12, min: 0, max: 1000, unit: 'px' }, 'Guided filter radius', 'idle'),
    number('guidedfilter-eps', { default: 0.04, min: 0, max: 1000 }, 'Guided filter epsilon', 'idle'),
  ]),
]
