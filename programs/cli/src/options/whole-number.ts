// Flags that count: a whole number, checked with the error that other flags have.

import { checkOptionValue } from './option-value.ts'

/** A parser of a flag's value. Throws CLI_BAD_VALUE or CLI_OUT_OF_RANGE. */
export function wholeNumber(flag: string, min = 0, max = Number.MAX_SAFE_INTEGER): (given: string) => number {
  const definition = { name: flag, type: 'integer', default: 0, min, max, description: '', heading: '' } as const
  return (given) => checkOptionValue(definition, given, flag) as number
}
