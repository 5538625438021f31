// Opens the page of the viewer's tests in a browser, and reads the pixels that it shows.

import type { Browser, BrowserContext, Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { openBrowser } from '../browser.ts'
import { type ServedPage, servePage } from '../serve-page.ts'
import type { Scene } from './page.ts'

/** Pixels of the screen. */
export interface Shot {
  readonly width: number
  readonly height: number
  /** Red, green, blue, opacity. */
  readonly data: Uint8Array
}

/** The browser and the server of one file of tests. */
export class ViewerPages {
  readonly #browser: Browser
  readonly #served: ServedPage
  readonly #contexts = new Map<number, BrowserContext>()

  constructor(browser: Browser, served: ServedPage) {
    this.#browser = browser
    this.#served = served
  }

  static async open(): Promise<ViewerPages> {
    const [browser, served] = await Promise.all([openBrowser(), servePage('e2e/viewer')])
    return new ViewerPages(browser, served)
  }

  /** A page on a screen with so many device pixels a CSS pixel. Errors in the page fail the test that waits for it next. */
  async page(pixelRatio = 1): Promise<Page> {
    const context =
      this.#contexts.get(pixelRatio) ??
      (await this.#browser.newContext({ viewport: { width: 900, height: 700 }, deviceScaleFactor: pixelRatio }))
    this.#contexts.set(pixelRatio, context)
    const page = await context.newPage()
    page.on('pageerror', (error) => console.error(error))
    await page.goto(this.#served.url)
    await page.waitForFunction(() => window.test !== undefined)
    return page
  }

  async close(): Promise<void> {
    await this.#browser.close()
    await this.#served.close()
  }
}

/** Shows a scene and takes its picture. */
export async function shotOf(page: Page, scene: Scene): Promise<Shot> {
  await page.evaluate((wanted) => window.test.show(wanted), scene)
  return shot(page)
}

/** Pixels of the view as it is. */
export async function shot(page: Page): Promise<Shot> {
  return PNG.sync.read(await page.locator('#view').screenshot())
}
