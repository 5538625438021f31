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

/** What numbers without a unit are. */
const placeholders: Readonly<Record<string, string>> = {
  'add-gain': 'chi-square',
  'shape-gain': 'chi-square',
  'model-error': 'fraction',
  'noise-iterations': 'times',
  'max-components': 'components',
  'fit-budget': 'evaluations',
}

/** Flags for a table of finder options. */
export function finderFlags(table: readonly OptionDefinition[]): readonly FlagDefinition[] {
  return table.map((definition) => ({
    ...definition,
    placeholder: placeholders[definition.name],
    heading: headings[definition.category],
  }))
}
