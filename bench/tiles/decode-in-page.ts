// Decodes tiles in Chromium, where they are decoded when one looks at an image.

import { openBrowser } from '../../e2e/browser.ts'
import { servePage } from '../../e2e/serve-page.ts'

/** A page that decodes. */
export interface DecodingPage {
  /** Milliseconds of one decoding of a tile, the best of some rounds. */
  decode(tile: Uint8Array, rounds: number): Promise<number>
  close(): Promise<void>
}

/** Opens the page; whoever does closes it. */
export async function openDecodingPage(): Promise<DecodingPage> {
  const [browser, served] = await Promise.all([openBrowser(), servePage('bench/tiles')])
  const page = await browser.newPage()
  await page.goto(served.url)
  await page.waitForFunction(() => 'decoding' in window)
  return {
    decode: (tile, rounds) =>
      page.evaluate(({ base64, times }) => window.decoding(base64, times), { base64: Buffer.from(tile).toString('base64'), times: rounds }),
    async close() {
      await browser.close()
      await served.close()
    },
  }
}
