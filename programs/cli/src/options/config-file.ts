// Options of the finder from a JSON file, so that a survey searches all its images alike.

import { readFileSync } from 'node:fs'
import { cliErrors } from '../errors.ts'
import { nearestName } from './nearest-name.ts'
import { checkOptionValue, type FlagDefinition, type OptionValue } from './option-value.ts'

/** Larger than any file of options: what is larger was named by mistake. */
const MOST_BYTES = 1 << 22

/**
 * The options of a file: an object such as `{"seed-threshold": 4.5}`, or the record of an earlier run
 * (NAME.run.json), whose options are taken to search in the same way again.
 *
 * Throws CLI_NO_SUCH_FILE, CLI_NOT_READABLE, CLI_CONFIG_NOT_JSON, CLI_CONFIG_UNKNOWN, and the errors of a bad value.
 */
export function readConfigFile(file: string, table: readonly FlagDefinition[]): Record<string, OptionValue> {
  const content = parse(file)
  const given = isObject(content.options) && 'finder' in content ? content.options : content
  const values: Record<string, OptionValue> = {}
  for (const [name, value] of Object.entries(given)) {
    const definition = table.find((option) => option.name === name)
    if (!definition) throw unknownName(file, name, table)
    values[name] = checkOptionValue(definition, value, `${file}: ${name}`)
  }
  return values
}

function unknownName(file: string, name: string, table: readonly FlagDefinition[]) {
  const suggestion = nearestName(
    name,
    table.map((option) => option.name),
  )
  const hint = suggestion ? `Did you mean ${suggestion}?` : '`cirasa find --help` lists the options; leave the dashes in front away.'
  return cliErrors.CONFIG_UNKNOWN({ file, name, hint })
}

function parse(file: string): Record<string, unknown> {
  let text: string
  try {
    text = readFileSync(file, 'utf8').slice(0, MOST_BYTES)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw cliErrors.NO_SUCH_FILE({ file }, error)
    throw cliErrors.NOT_READABLE({ file, reason: message }, error)
  }
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch (error) {
    throw cliErrors.CONFIG_NOT_JSON({ file, reason: (error as Error).message }, error)
  }
  if (!isObject(content)) throw cliErrors.CONFIG_NOT_JSON({ file, reason: 'it is not an object' })
  return content
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
