// The app and a browser for the tests of one suite, which share them.

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { openBrowser } from '../browser.ts'
import { type AppServer, startApp } from './app-server.ts'

/** What the tests of a suite find. */
export interface AppSuite {
  readonly url: string
  readonly browser: Browser
  /** The job that has searched the sample image, once it has ended. */
  job(): Promise<string>
  /** A page of somebody who has said a name; '' for one who has not. */
  pageOf(person: string, address: string): Promise<Page>
}

/** Starts both before the tests of the suite that it is called in, and ends them after. */
export function useApp(): AppSuite {
  let app: AppServer
  let browser: Browser
  beforeAll(async () => {
    app = await startApp()
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })
  return {
    get url() {
      return app.url
    },
    get browser() {
      return browser
    },
    job: async () => {
      const [{ id }] = (await (await fetch(`${app.url}/api/v1/jobs`)).json()).items
      await (await fetch(`${app.url}/api/v1/jobs/${id}/events`)).text()
      return id
    },
    pageOf: async (person, address) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' })
      if (person !== '') await context.addInitScript((name) => localStorage.setItem('cirasa.person', name), person)
      const page = await context.newPage()
      await page.goto(`${app.url}${address}`)
      return page
    },
  }
}
