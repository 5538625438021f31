// Explains error codes: every package's registry in one list.

import { fileErrors } from '@cirasa/apps/node/files'
import { catalogErrors } from '@cirasa/catalog'
import type { ErrorEntry } from '@cirasa/errors'
import { finderErrors } from '@cirasa/finder'
import { fitsErrors } from '@cirasa/fits'
import { imageErrors } from '@cirasa/image'
import { simulateErrors } from '@cirasa/simulate'
import { wcsErrors } from '@cirasa/wcs'
import type { Command } from 'commander'
import type { Session } from '../command-tree.ts'
import { cliErrors } from '../errors.ts'
import { nearestName } from '../options/nearest-name.ts'

const registries = [catalogErrors, cliErrors, fileErrors, finderErrors, fitsErrors, imageErrors, simulateErrors, wcsErrors]

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
      const entries = new Map(registries.flatMap(({ entries }) => [...entries]))
      if (code === undefined) for (const [known, entry] of [...entries].sort()) out.write(`${known}\n  ${entry.says}\n`)
      else out.write(explain(code.toUpperCase(), entries))
    })
}

function explain(code: string, entries: ReadonlyMap<string, ErrorEntry>): string {
  const entry = entries.get(code)
  if (entry) return `${code}\n  ${entry.says}\n  ${entry.do}\n`
  const suggestion = nearestName(code, [...entries.keys()])
  throw cliErrors.NO_SUCH_CODE({ code, hint: suggestion ? `Did you mean ${suggestion}?` : '`cirasa errors` lists them all.' })
}
