// Options of CAESAR by its names: the search of islands.

import type { AppOption } from '../../app.ts'
import { flag, inCategory, integer, number } from './define-option.ts'

export const detectionOptions: readonly AppOption[] = inCategory('COMPACT-SOURCES', [
  flag('no-compactsearch', 'Skip the search of compact sources', 'idle'),
  integer('npixmin', { default: 5, min: 0, max: 10_000, unit: 'px' }, 'Islands of fewer pixels are dropped'),
  number('seedthr', { default: 5, min: 0, max: 10_000, unit: 'sigma' }, 'Peak that a source must reach, as a multiple of the local noise'),
  number(
    'mergethr',
    { default: 2.6, min: 0, max: 10_000, unit: 'sigma' },
    'Level down to which islands grow, as a multiple of the local noise',
  ),
  integer(
    'compactsearchiters',
    { default: 1, min: 0, max: 100 },
    'How often the search is repeated with a lower seed: sources down to the last seed are found',
  ),
  number(
    'seedthrstep',
    { default: 0.5, min: 0, max: 10, unit: 'sigma' },
    'How much lower the seed of each further search is; it stays above mergethr',
  ),
])
