// Options of CAESAR by its names: what of the image is read.

import type { AppOption } from '../../app.ts'
import { flag, inCategory, integer } from './define-option.ts'

export const inputOptions: readonly AppOption[] = [
  ...inCategory('IMGREAD', [
    flag('read-subimg', 'Search only the window from xmin, ymin to xmax, ymax'),
    integer('xmin', { default: 0, min: -1_000_000, max: 1_000_000, unit: 'px' }, 'First column of the window, counted from 0'),
    integer(
      'xmax',
      { default: 0, min: -1_000_000, max: 1_000_000, unit: 'px' },
      'Last column of the window, counted from 0; 0 for the last of the image',
    ),
    integer('ymin', { default: 0, min: -1_000_000, max: 1_000_000, unit: 'px' }, 'First row of the window, counted from 0'),
    integer(
      'ymax',
      { default: 0, min: -1_000_000, max: 1_000_000, unit: 'px' },
      'Last row of the window, counted from 0; 0 for the last of the image',
    ),
  ]),
  ...inCategory('IMGSTATS', [flag('no-parallelmedian', 'Compute medians on one thread', 'advanced', 'idle')]),
]
