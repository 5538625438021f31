// The columns of a truth table: what a simulator put into a map.

import type { ColumnDefinition } from '../model/column.ts'
import { define, frequency, integratedFlux, intrinsicSize, peakFlux, pixelPosition, signalToNoise, size, skyPosition } from './measures.ts'

export const truthColumns: readonly ColumnDefinition[] = [
  define('source_id', 'string', '', 'meta.id;meta.main', 'Name of the source, unique in the map'),
  ...skyPosition,
  ...pixelPosition,
  frequency,
  peakFlux,
  integratedFlux,
  ...size,
  ...intrinsicSize,
  define('kind', 'string', '', 'src.class.struct', 'point, extended, diffuse or artefact'),
  signalToNoise,
]
