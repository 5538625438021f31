// The real images that the tests may read when they are there: a folder `shared/data` beside the checkout, or CIRASA_TEST_DATA.

import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe } from 'vitest'

const folder = process.env.CIRASA_TEST_DATA ?? path.resolve(import.meta.dirname, '../../shared/data')

/** Where a real image lies. */
export const realImage = (name: string): string => path.join(folder, name)

/** Names of the real images that match; none where the folder is absent, so that tests can be collected there too. */
export const realImages = (pattern: RegExp): string[] =>
  existsSync(folder) ? readdirSync(folder).filter((name) => pattern.test(name)) : []

/** `describe` for tests on the real images: reported as skipped with the reason where the folder is absent. */
export function describeWithRealData(name: string, tests: () => void): void {
  if (existsSync(folder)) describe(name, tests)
  else describe.skip(`${name} [skipped: no real images beside the checkout; set CIRASA_TEST_DATA]`, tests)
}
