// The finder's options as flags.

import type { OptionDefinition } from '@cirasa/finder'
import type { FlagDefinition } from './option-value.ts'

const headings: Readonly<Record<OptionDefinition['category'], string>> = {
  detection: 'Detection:',
  noise: 'Background and noise:',
  deblending: 'Deblending:',
  fitting: 'Fitting:',
  beam: 'Beam:',
  execution: 'Execution:',
}

/** Flags for a table of finder options. */
export function finderFlags(table: readonly OptionDefinition[]): readonly FlagDefinition[] {
  return table.map((definition) => ({ ...definition, heading: headings[definition.category] }))
}
