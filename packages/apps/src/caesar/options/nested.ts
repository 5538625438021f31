// Options of CAESAR by its names: islands within islands.

import type { AppOption } from '../../app.ts'
import { choice, flag, inCategory, integer, number } from './define-option.ts'

export const nestedOptions: readonly AppOption[] = inCategory('COMPACT-SOURCES', 'NESTED-SOURCES', [
  flag('no-nestedsearch', 'List no islands within islands'),
  choice('blobmaskmethod', 'MultiScaleLoG', ['GausLaplacian', 'MultiScaleLoG'], 'Blob mask algorithm (CLI codes 1,2)', 'idle'),
  number(
    'nested-sourcetobeamthr',
    { default: 5, min: 0, max: 1_000_000, unit: 'beams' },
    'Min parent area in beams to look inside',
    'idle',
  ),
  number('nested-blobthr', { default: 0, min: 0, max: 100 }, 'Blob level as multiple of median curvature', 'advanced', 'idle'),
  integer('nested-minmotherdist', { default: 2, min: 0, max: 100, unit: 'px' }, 'Min parent-to-nested offset, px', 'advanced', 'idle'),
  number('nested-maxmotherpixmatch', { default: 0.5, min: 0, max: 1 }, 'Max pixel overlap with parent', 'advanced', 'idle'),
  number('nested-blobpeakzthr', { default: 5, min: 0, max: 10_000, unit: 'sigma' }, 'Blob peak level in curvature map, sigma', 'idle'),
  number(
    'nested-blobpeakzthrmerge',
    { default: 2.5, min: 0, max: 10_000, unit: 'sigma' },
    'Blob growth level in curvature map, sigma',
    'idle',
  ),
  number('nested-blobminscale', { default: 1, min: 0, max: 10_000, unit: 'beams' }, 'Smallest blob scale, beam units', 'idle'),
  number('nested-blobmaxscale', { default: 3, min: 0, max: 10_000, unit: 'beams' }, 'Largest blob scale, beam units', 'idle'),
  number('nested-blobscalestep', { default: 1, min: 0, max: 10_000 }, 'Scale increment', 'idle'),
  number('nested-blobkernfactor', { default: 1, min: 0, max: 1000 }, 'Kernel size relative to sigma', 'advanced', 'idle'),
])
