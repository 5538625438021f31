// Options of CAESAR by its names: which islands are kept and what they are called.

import type { AppOption } from '../../app.ts'
import { flag, inCategory, integer, number } from './define-option.ts'

export const selectionOptions: readonly AppOption[] = inCategory('COMPACT-SOURCES', 'SELECTION', [
  flag('selectsources', 'Apply the cuts of this group to islands'),
  flag('no-boundingboxcut', 'Keep islands with a side below minboundingbox'),
  integer(
    'minboundingbox',
    { default: 2, min: 0, max: 1_000_000, unit: 'px' },
    'Islands whose bounding box has a smaller side are left out of the catalogues',
  ),
  flag('no-circratiocut', 'Do not look at circularity', 'advanced'),
  number(
    'circratiothr',
    { default: 0.4, min: 0, max: 1 },
    'Least circularity (4 pi area / perimeter^2) of an island that is called point-like',
    'advanced',
  ),
  flag('no-elongationcut', 'Do not look at elongation', 'advanced'),
  number(
    'elongationthr',
    { default: 0.7, min: 0, max: 1 },
    'Largest elongation (1 - minor / major axis) of an island that is called point-like',
    'advanced',
  ),
  flag('ellipsearearatiocut', 'Look at the ratio of the area of an island and of its ellipse', 'advanced'),
  number(
    'ellipsearearatiominthr',
    { default: 0.6, min: 0, max: 10 },
    'Least ratio of areas of an island that is called point-like',
    'advanced',
  ),
  number(
    'ellipsearearatiomaxthr',
    { default: 1.4, min: 0, max: 10 },
    'Largest ratio of areas of an island that is called point-like',
    'advanced',
  ),
  flag('maxnpixcut', 'Look at the number of pixels'),
  integer('maxnpix', { default: 1000, min: 0, max: 10_000_000, unit: 'px' }, 'Most pixels of an island that is called point-like'),
  flag('no-nbeamscut', 'Do not look at the number of beams'),
  number('nbeamsthr', { default: 3, min: 0, max: 1000, unit: 'beams' }, 'Most beams that an island covers that is called point-like'),
])
