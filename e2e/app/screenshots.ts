// The pictures of the documentation: the app in a real browser, over the sample image. Run by hand: `node e2e/app/screenshots.ts`.

import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { getNumbers, getStrings, readTable } from '@cirasa/catalog'
import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { openBrowser } from '../browser.ts'
import { startApp } from './app-server.ts'

const FOLDER = path.resolve(import.meta.dirname, '../../docs/images/web')
const SIZE = { width: 1440, height: 900 }
const PATIENCE = 120_000
/** Tiles fade in, and axes settle. */
const REST_MS = 1500
const STEPS = 31
const LIGHT = 200

const app = await startApp()
const browser = await openBrowser()
try {
  mkdirSync(FOLDER, { recursive: true })
  const made = await prepare(app.url)
  await light(made)
  await dark(made)
} finally {
  await browser.close()
  await app.stop()
}

interface Prepared {
  readonly file: string
  readonly job: string
  /** A second run to compare with. */
  readonly again: string
  /** A source that there is something to see of. */
  readonly source: string
}

/** The sample with its result, and what is shown of it. */
async function prepare(url: string): Promise<Prepared> {
  const api = `${url}/api/v1`
  const ask = async (place: string, init?: RequestInit) => (await fetch(`${api}${place}`, init)).json()
  const file = (await ask('/files')).items[0].id
  const job = (await ask('/jobs')).items[0].id
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ options: { seedthr: 4, npixmin: 8 }, tag: 'deeper' })
  const again = (await ask(`/jobs/${job}/rerun`, { method: 'POST', headers, body })).id
  for (const id of [job, again]) await (await fetch(`${api}/jobs/${id}/events`)).text()
  const csv = await (await fetch(`${api}/jobs/${job}/catalogue/sources?format=csv`)).arrayBuffer()
  const table = await readTable(new Uint8Array(csv), 'sources.csv')
  const parts = getNumbers(table, 'n_components')
  const signal = getNumbers(table, 'snr')
  // The most parts, and of those the brightest.
  const [best] = Array.from(parts, (_, row) => row).toSorted((a, b) => parts[b] - parts[a] || signal[b] - signal[a])
  const source = getStrings(table, 'source_id')[best]
  return { file, job, again, source }
}

async function light({ file, job, again, source }: Prepared): Promise<void> {
  const page = await open('light')
  await shows(page, '/', 'Newest results', 'dashboard')
  await shows(page, '/data', 'sample.fits', 'data')
  await shows(page, `/data/${file}`, 'CTYPE1', 'file')
  await shows(page, `/new?from=${again}`, 'Compact sources', 'new-run')
  await shows(page, '/jobs', 'deeper', 'jobs')
  await shows(page, `/jobs/${again}`, 'Provenance', 'job')
  await shows(page, `/compare?a=${job}&b=${again}`, 'Only in B', 'compare')
  await page.goto(`${app.url}/view?file=${file}`)
  await page.getByText(/^Preview in view: \d+ sources/).waitFor()
  await picture(page, 'view')
  await result(page, job, source)
  await picture(page, 'result')
  for (const [panel, name] of [
    ['Cutouts', 'gallery'],
    ['Layers', 'layers'],
    ['Plots', 'plots'],
  ] as const) {
    await page.getByRole('tab', { name: panel, exact: true }).click()
    if (panel === 'Plots') await colourBy(page, 'snr')
    await picture(page, name)
  }
  await regions(page)
  await picture(page, 'regions')
  await validate(page, job, source)
  await picture(page, 'validate')
  await page.context().close()
}

async function dark({ job, source }: Prepared): Promise<void> {
  const page = await open('dark')
  await result(page, job, source)
  await page.getByRole('tab', { name: 'Plots', exact: true }).click()
  await picture(page, 'result-dark')
  await page.context().close()
}

async function open(colorScheme: 'light' | 'dark'): Promise<Page> {
  const context = await browser.newContext({ viewport: SIZE, colorScheme, reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE)
  await page.addInitScript(() => localStorage.setItem('cirasa.person', 'Ada'))
  return page
}

async function shows(page: Page, address: string, words: string, name: string): Promise<void> {
  await page.goto(`${app.url}${address}`)
  await page.getByText(words).first().waitFor()
  await page.locator('.mantine-Skeleton-root, .mantine-Loader-root').first().waitFor({ state: 'detached' })
  await picture(page, name)
}

/** The result with a source in focus, labelled and close by. */
async function result(page: Page, job: string, source: string): Promise<void> {
  await page.goto(`${app.url}/results/${job}?source=${source}`)
  await page.locator('[role=row][data-focused]').click()
  await page.getByRole('grid').evaluate((grid) => grid.scrollTo({ left: 0 }))
  await page.keyboard.press('2')
  await page.waitForTimeout(REST_MS)
}

/** Points of the scatter plot in the colours of a column. */
async function colourBy(page: Page, column: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Colours of the points' }).click()
  await page.getByRole('option', { name: column, exact: true }).click()
}

async function regions(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Regions', exact: true }).click()
  await page.getByText('Circle', { exact: true }).click()
  const box = await page.getByRole('application').first().boundingBox()
  if (box === null) throw new Error('There is no image')
  await page.mouse.move(box.x + box.width * 0.55, box.y + box.height * 0.45)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.55 + box.height * 0.18, box.y + box.height * 0.45, { steps: 6 })
  await page.mouse.up()
  await page.getByRole('rowheader', { name: 'Median' }).waitFor()
}

async function validate(page: Page, job: string, source: string): Promise<void> {
  await page.goto(`${app.url}/jobs/${job}/validate?show=all&source=${source}`)
  await page.getByRole('button', { name: 'Accept' }).first().waitFor()
}

async function picture(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(REST_MS)
  const packed = fewerColours(await page.screenshot())
  writeFileSync(path.join(FOLDER, `${name}.png`), packed)
  console.log(`${name}.png ${Math.round(packed.length / 1000)} kB`)
}

/** The picture with 32 steps of each colour where it is dark, as images are: their noise packs badly, and nobody sees the difference. */
function fewerColours(png: Buffer): Buffer {
  const picture = PNG.sync.read(png)
  const { data } = picture
  for (let at = 0; at < data.length; at += 4) {
    if (Math.min(data[at], data[at + 1], data[at + 2]) > LIGHT) continue
    for (let i = at; i < at + 3; i++) data[i] = Math.round((Math.round((data[i] / 255) * STEPS) / STEPS) * 255)
  }
  return PNG.sync.write(picture, { colorType: 2, deflateLevel: 9 })
}
