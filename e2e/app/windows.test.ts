// The windows with an image in them: every panel comes without an error, can be read and reached by everybody, and fits a small screen.

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeInBrowser, openBrowser } from '../browser.ts'
import { type AppServer, startApp } from './app-server.ts'
import { violationsOf } from './axe.ts'

const PATIENCE = 60_000
const VIEW_PANELS = ['Find', 'Regions', 'Profiles', 'Display']
const RESULT_PANELS = ['Source', 'Edits', 'Plots', 'Cutouts', 'Regions', 'Layers', 'Profiles', 'Catalogues', 'Find']

describeInBrowser('the windows of the app', () => {
  let app: AppServer
  let browser: Browser
  let file: string
  let job: string

  beforeAll(async () => {
    app = await startApp()
    browser = await openBrowser()
    const first = async (place: string): Promise<string> => (await (await fetch(`${app.url}/api/v1${place}`)).json()).items[0].id
    file = await first('/files')
    job = await first('/jobs')
    await (await fetch(`${app.url}/api/v1/jobs/${job}/events`)).text()
  })
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  for (const colorScheme of ['light', 'dark'] as const) {
    it(
      `come without an error, without a barrier and as wide as the window, ${colorScheme}`,
      async () => {
        const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, colorScheme, reducedMotion: 'reduce' })
        const page = await context.newPage()
        page.setDefaultTimeout(PATIENCE)
        const complaints: string[] = []
        page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
        page.on('pageerror', (error) => complaints.push(String(error)))
        const barriers: Record<string, readonly string[]> = {}
        const look = async (name: string) => {
          const found = await violationsOf(page)
          const isWide = (await page.evaluate(() => document.documentElement.scrollWidth)) > 1280
          if (found.length > 0 || isWide) barriers[name] = isWide ? [...found, 'wider than the window'] : found
        }

        await page.goto(`${app.url}/view?file=${file}`)
        await page.getByText(/^Preview in view: \d+ sources/).waitFor()
        for (const panel of VIEW_PANELS) {
          await page.getByRole('tab', { name: panel, exact: true }).click()
          await look(`view, ${panel}`)
        }

        await page.goto(`${app.url}/results/${job}`)
        await page.locator('[role=row][data-row]').first().click()
        for (const panel of RESULT_PANELS) {
          await page.getByRole('tab', { name: panel, exact: true }).click()
          await look(`result, ${panel}`)
        }
        await page.getByRole('button', { name: 'Export' }).click()
        await page.getByRole('button', { name: 'Training set' }).waitFor()
        await look('result, export')

        expect({ barriers, complaints }).toEqual({ barriers: {}, complaints: [] })
        await context.close()
      },
      4 * PATIENCE,
    )
  }
})
