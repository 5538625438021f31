// Plots of a result and histograms of pixels: what one chooses is seen, works by keys, and lasts.

import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeInBrowser } from '../browser.ts'
import { useApp } from './app-suite.ts'

const PATIENCE = 60_000

describeInBrowser('plots and histograms', () => {
  const app = useApp()
  let page: Page

  beforeEach(async () => {
    page = await app.pageOf('Ada', '/')
    page.setDefaultTimeout(PATIENCE)
  })
  afterEach(async () => await page.context().close())

  it('have points coloured by a number or by words, with a key to read them', async () => {
    await page.goto(`${app.url}/results/${await app.job()}?panel=plots`)
    await colourBy('flux_int')
    const bar = page.getByRole('img', { name: 'Colours of flux_int' })
    // Fluxes span decades: their colours do, too, and numbers along the bar are in the unit of the axis.
    await page.getByRole('button', { name: 'Colours: log, change the scale' }).waitFor()
    await expect.poll(() => bar.textContent()).toMatch(/1000/)
    await colourBy('morph')
    await bar.waitFor({ state: 'detached' })
    expect(await page.getByRole('list', { name: 'Colours of morph' }).allInnerTexts()).toEqual([expect.stringContaining('point')])
    await colourBy('label')
    await page.getByRole('list', { name: 'Colours of morph' }).waitFor({ state: 'detached' })
  })

  it('have cuts that keys move, and axes that stay as they were chosen', async () => {
    const [{ id }] = (await (await fetch(`${app.url}/api/v1/files`)).json()).items
    await page.goto(`${app.url}/view?file=${id}`)
    await page.getByRole('tab', { name: 'Display', exact: true }).click()
    const cut = page.getByRole('slider', { name: 'Upper cut' })
    const value = async () => Number(await cut.getAttribute('aria-valuenow'))
    await cut.waitFor()
    const before = await value()
    await cut.focus()
    await page.keyboard.press('ArrowLeft')
    await expect.poll(value).toBeLessThan(before)
    await page.getByRole('button', { name: 'Values: lin, change the scale' }).click()
    await page.getByRole('radiogroup', { name: 'Range of the histogram' }).getByText('All values').click()
    await page.reload()
    await page.getByRole('tab', { name: 'Display', exact: true }).click()
    await page.getByRole('button', { name: 'Values: log, change the scale' }).waitFor()
    expect(await page.getByRole('radio', { name: 'All values' }).isChecked()).toBe(true)
  })

  async function colourBy(name: string): Promise<void> {
    await page.getByRole('combobox', { name: 'Colours of the points' }).click()
    await page.getByRole('option', { name, exact: true }).click()
  }
})
