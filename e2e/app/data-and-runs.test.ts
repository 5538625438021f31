// What a person does before there is a result: bring a file, name it, lose it and have it back, and set a run going.

import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeInBrowser } from '../browser.ts'
import { useApp } from './app-suite.ts'

const sample = readFileSync(path.resolve(import.meta.dirname, '../../examples/sample/sample.fits'))

describeInBrowser('files and runs', () => {
  const app = useApp()
  let page: Page

  beforeEach(async () => {
    page = await app.browser.newPage({ viewport: { width: 1280, height: 720 } })
  })
  afterEach(async () => await page.close())

  it('a file that is dropped anywhere goes up while the page changes, and is listed', async () => {
    await page.goto(app.url)
    await page.getByRole('heading', { name: 'Storage' }).waitFor()
    await drop(page, 'dropped.fits')
    await page.getByRole('link', { name: 'Data', exact: true }).click()
    const tray = page.getByRole('region', { name: 'Uploads' })
    await tray.getByText('Uploaded ·').waitFor()
    await page.getByRole('cell', { name: 'dropped.fits', exact: true }).waitFor()
    await tray.getByRole('button', { name: 'Close the list of uploads' }).click()
    await tray.waitFor({ state: 'detached' })
  })

  it('a file is tagged where it stands, and the tag is there after a reload', async () => {
    await page.goto(`${app.url}/data`)
    await page.getByRole('button', { name: 'Tag of sample.fits' }).click()
    await page.getByRole('textbox', { name: 'Tag of sample.fits' }).fill('deep field')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Tag of sample.fits: deep field' }).waitFor()
    await page.reload()
    await page.getByRole('button', { name: 'Tag of sample.fits: deep field' }).waitFor()
  })

  it('a removed file is gone at once, and comes back by Undo', async () => {
    await page.goto(`${app.url}/data`)
    await page.getByRole('button', { name: 'Remove sample.fits' }).click()
    await page.getByRole('cell', { name: 'sample.fits', exact: true }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('cell', { name: 'sample.fits', exact: true }).waitFor()
  })

  it('a run is put together, refused while a value is wrong, kept over a reload, and followed to its end', async () => {
    await page.goto(`${app.url}/new`)
    await page.getByRole('checkbox', { name: 'Pick sample.fits' }).check()
    await page.getByRole('button', { name: 'Next' }).click()
    const threshold = page.getByRole('textbox', { name: 'seedthr', exact: true })
    await threshold.fill('five')
    await page.getByText(/Wanted is a number/).waitFor()
    expect(await page.getByRole('button', { name: 'Next' }).isDisabled()).toBe(true)
    await threshold.fill('4')
    await page.reload()
    expect(await threshold.inputValue()).toBe('4')
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('cell', { name: '4 sigma' }).waitFor()
    await page.getByRole('textbox', { name: 'Tag' }).fill('from the page')
    await page.getByRole('button', { name: 'Submit 1 job' }).click()
    await page.getByRole('heading', { name: 'How it goes' }).waitFor()
    // Nothing is reloaded: the states come by themselves.
    await page.getByRole('link', { name: 'Open result' }).waitFor({ timeout: 60_000 })
    await page.getByText(/sources, .* components/).waitFor()
    await page.goto(`${app.url}/jobs?tag=from+the+page`)
    await page.getByText('seedthr 4').waitFor()
  })

  it('options are set by presets, several together, and what is set is kept under a name', async () => {
    await page.goto(`${app.url}/new`)
    await page.getByRole('checkbox', { name: 'Pick sample.fits' }).check()
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('button', { name: /^Faint compact sources/ }).click()
    await page.getByRole('button', { name: /^All maps/ }).click()
    const changed = page.getByRole('group', { name: 'Changed options' })
    await changed.getByText('seedthr 4 sigma').waitFor()
    await changed.getByText('save-rmsmap on').waitFor()
    await page.getByRole('textbox', { name: 'Name of a preset of what is set' }).fill('Deep, with maps')
    await page.getByRole('button', { name: 'Keep as preset' }).click()
    const own = page.getByRole('button', { name: /^Deep, with maps/ })
    await own.waitFor()
    expect(await own.getAttribute('aria-pressed')).toBe('true')

    await page.getByRole('button', { name: 'All defaults', exact: true }).click()
    await changed.getByText('All options are at their defaults.').waitFor()
    await page.reload()
    await own.click()
    expect(await page.getByRole('textbox', { name: 'seedthr', exact: true }).inputValue()).toBe('4')
    await changed.getByRole('button', { name: 'seedthr back to its default' }).click()
    expect(await own.getAttribute('aria-pressed')).toBe('false')
    await page.getByRole('button', { name: 'Drop the preset Deep, with maps' }).click()
    await own.waitFor({ state: 'detached' })
    await page.reload()
    await page.getByRole('button', { name: /^Faint compact sources/ }).waitFor()
    expect(await own.count()).toBe(0)
  })

  it('a job of somebody else’s making is seen to come and go without a reload', async () => {
    await page.goto(`${app.url}/jobs`)
    await page.getByText('sample.fits').first().waitFor()
    const [job] = (await (await fetch(`${app.url}/api/v1/jobs`)).json()).items
    const headers = { 'content-type': 'application/json' }
    const again = await (
      await fetch(`${app.url}/api/v1/jobs/${job.id}/rerun`, { method: 'POST', headers, body: '{"tag":"elsewhere"}' })
    ).json()
    const row = page.getByRole('row').filter({ hasText: 'elsewhere' })
    await row.getByText('Done').waitFor({ timeout: 60_000 })
    await fetch(`${app.url}/api/v1/jobs/${again.id}`, { method: 'DELETE' })
    await row.waitFor({ state: 'detached' })
  })

  it('a service that does not answer is told, and told no more when it does', async () => {
    await page.goto(`${app.url}/data`)
    await page.getByRole('cell', { name: 'sample.fits', exact: true }).waitFor()
    await page.route('**/api/**', (route) => route.abort())
    await page.getByRole('searchbox').fill('sample')
    await page.getByText('The service does not answer').waitFor()
    await page.unroute('**/api/**')
    await page.getByText('The service does not answer').waitFor({ state: 'detached' })
  })
})

/** Drops the sample on the window under another name, as a file manager does. */
async function drop(page: Page, name: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ name, bytes }) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0))], name))
      return transfer
    },
    { name, bytes: sample.toString('base64') },
  )
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer })
  await page.getByText('Drop to upload').waitFor()
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
}
