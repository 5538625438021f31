// A folder of its own for a test, which is taken away after it.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'cirasa-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
