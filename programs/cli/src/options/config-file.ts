// Options of the finder from a JSON file, so that a survey searches all its images alike.

import { closeSync, openSync, readSync } from 'node:fs'
import { fileErrors } from '@cirasa/apps/node/files'
import { isCodedError, nearestName } from '@cirasa/errors'
import { cliErrors } from '../errors.ts'
import { checkOptionValue, type FlagDefinition, type OptionValue } from './option-value.ts'

/** Larger than any file of options: what is larger was named by mistake. */
const MOST_BYTES = 1 << 22
const PIECE = 1 << 16

/**
 * The options of a file: an object such as `{"seed-threshold": 4.5}`, or the record of an earlier run
 * (NAME.run.json), whose options are taken to search in the same way again.
 *
 * Throws FILE_NOT_FOUND, FILE_NOT_READABLE, FILE_TOO_LARGE, CLI_CONFIG_NOT_JSON, CLI_CONFIG_UNKNOWN, and the errors of a bad value.
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
    text = readText(file)
  } catch (error) {
    if (isCodedError(error)) throw error
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw fileErrors.NOT_FOUND({ file }, error)
    throw fileErrors.NOT_READABLE({ file, reason: message }, error)
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

/** Read piece by piece, because a pipe or a device does not say how long it is. Throws FILE_TOO_LARGE before more is held than may be. */
function readText(file: string): string {
  const handle = openSync(file, 'r')
  try {
    const pieces: Buffer[] = []
    for (let size = 0; ; ) {
      const piece = Buffer.allocUnsafe(PIECE)
      const length = readSync(handle, piece)
      if (length === 0) return Buffer.concat(pieces, size).toString('utf8')
      size += length
      if (size > MOST_BYTES) throw fileErrors.TOO_LARGE({ file, limit: '4 MiB', what: 'a file of options' })
      pieces.push(piece.subarray(0, length))
    }
  } finally {
    closeSync(handle)
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
