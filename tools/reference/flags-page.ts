// The page of flags, from the finder's registry.

import { flagDefinitions } from '@cirasa/finder'

/** What each bit of the column `flags` means, in Markdown. */
export function flagsPage(): string {
  const opening = `The column \`flags\` is the sum of the bits that apply to a row, 0 where there is nothing to remark; \`flags_text\` has their names. A bit always has the same
meaning.`
  const rows = flagDefinitions.map(({ bit, name, description }) => `| ${bit} | ${name} | ${description} |`)
  return ['# Flags', opening, ['| bit | name | meaning |', '|---|---|---|', ...rows].join('\n')].join('\n\n')
}
