// Finds the commands in the documentation that claim to work: blocks marked `sh run` or `sh serve`, which a test executes.

import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A block of commands of a page. */
export interface CommandBlock {
  /** `serve` starts a service, which goes on while the rest of the page runs. */
  readonly kind: 'run' | 'serve'
  /** Of its first line in the page, counted from 1. */
  readonly line: number
  readonly script: string
}

/** A page of the documentation with its blocks, which run one after the other in one folder. */
export interface DocumentedPage {
  /** Relative to the root of the checkout. */
  readonly page: string
  readonly blocks: readonly CommandBlock[]
}

/** The blocks of one page that are marked. Blocks marked `sh` alone are shown, not run. */
export function markedBlocks(text: string): CommandBlock[] {
  const blocks: CommandBlock[] = []
  const lines = text.split('\n')
  for (let i = 0; i < lines.length; i++) {
    const kind = /^```sh (run|serve)$/.exec(lines[i].trim())?.[1] as CommandBlock['kind'] | undefined
    if (kind === undefined) continue
    const end = lines.findIndex((line, at) => at > i && line.trim() === '```')
    if (end < 0) throw new Error(`the block that begins in line ${i + 1} does not end`)
    blocks.push({ kind, line: i + 2, script: lines.slice(i + 1, end).join('\n') })
    i = end
  }
  return blocks
}

/** All pages of the checkout that have marked blocks. */
export function documentedPages(root: string): DocumentedPage[] {
  return ['README.md', ...globSync('docs/**/*.md', { cwd: root }).toSorted()].flatMap((page) => {
    const blocks = markedBlocks(readFileSync(path.join(root, page), 'utf8'))
    return blocks.length === 0 ? [] : [{ page, blocks }]
  })
}
