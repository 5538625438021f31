// All generated pages by their place, for the tool that writes them and the test that compares them.

import { apiReference } from '@cirasa/api'
import { caesarColumnsPage } from './caesar-columns-page.ts'
import { caesarOptionsPage } from './caesar-options-page.ts'
import { columnsPage } from './columns-page.ts'
import { errorsPage } from './errors-page.ts'
import { flagsPage } from './flags-page.ts'
import { optionsPage } from './options-page.ts'
import { serverOptionsPage } from './server-options-page.ts'

const NOTE = '<!-- Made by tools/make-reference.ts (npm run reference). Do not edit. -->'

/** Content of each generated page by its path in the checkout. */
export async function referencePages(root: string): Promise<ReadonlyMap<string, string>> {
  const page = (content: string) => `${NOTE}\n\n${content}\n`
  return new Map([
    ['docs/reference/api.md', page(apiReference())],
    ['docs/reference/caesar-columns.md', page(caesarColumnsPage())],
    ['docs/reference/caesar-options.md', page(caesarOptionsPage())],
    ['docs/reference/catalogue-columns.md', page(columnsPage())],
    ['docs/reference/errors.md', page(await errorsPage(root))],
    ['docs/reference/finder-options.md', page(optionsPage())],
    ['docs/reference/flags.md', page(flagsPage())],
    ['docs/reference/server-options.md', page(serverOptionsPage())],
  ])
}
