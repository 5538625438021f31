// The columns of a table of sources: one row an object, made of one or more components or islands.

import type { ColumnDefinition } from '../model/column.ts'
import {
  define,
  flags,
  fluxes,
  frequency,
  healpix,
  morphology,
  noise,
  pixelPosition,
  signalToNoise,
  size,
  skyPosition,
  skyPositionErrors,
} from './measures.ts'

export const sourceColumns: readonly ColumnDefinition[] = [
  define('source_id', 'string', '', 'meta.id;meta.main', 'Name of the source, unique in the run'),
  define('island_id', 'string', '', 'meta.id', 'The brightest island of the source'),
  define('iau_name', 'string', '', 'meta.id', 'Name made of the position: Jhhmmss.s+ddmmss'),
  ...skyPosition,
  ...skyPositionErrors,
  healpix,
  ...pixelPosition,
  frequency,
  ...fluxes,
  ...size,
  define('n_components', 'int', '', 'meta.number', 'Components of the source'),
  define('n_islands', 'int', '', 'meta.number', 'Islands of the source'),
  ...noise,
  signalToNoise,
  morphology,
  ...flags,
]
