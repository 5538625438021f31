// One person's whole way: from a file on the disk to sources that are found, looked at, labelled and taken away.

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { getNumbers, getStrings, readTable } from '@cirasa/catalog'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeInBrowser, openBrowser } from '../browser.ts'
import { type AppServer, startApp } from './app-server.ts'

const SAMPLE = path.resolve(import.meta.dirname, '../../examples/sample/sample.fits')
/** Chromium draws by the processor here, and shares it. */
const PATIENCE = 60_000
/** Sources of the sample that stand higher than this are some, and not all. */
const FILTER = 'snr > 20'

describeInBrowser('from a file to a labelled catalogue', () => {
  let app: AppServer
  let browser: Browser
  let page: Page
  const complaints: string[] = []

  beforeAll(async () => {
    app = await startApp()
    browser = await openBrowser()
    page = await browser.newPage({ viewport: { width: 1440, height: 900 }, acceptDownloads: true })
    page.setDefaultTimeout(PATIENCE)
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(String(error)))
  })
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  it(
    'a file is uploaded, and its sources are previewed with a threshold that keys move',
    async () => {
      await page.goto(app.url)
      await page.getByRole('link', { name: 'Data', exact: true }).click()
      const choosing = page.waitForEvent('filechooser')
      await page.getByRole('button', { name: 'Upload' }).click()
      await (await choosing).setFiles({ name: 'mine.fits', mimeType: 'application/fits', buffer: readFileSync(SAMPLE) })
      await page.getByRole('link', { name: 'mine.fits', exact: true }).click()
      await page.getByRole('link', { name: 'View', exact: true }).click()
      const many = await previewed(page, (found) => found > 100)
      await page.keyboard.type('>>>>>')
      const fewer = await previewed(page, (found) => found < many)
      expect(fewer).toBeGreaterThan(10)
      await page.keyboard.type('<<<<<')
      await previewed(page, (found) => found === many)
    },
    2 * PATIENCE,
  )

  it(
    'the run on the whole image is followed to its end without a reload, and its result opens',
    async () => {
      await page.getByRole('button', { name: 'Run on the whole image' }).click()
      await page.getByRole('heading', { name: 'How it goes' }).waitFor()
      await page.getByRole('link', { name: 'Open result' }).click()
      await footer(page).waitFor()
      expect(await rows(page)).toBeGreaterThan(100)
      await page.getByText('All stored').first().waitFor()
    },
    2 * PATIENCE,
  )

  it('a filter holds for the table, the plots and the image alike', async () => {
    const all = await rows(page)
    await panel(page, 'Plots')
    await filter(page, FILTER)
    const some = await rows(page)
    expect(some).toBeLessThan(all)
    await page.getByRole('img', { name: `Scatter plot of ${some} sources` }).waitFor()
    await page.getByRole('img', { name: `Histogram of ${some} sources` }).waitFor()

    // With a source in the middle of the view, a click there selects it, but for where the filter hides it.
    await row(page, 1).click()
    await page.keyboard.press('f')
    await zoomedIn(page)
    await page.keyboard.press('Escape')
    await clickMiddle(page)
    await selected(page, 1)
    await page.keyboard.press('Escape')
    await selected(page, 0)
    await filter(page, 'snr < 20')
    await clickMiddle(page)
    await filter(page, FILTER)
    await selected(page, 0)
  })

  it('a source is opened by a click, the next by a key, and the address says which', async () => {
    await panel(page, 'Source')
    await row(page, 1).click()
    const first = await focused(page)
    await page.keyboard.press('j')
    await soon(() => focused(page)).not.toBe(first)
    await page.keyboard.press('k')
    await soon(() => focused(page)).toBe(first)
    await page.getByRole('heading', { level: 2, name: first.replace(/^.*-/, '') }).waitFor()
  })

  it('a source and a position that are typed are gone to', async () => {
    const before = await focused(page)
    const job = /results\/(\w+)/.exec(page.url())?.[1]
    const answer = await fetch(`${app.url}/api/v1/jobs/${job}/catalogue/sources?format=csv`)
    const table = await readTable(new Uint8Array(await answer.arrayBuffer()), 'sources.csv')
    const names = getStrings(table, 'source_id')
    const other = names.find((name) => name !== before) ?? ''
    await goTo(page, other.replace(/^.*-/, '').toLowerCase())
    await soon(() => focused(page)).toBe(other)
    await goToField(page).waitFor({ state: 'hidden' })

    const [ra, dec] = ['ra', 'dec'].map((name) => getNumbers(table, name)[names.indexOf(before)])
    await goTo(page, `${ra.toFixed(6)} ${dec.toFixed(6)}`)
    await soon(() => new URL(page.url()).searchParams.get('at')).toBe(`${Number(ra.toFixed(6))},${Number(dec.toFixed(6))}`)
    await goToField(page).waitFor({ state: 'hidden' })

    await goTo(page, 'nowhere')
    await page.getByText('This is no position, and no name in the table.').waitFor()
    await goTo(page, `${ra.toFixed(6)} ${(-dec).toFixed(6)}`)
    await page.getByText('This is outside of the image.').waitFor()
    await goTo(page, before)
    await soon(() => focused(page)).toBe(before)
    await goToField(page).waitFor({ state: 'hidden' })
  })

  it('a label and a verdict are given by keys, and all is as it was after a reload', async () => {
    await page.keyboard.press('2')
    await page.keyboard.press('x')
    await expectJudged(page)
    await page.getByText('All stored').first().waitFor()
    const address = await settled(page)
    await page.reload()
    await expectJudged(page)
    expect(await settled(page)).toBe(address)

    const job = /results\/(\w+)/.exec(page.url())?.[1]
    const labelled = await fetch(`${app.url}/api/v1/jobs/${job}/labelled/sources?format=csv`)
    const table = await readTable(new Uint8Array(await labelled.arrayBuffer()), 'labelled.csv')
    const at = getStrings(table, 'source_id').indexOf(await focused(page))
    expect(getStrings(table, 'label')[at]).toBe('extended')
  })

  it('what is selected is taken away as a table', async () => {
    const some = await rows(page)
    await page.getByRole('button', { name: 'Select all' }).click()
    await selected(page, some)
    await page.getByRole('button', { name: 'Export' }).click()
    await page.getByText(`Selected ${some}`, { exact: true }).click()
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: 'CSV', exact: true }).first().click()
    const table = await readTable(readFileSync(await (await saved).path()), 'sources.csv')
    expect(table.rows).toBe(some)
    await page.keyboard.press('Escape')
  })

  it('a lasso around points of the plot selects their rows', async () => {
    await page.getByRole('button', { name: 'Select none' }).click()
    await panel(page, 'Plots')
    const some = await rows(page)
    const plot = page.getByRole('img', { name: `Scatter plot of ${some} sources` })
    const { x, y, width, height } = await boxOf(plot)
    const at = (across: number, down: number) => [x + across * width, y + down * height] as const
    await page.mouse.move(...at(0.2, 0.1))
    await page.mouse.down()
    for (const [across, down] of [
      [0.6, 0.1],
      [0.6, 0.86],
      [0.2, 0.86],
      [0.2, 0.2],
    ])
      await page.mouse.move(...at(across, down), { steps: 4 })
    await page.mouse.up()
    await soon(() => countSelected(page)).toBeGreaterThan(0)
    expect(await countSelected(page)).toBeLessThan(some)
  })

  it('a circle drawn on the image is measured, and selects the sources inside', async () => {
    await page.getByRole('button', { name: 'Select none' }).click()
    await page.getByRole('button', { name: 'Whole image' }).click()
    await panel(page, 'Regions')
    await page.getByText('Circle', { exact: true }).click()
    const { x, y, width, height } = await boxOf(image(page))
    await page.mouse.move(x + width / 2, y + height / 2)
    await page.mouse.down()
    await page.mouse.move(x + width / 2 + height / 4, y + height / 2, { steps: 5 })
    await page.mouse.up()
    await page.getByRole('rowheader', { name: 'Median' }).waitFor()
    await page.getByRole('button', { name: 'Select the sources inside' }).click()
    await soon(() => countSelected(page)).toBeGreaterThan(0)
  })

  it('regions are put in groups, and a group is selected at once', async () => {
    await page.getByLabel('Add to group').fill('lobes')
    await page.getByLabel('Add to group').press('Enter')
    await page.getByRole('button', { name: 'lobes 1', exact: true }).waitFor()
    await page.getByText('Circle', { exact: true }).click()
    const { x, y, width, height } = await boxOf(image(page))
    await page.mouse.move(x + width / 4, y + height / 4)
    await page.mouse.down()
    await page.mouse.move(x + width / 4 + 20, y + height / 4, { steps: 3 })
    await page.mouse.up()
    const list = page.getByRole('list', { name: 'Regions' })
    await list.getByRole('button', { pressed: true }).filter({ hasText: /^2\./ }).waitFor()
    await page.getByRole('button', { name: 'lobes 1', exact: true }).click()
    await list.getByRole('button', { pressed: true }).filter({ hasText: /^1\./ }).waitFor()
    await page.getByRole('button', { name: 'All 2', exact: true }).click()
    await page.getByText('2 selected regions').waitFor()
    await page.getByRole('button', { name: 'Out of lobes' }).click()
    await page.getByText('In no group').waitFor()
  })

  it('nothing of all this wrote an error to the console', () => expect(complaints).toEqual([]))
})

