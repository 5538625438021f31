// Checks one value against its option's definition, whether it came as a flag or in a configuration file.

import { nearestName } from '@cirasa/errors'
import { cliErrors } from '../errors.ts'

/** An option as a flag: the finder's table and the simulator's are both brought into this shape. */
export interface FlagDefinition {
  /** As the flag is spelled, in kebab-case without the dashes. */
  readonly name: string
  readonly type: 'number' | 'integer' | 'boolean' | 'enum'
  readonly default: number | boolean | string
  readonly min?: number
  readonly max?: number
  readonly values?: readonly string[]
  readonly unit?: string
  /** What the number is called in the help where it has no unit: 'fraction'. */
  readonly placeholder?: string
  readonly description: string
  readonly advanced?: boolean
  /** What it stands under in the help. */
  readonly heading: string
}

export type OptionValue = number | boolean | string

/**
 * The value that the finder takes.
 *
 * @param shown how the user wrote the option, for the message: '--seed-threshold'.
 * Throws CLI_BAD_VALUE, CLI_OUT_OF_RANGE or CLI_NOT_ONE_OF.
 */
export function checkOptionValue(option: FlagDefinition, given: unknown, shown: string): OptionValue {
  switch (option.type) {
    case 'boolean':
      if (typeof given === 'boolean') return given
      throw badValue(option, given, shown, 'true or false')
    case 'enum':
      return checkWord(option, given, shown)
    default:
      return checkNumber(option, given, shown)
  }
}

function checkWord(option: FlagDefinition, given: unknown, shown: string): string {
  const values = option.values ?? []
  if (typeof given === 'string' && values.includes(given)) return given
  const suggestion = nearestName(String(given), values) || values[0]
  throw cliErrors.NOT_ONE_OF({ option: shown, value: String(given), values: values.join(', '), suggestion })
}

function checkNumber(option: FlagDefinition, given: unknown, shown: string): number {
  const wanted = option.type === 'integer' ? 'a whole number' : 'a number'
  const isText = typeof given === 'string' && given.trim() !== ''
  const value = isText ? Number(given) : given
  if (typeof value !== 'number' || !Number.isFinite(value)) throw badValue(option, given, shown, wanted)
  if (option.type === 'integer' && !Number.isInteger(value)) throw badValue(option, given, shown, wanted)
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = option
  if (value < min || value > max) throw cliErrors.OUT_OF_RANGE({ option: shown, value, min, max })
  return value
}

function badValue(option: FlagDefinition, given: unknown, shown: string, wanted: string) {
  const unit = option.unit ? ` (${option.unit})` : ''
  return cliErrors.BAD_VALUE({ option: shown, wanted: wanted + unit, value: JSON.stringify(given) })
}
