// The worker as it is, with apps for tests.

import { runWorker } from '../src/run-worker.ts'
import { testApps } from './test-apps.ts'

process.exit(await runWorker(process.argv.slice(2), async (name) => testApps.get(name)))
