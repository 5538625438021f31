// A browser for tests of pages: Debian's Chromium, with WebGL drawn by the processor, so that pixels are the same on every machine.

import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { describe, it } from 'vitest'

/** CIRASA_CHROMIUM names another one. */
const CHROMIUM = process.env.CIRASA_CHROMIUM ?? '/usr/bin/chromium'

const FLAGS = [
  '--no-sandbox',
  '--enable-unsafe-swiftshader',
  '--force-color-profile=srgb',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
/** A graphics card that the processor plays: all of a page is drawn through it, not WebGL alone. */
const PLAYED_CARD = ['--use-gl=angle', '--use-angle=swiftshader']

/**
 * `describe` for tests that need a browser. Without one they are reported as skipped with the reason; with CI=true they fail.
 */
export function describeInBrowser(name: string, tests: () => void): void {
  // On a machine that is busy otherwise a browser may miss a moment: what fails is run once more, and the runner says so.
  if (existsSync(CHROMIUM)) describe(name, { retry: 1 }, tests)
  else if (process.env.CI === 'true') {
    describe(name, () => {
      it('needs chromium', () => {
        throw new Error(`${CHROMIUM} is missing: .ci/run must install the Debian package chromium`)
      })
    })
  } else describe.skip(`${name} [skipped: ${CHROMIUM} is not installed; apt-get install chromium]`, tests)
}

/**
 * Starts a browser; whoever does closes it.
 *
 * @param hasCard false for the browser as it is on a machine without a graphics card: it draws pages itself, WebGL apart
 */
export function openBrowser({ hasCard = true }: { readonly hasCard?: boolean } = {}): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: hasCard ? [...FLAGS, ...PLAYED_CARD] : FLAGS })
}
