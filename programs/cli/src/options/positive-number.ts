// Flags that measure: a number above zero, checked with the error that other flags have.

import { cliErrors } from '../errors.ts'

/** A parser of a flag's value. Throws CLI_BAD_VALUE. */
export function positiveNumber(option: string): (given: string) => number {
  return (given) => {
    const value = given.trim() === '' ? Number.NaN : Number(given)
    if (value > 0 && Number.isFinite(value)) return value
    throw cliErrors.BAD_VALUE({ option, wanted: 'a number above 0', value: JSON.stringify(given) })
  }
}
