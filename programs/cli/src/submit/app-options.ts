// Options of an app as they are typed on the command line, in the types of the app's table.

import type { App } from '@cirasa/api'
import { cliErrors } from '../errors.ts'

/**
 * Throws CLI_BAD_VALUE for what is no `name=value`, or no number where the table wants one. Names that the table does not have are left to
 * the service, which says what is near.
 *
 * @example appOptions(caesar, ['seedthr=5', 'fitsources=true']) // { seedthr: 5, fitsources: true }
 */
export function appOptions({ options }: App, given: readonly string[]): Record<string, string | number | boolean> {
  const types = new Map(options.map(({ name, type }) => [name, type]))
  return Object.fromEntries(
    given.map((pair) => {
      const [, name, text] = /^([^=]+)=(.*)$/s.exec(pair) ?? []
      if (name === undefined) throw cliErrors.BAD_VALUE({ option: '--option', wanted: 'NAME=VALUE', value: `"${pair}"` })
      return [name, typedValue(name, text, types.get(name))]
    }),
  )
}

function typedValue(name: string, text: string, type: string | undefined): string | number | boolean {
  if (type === 'number' || type === 'integer') {
    const value = Number(text)
    if (text.trim() === '' || Number.isNaN(value))
      throw cliErrors.BAD_VALUE({ option: `--option ${name}`, wanted: 'a number', value: `"${text}"` })
    return value
  }
  if (type !== 'flag') return text
  if (text !== 'true' && text !== 'false')
    throw cliErrors.BAD_VALUE({ option: `--option ${name}`, wanted: 'true or false', value: `"${text}"` })
  return text === 'true'
}
