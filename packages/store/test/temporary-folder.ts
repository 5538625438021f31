// A folder for one test, removed afterwards.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

/** Makes an empty folder; the caller removes it. */
export const makeFolder = (): string => mkdtempSync(path.join(tmpdir(), 'cirasa-store-'))

/** Makes an empty folder that goes with the test; a test that runs beside others gives its own `onTestFinished`. */
export function temporaryFolder(onFinished: typeof onTestFinished = onTestFinished): string {
  const folder = makeFolder()
  onFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
