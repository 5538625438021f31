// Options of CAESAR by its names: how the work is spread.

import type { AppOption } from '../../app.ts'
import { choice, flag, inCategory, integer, number } from './define-option.ts'

export const runOptions: readonly AppOption[] = inCategory('RUN', [
  choice('loglevel', 'INFO', ['INFO', 'DEBUG', 'WARN', 'ERROR', 'OFF'], 'Least severity of the lines in the log of the app'),
  flag('no-logredir', 'Logs to stdout, not file', 'idle'),
  flag('no-mpi', 'Run without MPI, which is what is always done'),
  integer('nproc', { default: 1, min: 1, max: 1000 }, 'Processes; each brings nthreads threads, as far as the service allows'),
  integer(
    'nthreads',
    { default: 1, min: -1, max: 1000 },
    'Threads of a process, as far as the service allows; 1 and -1 take what the service gives',
  ),
  flag('tilesplit', 'Split image into tiles', 'idle'),
  integer('tilesize', { default: 0, min: 0, max: 10_000_000, unit: 'px' }, 'Tile side, px (0 none)', 'idle'),
  number('tilestep', { default: 1, min: 0.001, max: 1 }, 'Tile step as tile fraction', 'idle'),
  flag('mergeedgesources', 'Join sources across borders of tiles, of which there are none'),
  flag('no-mergesources', 'Do not merge compact with extended sources, which is never done'),
])