/** What holds before long. */
const soon = <Value>(value: () => Value) => expect.poll(value, { timeout: PATIENCE })

/** The viewer of the window. */
const image = (page: Page): Locator => page.getByRole('application', { name: /^Image / })

/** A row of the table in sight, from 1. */
const row = (page: Page, place: number): Locator => page.locator('[role=row][data-row]').nth(place - 1)

/** The line below the table. */
const footer = (page: Page): Locator => page.getByRole('status').filter({ hasText: /rows/ })

const panel = (page: Page, name: string): Promise<void> => page.getByRole('tab', { name, exact: true }).click()

/** Waits for a preview whose number of sources is as wanted, and gives it. */
async function previewed(page: Page, isWanted: (found: number) => boolean): Promise<number> {
  const report = page.getByText(/^Preview in view: \d+ sources? \(/)
  const found = async () => Number(/\d+/.exec((await report.textContent()) ?? '')?.[0])
  await soon(async () => isWanted(await found())).toBe(true)
  return await found()
}

/** How many rows pass, as the line below the table says. */
async function rows(page: Page): Promise<number> {
  return Number(/[\d,]+/.exec((await footer(page).textContent()) ?? '')?.[0].replaceAll(',', ''))
}

async function countSelected(page: Page): Promise<number> {
  return Number(/(\d+) selected/.exec((await footer(page).textContent()) ?? '')?.[1] ?? 0)
}

const goToField = (page: Page): Locator => page.getByRole('textbox', { name: 'Go to', exact: true })

async function goTo(page: Page, text: string): Promise<void> {
  const field = goToField(page)
  if (!(await field.isVisible())) await page.keyboard.press('l')
  await field.fill(text)
  await field.press('Enter')
}

const selected = (page: Page, count: number) => soon(() => countSelected(page)).toBe(count)

async function filter(page: Page, text: string): Promise<void> {
  const before = await footer(page).textContent()
  const field = page.getByRole('combobox', { name: 'Filter' }).or(page.getByRole('textbox', { name: 'Filter' }))
  await field.fill(text)
  await field.press('Escape')
  await soon(() => footer(page).textContent()).not.toBe(before)
  await row(page, 1).hover()
}

/** The name of the source that has the focus, as the address has it. */
async function focused(page: Page): Promise<string> {
  await soon(() => new URL(page.url()).searchParams.get('source')).not.toBeNull()
  return new URL(page.url()).searchParams.get('source') ?? ''
}

async function clickMiddle(page: Page): Promise<void> {
  const { x, y, width, height } = await boxOf(image(page))
  await page.mouse.click(x + width / 2, y + height / 2)
}

/** Waits until the view has come close to a source and the address says so. */
const zoomedIn = (page: Page) => soon(() => Number(new URL(page.url()).searchParams.get('zoom'))).toBeGreaterThan(8)

/** The address once it does not change any more. */
async function settled(page: Page): Promise<string> {
  await soon(() => new URL(page.url()).searchParams.get('zoom')).not.toBeNull()
  let before = ''
  await expect
    .poll(
      () => {
        const same = page.url() === before
        before = page.url()
        return same
      },
      { interval: 800, timeout: PATIENCE },
    )
    .toBe(true)
  return before
}

async function expectJudged(page: Page): Promise<void> {
  const judged = page.locator('[role=row][data-focused][data-rejected]')
  await judged.filter({ hasText: 'extended' }).waitFor()
}

async function boxOf(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await locator.boundingBox()
  if (box === null) throw new Error(`${locator} is not in sight`)
  return box
}
