// What a window shows is saved by itself: it is there after a reload and in another browser, two windows lose nothing of each other, and what fails is said.

import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { describeInBrowser } from '../browser.ts'
import { useApp } from './app-suite.ts'
import { violationsOf } from './axe.ts'

const SAMPLE = path.resolve(import.meta.dirname, '../../examples/sample/sample.fits')
const PATIENCE = 60_000

describeInBrowser('the workspace of a window', () => {
  const app = useApp()
  let job: string

  beforeAll(async () => {
    job = await app.job()
  })

  it(
    'is there after a reload, and in another browser of the same person',
    async () => {
      const page = await resultOf('Ada')
      await panel(page, 'Plots')
      const axis = page
        .getByRole('textbox', { name: 'Across' })
        .or(page.getByRole('combobox', { name: 'Across' }))
        .first()
      await axis.fill('snr')
      await axis.press('Enter')
      await page.getByRole('button', { name: 'Columns' }).click()
      await page.getByRole('checkbox', { name: /^dec\b/ }).uncheck()
      await page.keyboard.press('Escape')
      await page.getByRole('separator', { name: 'Height of the image' }).focus()
      for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowUp')
      await drawCircle(page, 0.5)
      await saved(page)

      const isThere = async (window: Page, whose: string) => {
        await panel(window, 'Regions')
        await expect.poll(() => regions(window), { timeout: PATIENCE, message: whose }).toEqual(['1. circle'])
        await panel(window, 'Plots')
        await window.getByRole('img', { name: /^Scatter plot of \d+ sources: .* against snr/ }).waitFor()
        expect(await window.getByRole('columnheader', { name: /^dec\b/ }).count()).toBe(0)
        expect(await window.getByRole('columnheader', { name: /^ra\b/ }).count()).toBe(1)
        expect(await window.getByRole('separator', { name: 'Height of the image' }).getAttribute('aria-valuenow')).toBe('50')
      }
      await page.reload()
      await isThere(page, 'after a reload')
      await saved(page)
      await page.close()

      const other = await resultOf('Ada')
      await isThere(other, 'in another browser')
      expect(new URL(other.url()).searchParams.get('panel')).toBe('plots')
      await other.close()

      const nobody = await resultOf('Bob')
      await panel(nobody, 'Regions')
      expect(await regions(nobody)).toEqual([])
      await nobody.close()
    },
    4 * PATIENCE,
  )

  it(
    'gives way to an address that was copied from a window',
    async () => {
      const page = await resultOf('Cleo', '?filter=snr+%3E+50&panel=gallery')
      await placed(page)
      await saved(page)
      await page.close()
      const back = await resultOf('Cleo')
      expect(await filter(back)).toBe('snr > 50')
      await back.close()

      const copied = await resultOf('Cleo', '?at=0,0px&zoom=2&panel=regions')
      await placed(copied)
      expect(await filter(copied)).toBe('')
      expect(new URL(copied.url()).searchParams.get('panel')).toBe('regions')
      await copied.close()
    },
    4 * PATIENCE,
  )

  it(
    'that cannot be saved says so, and is saved when it can',
    async () => {
      const page = await resultOf('Dan')
      await saved(page)
      let isCut = true
      await page.route('**/api/v1/workspaces/**', (route) =>
        isCut && route.request().method() === 'PUT' ? route.abort() : route.continue(),
      )
      await drawCircle(page, 0.5)
      await page.getByText(/^Not saved: The service .* does not answer/).waitFor()
      await page.getByRole('button', { name: /^Workspace: Not saved/ }).click()
      await page.getByText('This browser keeps your work until then.').waitFor()
      expect(await violationsOf(page)).toEqual([])
      await page.reload()
      await panel(page, 'Regions')
      await expect.poll(() => regions(page), { timeout: PATIENCE }).toEqual(['1. circle'])
      await page.getByRole('button', { name: /^Workspace: Not saved/ }).click()
      await page.getByRole('button', { name: 'Try now' }).waitFor()
      isCut = false
      await page.getByRole('button', { name: 'Try now' }).click()
      await saved(page)
      await page.close()
    },
    4 * PATIENCE,
  )

  it(
    'in two windows keeps the regions of both, and tells',
    async () => {
      const context = await contextOf('Eve')
      const first = await resultIn(context)
      await saved(first)
      const second = await resultIn(context)
      await saved(second)
      await drawCircle(first, 0.4)
      await saved(first)
      await drawCircle(second, 0.6)
      await second.getByText(/Its regions were brought in here/).waitFor()
      await saved(second)
      await expect.poll(() => regions(second), { timeout: PATIENCE }).toHaveLength(2)
      await first.reload()
      await panel(first, 'Regions')
      await expect.poll(() => regions(first), { timeout: PATIENCE }).toHaveLength(2)
      await context.close()
    },
    4 * PATIENCE,
  )

  for (const colorScheme of ['light', 'dark'] as const) {
    it(
      `with a name is saved, opened, renamed and deleted, ${colorScheme}`,
      async () => {
        const page = await resultOf(`Fay ${colorScheme}`, '', colorScheme)
        await drawCircle(page, 0.5)
        await menu(page).click()
        await page.getByLabel('Save as').fill('One circle')
        await page.getByLabel('Save as').press('Enter')
        const named = page.getByRole('list', { name: 'Workspaces with a name' })
        await named.getByRole('button', { name: 'One circle', exact: true }).waitFor()
        expect(await violationsOf(page)).toEqual([])
        await page.keyboard.press('Escape')
        await drawCircle(page, 0.3)
        expect(await regions(page)).toHaveLength(2)

        await menu(page).click()
        await named.getByRole('button', { name: 'One circle', exact: true }).click()
        await expect.poll(() => regions(page), { timeout: PATIENCE }).toHaveLength(1)
        await menu(page).click()
        await named.getByRole('button', { name: /^Name of One circle/ }).click()
        await named.getByRole('textbox').fill('Mine')
        await named.getByRole('textbox').press('Enter')
        await named.getByRole('button', { name: 'Mine', exact: true }).waitFor()
        await named.getByRole('button', { name: 'Delete Mine' }).click()
        await named.waitFor({ state: 'detached' })
        await page.close()
      },
      4 * PATIENCE,
    )
  }

  it(
    'that is damaged is left alone and said, until one starts afresh',
    async () => {
      const address = `${app.url}/api/v1/workspaces/${encodeURIComponent(`result:${job}:Gus:`)}`
      const headers = { 'content-type': 'application/json' }
      await fetch(address, { method: 'PUT', headers, body: JSON.stringify({ format: 'cirasa-workspace', version: 7, regions: 'mine' }) })
      const page = await resultOf('Gus')
      await page.getByText(/^Not saved: The saved workspace has version 7/).waitFor()
      await drawCircle(page, 0.5)
      expect((await (await fetch(address)).json()).version).toBe(7)
      await page.getByRole('button', { name: /^Workspace: Not saved/ }).click()
      await page.getByRole('button', { name: 'Start afresh' }).click()
      await saved(page)
      expect(await (await fetch(address)).json()).toMatchObject({ version: 1, regions: { 0: [expect.stringMatching(/^circle/)] } })
      await page.close()
    },
    4 * PATIENCE,
  )

  it(
    'of a file of this machine keeps its regions in the browser',
    async () => {
      const context = await contextOf('')
      const page = await pageIn(context)
      const choose = async () => {
        await page.goto(`${app.url}/view`)
        const choosing = page.waitForEvent('filechooser')
        await page.getByRole('button', { name: 'Look at a file of this machine' }).click()
        await (await choosing).setFiles({ name: 'mine.fits', mimeType: 'application/fits', buffer: readFileSync(SAMPLE) })
      }
      await choose()
      await drawCircle(page, 0.5)
      await saved(page)
      await choose()
      await panel(page, 'Regions')
      await expect.poll(() => regions(page), { timeout: PATIENCE }).toEqual(['1. circle'])
      await context.close()
    },
    4 * PATIENCE,
  )

  it(
    'and its panel of layers know what the keys [, ] and b do',
    async () => {
      const headers = { 'content-type': 'application/json' }
      const options = { 'save-bkgmap': true, 'save-residualmap': true }
      const rerun = await fetch(`${app.url}/api/v1/jobs/${job}/rerun`, { method: 'POST', headers, body: JSON.stringify({ options }) })
      const { id } = await rerun.json()
      await (await fetch(`${app.url}/api/v1/jobs/${id}/events`)).text()
      const page = await resultIn(await contextOf('Hal'), '', id)
      await placed(page)
      await panel(page, 'Layers')
      const checked = async () => {
        const boxes = await page.getByRole('checkbox', { name: /^Show / }).all()
        const names = await Promise.all(boxes.map(async (box) => ((await box.isChecked()) ? await box.getAttribute('aria-label') : '')))
        return names.filter((name) => name !== '')
      }
      const soonChecked = () => expect.poll(checked, { timeout: PATIENCE })
      await soonChecked().toEqual(['Show Image'])
      await image(page).focus()
      await page.keyboard.press(']')
      await soonChecked().not.toEqual(['Show Image'])
      expect(await checked()).toHaveLength(1)
      const next = (await checked())[0] ?? ''
      await image(page).focus()
      await page.keyboard.press('[')
      await soonChecked().toEqual(['Show Image'])
      await page.keyboard.press('b')
      await page.getByText(/^Show two layers to blink/).waitFor()
      await page.getByRole('checkbox', { name: next }).check()
      await image(page).focus()
      await page.keyboard.press('b')
      await page.getByRole('button', { name: 'Stop blinking' }).click()
      await page.getByRole('button', { name: 'Blink', exact: true }).click()
      await page.getByRole('button', { name: 'Stop blinking' }).waitFor()
      await image(page).focus()
      await page.keyboard.press('b')
      await page.getByRole('button', { name: 'Blink', exact: true }).waitFor()
      await page.close()
    },
    4 * PATIENCE,
  )

  async function contextOf(person: string, colorScheme: 'light' | 'dark' = 'light'): Promise<BrowserContext> {
    const context = await app.browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme, reducedMotion: 'reduce' })
    if (person !== '') await context.addInitScript((name) => localStorage.setItem('cirasa.person', name), person)
    return context
  }

  async function pageIn(context: BrowserContext): Promise<Page> {
    const page = await context.newPage()
    page.setDefaultTimeout(PATIENCE)
    return page
  }

  async function resultIn(context: BrowserContext, query = '', of = job): Promise<Page> {
    const page = await pageIn(context)
    await page.goto(`${app.url}/results/${of}${query}`)
    await page.locator('[role=row][data-row]').first().waitFor()
    return page
  }

  /** The result in a browser of its own. */
  const resultOf = async (person: string, query = '', colorScheme: 'light' | 'dark' = 'light'): Promise<Page> =>
    resultIn(await contextOf(person, colorScheme), query)
})

