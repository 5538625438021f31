// The view of a result as something to run elsewhere: its address, curl, Python, the command line.

import type { CatalogueTable } from '@cirasa/api'
import type { RunRecord } from '@cirasa/catalog'
import type { CopyChoice } from '../parts/copy-as.tsx'
import { shellWord } from '../parts/shell-word.ts'
import { changedOptions } from '../source/changed-options.ts'

/** What is to be had again. */
export interface CopiedView {
  /** Where the whole table is, as FITS. */
  readonly catalogue: string
  readonly table: CatalogueTable
  readonly filter: string
  readonly run: RunRecord
}

/** All ways, for the menu; the address of the page is read when it is asked for, as it says what is seen. */
export function copyChoices(view: () => CopiedView): CopyChoice[] {
  return [
    { name: 'URL', text: () => window.location.href },
    { name: 'curl', text: () => asCurl(view()) },
    { name: 'Python', text: () => asPython(view()) },
    { name: 'CLI', text: () => asCommand(view()) },
  ]
}

/** The table with curl. */
export function asCurl({ catalogue, table }: CopiedView): string {
  return `curl -o ${table}.fits ${shellWord(catalogue)}`
}

/** The table with astropy; a filter stands beside it in words, as Python has other ones. */
export function asPython({ catalogue, table, filter }: CopiedView): string {
  const note = filter.trim() === '' ? '' : `# The page shows the rows with: ${filter.trim().replaceAll('\n', ' ')}\n`
  return `from astropy.table import Table\n${note}${table} = Table.read(${JSON.stringify(catalogue)}, format="fits")\nprint(${table})\n`
}

/** The search that made the result, as a command. */
export function asCommand({ run }: CopiedView): string {
  const flags = changedOptions(run).map(({ name, value }) =>
    value === 'true' ? `--${name}` : value === 'false' ? `--no-${name}` : `--${name} ${shellWord(value)}`,
  )
  return ['cirasa find', shellWord(run.image.name), ...flags].join(' ')
}
