// A job folder for one test, taken away afterwards.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TaskResult, TaskSpec } from '@cirasa/jobs'
import { onTestFinished } from 'vitest'

export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'cirasa-job-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export const exampleTask: TaskSpec = {
  contract: 1,
  job: 'ab12',
  attempt: 1,
  app: 'caesar',
  options: { seedThr: 5, mode: 'fast', saveMaps: false },
  inputs: [{ path: '/data/x.fits', name: 'vela.fits' }],
  limits: { seconds: 60 },
  threads: 2,
  warnings: [],
}

export const exampleResult: TaskResult = {
  contract: 1,
  job: 'ab12',
  attempt: 1,
  outcome: 'success',
  exitCode: 0,
  reason: 'Completed.',
  warnings: [],
  started: 1000,
  ended: 3000,
  products: [{ name: 'catalog.json', bytes: 300, mediaType: 'application/json', role: 'catalog' }],
}