const image = (page: Page): Locator => page.getByRole('application', { name: /^Image / }).first()

const panel = (page: Page, name: string): Promise<void> => page.getByRole('tab', { name, exact: true }).click()

const menu = (page: Page): Locator => page.getByRole('button', { name: /^Workspace: / })

/** Waits until the workspace is saved, here or on the service. */
const saved = (page: Page): Promise<void> => page.getByRole('button', { name: /^Workspace: Saved/ }).waitFor()

const regions = async (page: Page): Promise<readonly string[]> =>
  (await page.getByRole('list', { name: 'Regions' }).getByRole('button').allTextContents()).map((text) => text.trim())

const filter = (page: Page): Promise<string> =>
  page
    .getByRole('combobox', { name: 'Filter' })
    .or(page.getByRole('textbox', { name: 'Filter' }))
    .inputValue()

/** Waits until the image is there and the address says where one looks. */
const placed = (page: Page) => expect.poll(() => new URL(page.url()).searchParams.get('stretch'), { timeout: PATIENCE }).not.toBeNull()

/** Draws a circle on the image, so far from its left edge as a share of its width. */
async function drawCircle(page: Page, across: number): Promise<void> {
  await panel(page, 'Regions')
  await page.getByText('Circle', { exact: true }).click()
  const before = await regions(page)
  const box = await image(page).boundingBox()
  if (box === null) throw new Error('There is no image')
  const [x, y] = [box.x + box.width * across, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + box.height / 8, y, { steps: 4 })
  await page.mouse.up()
  // Those of another window may come meanwhile.
  await expect.poll(async () => (await regions(page)).length, { timeout: PATIENCE }).toBeGreaterThan(before.length)
}
