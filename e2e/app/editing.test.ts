// A source is fitted again and another one added in the window of a result: both last, are seen by others, and can be taken back.

import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { describeInBrowser } from '../browser.ts'
import { useApp } from './app-suite.ts'
import { violationsInBothSchemes } from './axe.ts'

/** A busy machine takes its time. */
const PATIENT = { timeout: 60_000 }

describeInBrowser('a result that people change', () => {
  const app = useApp()
  let job: string

  beforeAll(async () => {
    job = await app.job()
  })

  it('keeps a fit that was made again, until it is taken back', async () => {
    const page = await resultOf('Ada')
    await page.keyboard.press('j')
    await page.getByRole('heading', { name: 'S1', exact: true }).waitFor()
    await page.keyboard.press('r')
    const keep = page.getByRole('button', { name: 'Keep', exact: true })
    await keep.waitFor(PATIENT)
    expect(await violationsInBothSchemes(page)).toEqual([])
    await keep.click()
    await page.getByText('All stored').first().waitFor()
    const { kind, by, target, value } = (await statements()).at(-1)
    expect([kind, by]).toEqual(['fit', 'Ada'])
    expect(target).toMatch(/-S1$/)
    expect(value.flux_peak).toBeGreaterThan(0)

    // A source that nobody has changed comes out as the run has it, in the table of the result with its edits.
    const [run, edited] = [await sourceIn(target, ''), await sourceIn(target, '&edits=true')]
    expect([run.edited, edited.edited, edited.edited_by]).toEqual([undefined, 'refit', 'Ada'])
    for (const name of ['flux_peak', 'e_flux_peak', 'flux_int', 'rms_local', 'e_ra'])
      expect(Math.abs(edited[name] / run[name] - 1), name).toBeLessThan(0.01)

    const other = await pageOf('Bob', `&source=${target}`)
    await other.getByRole('region', { name: 'Fitted again by Ada' }).waitFor(PATIENT)
    expect(await other.getByRole('button', { name: 'Take it back' }).count()).toBe(0)
    await other.close()

    await page.getByRole('button', { name: 'Take it back' }).click()
    await page.getByRole('region', { name: 'Fitted again by Ada' }).waitFor({ state: 'detached' })
    await page.close()
  })

  it('takes a source where one clicks, names it, and lets it go', async () => {
    const page = await resultOf('Ada')
    await page.keyboard.press('m')
    const { x, y, width, height } = (await page.locator('canvas').first().boundingBox())!
    await page.mouse.click(x + width / 2, y + height / 2)
    await page.getByRole('heading', { name: 'A new source' }).waitFor()
    const keep = page.getByRole('button', { name: /^Keep/ })
    await keep.first().waitFor(PATIENT)
    await keep.first().click()
    await page.getByRole('tab', { name: 'Edits' }).click()
    await page.getByRole('button', { name: /^added-/ }).waitFor()
    await page.getByRole('combobox', { name: /^Label of added-/ }).click()
    await page.getByRole('option', { name: 'compact' }).click()
    await page.getByText('All stored').first().waitFor()
    expect((await statements()).slice(-2).map(({ kind }) => kind)).toEqual(['added', 'label'])
    expect(await violationsInBothSchemes(page)).toEqual([])

    await page.reload()
    await page.getByRole('button', { name: 'Remove' }).click()
    await page.getByRole('button', { name: /^added-/ }).waitFor({ state: 'detached' })
    await page.close()
  })

  /** The result with its image, so that something can be fitted. */
  async function resultOf(person: string): Promise<Page> {
    const page = await pageOf(person)
    await page.locator('[aria-label="Add a source that was missed: click where it is"]:not([data-disabled])').waitFor(PATIENT)
    return page
  }

  const pageOf = (person: string, query = '') => app.pageOf(person, `/results/${job}?panel=source${query}`)

  /** A row of the labelled sources, by the names of the columns. */
  // biome-ignore lint/suspicious/noExplicitAny: whatever the table holds
  async function sourceIn(target: string, query: string): Promise<Record<string, any>> {
    const { tables } = await (await fetch(`${app.url}/api/v1/jobs/${job}/labelled/sources?format=json${query}`)).json()
    const { data } = tables.sources as { data: Record<string, unknown[]> }
    const row = data.source_id.indexOf(target)
    return Object.fromEntries(Object.entries(data).map(([name, values]) => [name, values[row]]))
  }

  // biome-ignore lint/suspicious/noExplicitAny: whatever the service says
  const statements = async (): Promise<any[]> => (await (await fetch(`${app.url}/api/v1/jobs/${job}/statements`)).json()).items
})
