// The part of a server that jobs depend on, as a process that can be killed: records on disk, the local scheduler, the dispatcher.

import module from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Dispatcher } from '@cirasa/jobs/dispatcher'
import { LocalScheduler } from '@cirasa/schedulers'
import { openSqliteRecords } from '@cirasa/store'
import { prepareIn } from './prepare-in.ts'

const [root] = process.argv.slice(2)

const store = await openSqliteRecords(path.join(root, 'records.sqlite'))
const scheduler = new LocalScheduler({
  command: [process.execPath, fileURLToPath(new URL('../test-worker.ts', import.meta.url))],
  capacity: 4,
  graceMs: 500,
})

const dispatcher = new Dispatcher({
  jobs: store.jobs,
  scheduler,
  ...prepareIn(root),
  attempts: 1000,
  pauses: { least: 20, most: 100 },
  onError: (error, job) => process.stderr.write(`${job?.id ?? '-'} ${(error as Error).stack}\n`),
})
dispatcher.start()
setInterval(() => dispatcher.wake(), 100)
process.stdout.write('ready\n')
// Nobody lets this process end by itself, which is when the cache would be written.
module.flushCompileCache()
