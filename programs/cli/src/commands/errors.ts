// Explains error codes: those of every package and program, as the reference page has them, which is made from their registries.

import { readFileSync } from 'node:fs'
import { fileErrors } from '@cirasa/apps/node/files'
import { type ErrorEntry, nearestName } from '@cirasa/errors'
import type { Command } from 'commander'
import type { Session } from '../command-tree.ts'
import { cliErrors } from '../errors.ts'

/** The programs do not import each other: the page is what has the errors of all of them. */
const PAGE = 'docs/reference/errors.md'

export function defineErrors(command: Command, { out }: Session): void {
  command
    .argument('[code]', 'the code, such as FITS_TRUNCATED')
    .addHelpText(
      'after',
      `
Examples:
  cirasa errors                       all codes with their sentences
  cirasa errors FITS_TRUNCATED        one, with what to do`,
    )
    .action((code?: string) => {
      const entries = readEntries()
      if (code === undefined) for (const [known, entry] of entries) out.write(`${known}\n  ${entry.says}\n`)
      else out.write(explain(code.toUpperCase(), entries))
    })
}

/** By code, in the order of the page. Throws FILE_NOT_FOUND. */
function readEntries(): ReadonlyMap<string, ErrorEntry> {
  const sections = readPage().matchAll(/^## (\w+)\n\n(.+)\n\n\*What to do:\* (.+)$/gm)
  return new Map(Array.from(sections, ([, code, says, remedy]) => [code, { says, do: remedy }]))
}

function readPage(): string {
  try {
    return readFileSync(new URL(`../../../../${PAGE}`, import.meta.url), 'utf8')
  } catch (error) {
    throw fileErrors.NOT_FOUND({ file: PAGE }, error)
  }
}

function explain(code: string, entries: ReadonlyMap<string, ErrorEntry>): string {
  const entry = entries.get(code)
  if (entry) return `${code}\n  ${entry.says}\n  ${entry.do}\n`
  const suggestion = nearestName(code, [...entries.keys()])
  throw cliErrors.NO_SUCH_CODE({ code, hint: suggestion ? `Did you mean ${suggestion}?` : '`cirasa errors` lists them all.' })
}
