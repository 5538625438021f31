// What axe finds wrong with a page, in lines that say where.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface AxeNode {
  readonly target: readonly string[]
  readonly failureSummary?: string
}

/** What is only there while something fades or loads is gone after this time, ms. */
const MOMENT = 1000

/** Violations of WCAG 2 A and AA that last, one line each; none for a page that is as it should be. */
export async function violationsOf(page: Page): Promise<readonly string[]> {
  const first = await violationsNow(page)
  if (first.length === 0) return first
  await page.waitForTimeout(MOMENT)
  const later = new Set(await violationsNow(page))
  return first.filter((violation) => later.has(violation))
}

/** The same in the light and in the dark scheme, each line beginning with its scheme. */
export async function violationsInBothSchemes(page: Page): Promise<readonly string[]> {
  const found: string[] = []
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor()
    found.push(...(await violationsOf(page)).map((violation) => `${colorScheme}: ${violation}`))
  }
  return found
}

async function violationsNow(page: Page): Promise<readonly string[]> {
  // Through the debugger's door: the policy of the page runs no script that is written into it.
  await page.evaluate(source)
  return await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: AxeNode[] }[] }> }
    }
    const { violations } = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary?.split('\n')[1]?.trim() ?? ''}`),
    )
  })
}
