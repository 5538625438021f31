// Judging by keys: what was said lasts, one thing is taken back by undo, and others are hidden until one has judged.

import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { describeInBrowser } from '../browser.ts'
import { useApp } from './app-suite.ts'
import { violationsInBothSchemes } from './axe.ts'

/** A busy machine takes its time. */
const PATIENT = { timeout: 20_000 }

describeInBrowser('the queue of sources to judge', () => {
  const app = useApp()
  let job: string

  beforeAll(async () => {
    job = await app.job()
  })

  it('asks who one is, goes on after each judgement, and loses nothing with the page', async () => {
    const page = await queueOf('')
    const name = page.getByRole('dialog').getByLabel('Name')
    await name.fill('Ada')
    await name.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    const first = await nameOf(page)
    for (const key of ['a', 'x', '2']) {
      const before = await nameOf(page)
      await page.keyboard.press(key)
      await expect.poll(() => nameOf(page), PATIENT).not.toBe(before)
    }
    await progress(page, '3 of 287 judged, 1 rejected')
    await page.getByText('All stored').waitFor()

    await page.reload()
    await progress(page, '3 of 287 judged, 1 rejected')

    await page.keyboard.press('a')
    await progress(page, '4 of 287 judged, 1 rejected')
    await page.keyboard.press('Control+z')
    await progress(page, '3 of 287 judged, 1 rejected')

    await page.getByText('All stored').waitFor()
    const { items } = await (await fetch(`${app.url}/api/v1/jobs/${job}/statements`)).json()
    expect(items.map(({ by, kind, value }: Record<string, unknown>) => [by, kind, value])).toEqual([
      ['Ada', 'verdict', 'accepted'],
      ['Ada', 'verdict', 'rejected'],
      ['Ada', 'label', 'extended'],
      ['Ada', 'verdict', 'accepted'],
      ['Ada', 'verdict', null],
    ])
    expect(items[0].target.endsWith(`-${first}`)).toBe(true)
    await page.close()
  })

  it('hides what others said until one has judged, and can be read and reached by everybody', async () => {
    const page = await queueOf('Bob', '?show=all')
    await page.getByText('Shown when you have judged it').waitFor()
    expect(await page.getByText('Ada', { exact: true }).count()).toBe(0)
    expect(await violationsInBothSchemes(page)).toEqual([])
    await page.keyboard.press('x')
    await page.keyboard.press('k')
    await page.getByText('Ada', { exact: true }).waitFor()
    await page.goto(`${app.url}/jobs/${job}/validate?end=1`)
    await page.getByText('Take it away').waitFor()
    expect(await violationsInBothSchemes(page)).toEqual([])
    await page.close()
  })

  it('brings back later what was put off, of those that pass the filter', async () => {
    const page = await queueOf('Cleo', '?filter=snr+%3E+1000')
    await progress(page, '0 of 7 judged')
    const first = await nameOf(page)
    await page.keyboard.press('s')
    await expect.poll(() => nameOf(page), PATIENT).not.toBe(first)
    const judged: string[] = []
    const isOver = async () => (await page.getByText('All of these sources are judged').count()) > 0
    while (!(await isOver()) && judged.length < 50) {
      const now = await nameOf(page)
      judged.push(now)
      await page.keyboard.press('x')
      await expect.poll(async () => (await isOver()) || (await nameOf(page)) !== now, PATIENT).toBe(true)
    }
    expect(new Set(judged).size).toBe(judged.length)
    expect(judged).toHaveLength(7)
    expect(judged.at(-1)).toBe(first)
    await page.close()
  })

  /** The queue as a person opens it; '' for one who has not said a name. */
  async function queueOf(person: string, query = ''): Promise<Page> {
    const page = await app.pageOf(person, `/jobs/${job}/validate${query}`)
    await page.getByText('in the queue').waitFor()
    return page
  }

  const nameOf = async (page: Page): Promise<string> => (await page.locator('aside h2').allTextContents())[0] ?? ''

  async function progress(page: Page, text: string): Promise<void> {
    await page.getByText(text).waitFor()
  }
})
