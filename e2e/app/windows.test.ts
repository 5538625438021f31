// The windows with an image in them: every panel comes without an error, can be read and reached by everybody, and fits a small screen.

import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { describeInBrowser } from '../browser.ts'
import { useApp } from './app-suite.ts'
import { violationsOf } from './axe.ts'

const PATIENCE = 60_000
const VIEW_PANELS = ['Find', 'Regions', 'Profiles', 'Display']
const RESULT_PANELS = ['Source', 'Edits', 'Plots', 'Cutouts', 'Regions', 'Layers', 'Profiles', 'Catalogues', 'Find']

/** Looks at the plots with a bar and with a list of colours. */
async function colours(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  for (const column of ['snr', 'morph']) {
    await page.getByRole('combobox', { name: 'Colours of the points' }).click()
    await page.getByRole('option', { name: column, exact: true }).click()
    await page.getByLabel(`Colours of ${column}`).waitFor()
    await look(`result, Plots by ${column}`)
  }
}

describeInBrowser('the windows of the app', () => {
  const app = useApp()
  let file: string
  let job: string

  beforeAll(async () => {
    file = (await (await fetch(`${app.url}/api/v1/files`)).json()).items[0].id
    job = await app.job()
  })

  for (const colorScheme of ['light', 'dark'] as const) {
    it(
      `come without an error, without a barrier and as wide as the window, ${colorScheme}`,
      async () => {
        const context = await app.browser.newContext({ viewport: { width: 1280, height: 720 }, colorScheme, reducedMotion: 'reduce' })
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
          if (panel === 'Plots') await colours(page, look)
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
