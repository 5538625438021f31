// Links between the pages lead somewhere: files exist, and so do the headings that are pointed at.

import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const pages = execFileSync('git', ['ls-files', '-z', '--', '*.md'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean)

function brokenLinks(page: string): string[] {
  const file = path.join(root, page)
  const text = readFileSync(file, 'utf8').replace(/```[\s\S]*?```|`[^`\n]*`/g, '')
  const links = [...text.matchAll(/\]\(([^()\s]+)\)/g)].map(([, link]) => link)
  return links.filter((link) => !/^(https?|mailto):/.test(link) && !leadsSomewhere(file, link)).map((link) => `${page}: ${link}`)
}

function leadsSomewhere(from: string, link: string): boolean {
  const [place, heading] = link.split('#')
  const target = place === '' ? from : path.resolve(path.dirname(from), decodeURIComponent(place))
  if (!existsSync(target)) return false
  return heading === undefined || headings(target).includes(heading)
}

// As the usual renderers make them: lower case, blanks to dashes, other signs left out.
function headings(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, title]) =>
    title
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  )
}

describe('the pages of the repository', () => {
  it('have links that lead somewhere', () => {
    expect(pages.length).toBeGreaterThan(10)
    expect(pages.filter((page) => existsSync(path.join(root, page))).flatMap(brokenLinks)).toEqual([])
  })
})
