// `cirasa-worker FOLDER`: does what task.json in the folder says, with the apps of this installation.

import { runWorker } from './run-worker.ts'

process.exit(await runWorker(process.argv.slice(2), async (name) => (await import('@cirasa/apps/node')).apps.get(name)))
