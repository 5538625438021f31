// Every page of the app as a person sees it: it comes, says no error, and can be read and reached by everybody.

import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeInBrowser, openBrowser } from '../browser.ts'
import { type AppServer, startApp } from './app-server.ts'
import { violationsOf } from './axe.ts'

/** Where pictures of the pages go; none are taken without it. */
const PICTURES = process.env.CIRASA_PICTURES

interface Seen {
  readonly name: string
  readonly address: string
  /** What stands on the page when it is there. */
  readonly shows: string
}

describeInBrowser('the pages of the app', () => {
  let app: AppServer
  let browser: Browser
  let pages: readonly Seen[]

  beforeAll(async () => {
    app = await startApp()
    browser = await openBrowser()
    const ask = async (place: string, init?: RequestInit) => (await fetch(`${app.url}/api/v1${place}`, init)).json()
    const [file] = (await ask('/files')).items
    const [first] = (await ask('/jobs')).items
    const headers = { 'content-type': 'application/json' }
    const second = await ask(`/jobs/${first.id}/rerun`, { method: 'POST', headers, body: '{"options":{"seedthr":4,"npixmin":8}}' })
    for (const { id } of [first, second]) await (await fetch(`${app.url}/api/v1/jobs/${id}/events`)).text()
    pages = [
      { name: 'dashboard', address: '/', shows: 'Newest results' },
      { name: 'data', address: '/data', shows: 'sample.fits' },
      { name: 'file', address: `/data/${file.id}`, shows: 'CTYPE1' },
      { name: 'new-run-files', address: '/new', shows: 'sample.fits' },
      { name: 'new-run-settings', address: `/new?from=${second.id}`, shows: 'Compact sources' },
      { name: 'new-run-summary', address: `/new?from=${second.id}&files=${file.id}&step=summary`, shows: 'Submit 1 job' },
      { name: 'jobs', address: '/jobs', shows: 'seedthr 4' },
      { name: 'job', address: `/jobs/${second.id}`, shows: 'Provenance' },
      { name: 'compare', address: `/compare?a=${first.id}&b=${second.id}`, shows: 'Only in B' },
      { name: 'no-such-page', address: '/nowhere', shows: 'There is no page at this address' },
    ]
  })

  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`come without an error, without a barrier and as wide as the window, ${colorScheme}`, async () => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, colorScheme, reducedMotion: 'reduce' })
      const page = await context.newPage()
      const complaints = complaintsOf(page)
      const barriers: Record<string, readonly string[]> = {}
      const tooWide: string[] = []
      for (const seen of pages) {
        await open(page, seen)
        const found = await violationsOf(page)
        if (found.length > 0) barriers[seen.name] = found
        if ((await page.evaluate(() => document.documentElement.scrollWidth)) > 1280) tooWide.push(seen.name)
        await picture(page, `${seen.name}-${colorScheme}`)
      }
      expect({ barriers, tooWide, complaints }).toEqual({ barriers: {}, tooWide: [], complaints: [] })
      await context.close()
    })
  }

  it('use the room of a large screen', async () => {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
    for (const seen of pages) {
      await open(page, seen)
      const { width } = await page
        .locator('#main > div')
        .first()
        .evaluate((element) => element.getBoundingClientRect())
      expect(width, seen.name).toBeGreaterThan(1700)
      await picture(page, `${seen.name}-1920`)
    }
    await page.close()
  })

  it('are reached by keys alone', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    await page.goto(app.url)
    await page.getByText('Newest results').waitFor()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the page')
    for (const [keys, title] of [
      ['gf', 'Data'],
      ['gn', 'New run'],
      ['gj', 'Jobs'],
      ['gd', 'Dashboard'],
    ]) {
      await page.keyboard.type(keys)
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
      expect(await page.title()).toBe(`${title} · CIRASA`)
    }
    await page.keyboard.press('?')
    await page.getByRole('dialog').getByText('Go to the jobs').waitFor()
    await page.close()
  })

  /** Opens a page and waits until what it loads is there. */
  async function open(page: Page, { address, shows }: Seen): Promise<void> {
    await page.goto(`${app.url}${address}`)
    await page.getByText(shows).first().waitFor()
    await page.locator('.mantine-Skeleton-root, .mantine-Loader-root').first().waitFor({ state: 'detached' })
  }
})

/** What the page writes to the console as an error, and what it throws. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(String(error)))
  return complaints
}

async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES === undefined) return
  mkdirSync(PICTURES, { recursive: true })
  await page.screenshot({ path: path.join(PICTURES, `${name}.png`) })
}
