// The flag `--progress` of every command that takes long.

import type { Option } from 'commander'
import { choice } from '../command-tree.ts'

export const progressOption = (): Option =>
  choice('--progress <kind>', 'how progress is told on stderr: a bar on a terminal, JSON lines elsewhere', [
    'auto',
    'bar',
    'json',
    'none',
  ]).default('auto')
