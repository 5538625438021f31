// The local scheduler keeps the promises of a scheduler.

import { mkdtempSync, rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { schedulerConformance, standInCommand } from '@cirasa/jobs/conformance'
import { LocalScheduler } from '../src/index.ts'

schedulerConformance('local', async () => {
  const root = mkdtempSync(path.join(tmpdir(), 'cirasa-local-'))
  return {
    open: async () => new LocalScheduler({ command: standInCommand, capacity: 2, graceMs: 500, slackMs: 200, watchMs: 100 }),
    folder: () => mkdtemp(path.join(root, 'job-')),
    close: async () => rmSync(root, { recursive: true, force: true }),
  }
})
