// The example page shows the sample image and its sources, and says what is under the cursor.

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeInBrowser, openBrowser } from '../browser.ts'
import { type ServedPage, servePage } from '../serve-page.ts'

describeInBrowser('the example page', () => {
  let browser: Browser
  let served: ServedPage
  beforeAll(async () => {
    ;[browser, served] = await Promise.all([openBrowser(), servePage('examples/viewer')])
  })
  afterAll(async () => {
    await browser?.close()
    await served?.close()
  })

  it('reads the sample image under the cursor', async () => {
    const page = await browser.newPage({ viewport: { width: 700, height: 560 } })
    const errors: Error[] = []
    page.on('pageerror', (error) => errors.push(error))
    await page.goto(served.url)
    const reading = async () => {
      await page.mouse.move(350, 260)
      await page.mouse.move(351, 260)
      return page.textContent('#reading')
    }
    await expect
      .poll(reading, { timeout: 60_000 })
      .toMatch(/^x 2\d\d\.\d\s+y \d{3}\.\d\s+-?\d\.\d{3}e-\d Jy\/beam\s+S\/N -?\d+\.\d\s+17:4\d:\d\d\.\d+ -4[45]:\d\d:\d\d\.\d ICRS$/)
    expect(errors).toEqual([])
  })
})
