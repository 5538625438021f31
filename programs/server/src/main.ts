// The server's entry: reads the settings, starts, and stops at a signal. No other file ends the process.

import { isCodedError } from '@cirasa/errors'
import { backupSqlite } from '@cirasa/store'
import type { Logger } from 'pino'
import { type CommandLine, readCommandLine } from './config/command-line.ts'
import { resolveSettings } from './config/resolve-settings.ts'
import { serverErrors } from './errors.ts'
import { openLog } from './monitoring/log.ts'
import { type RunningServer, startServer, version } from './start.ts'
import { firstLook } from './starting/first-look.ts'
import { keepHeapTight } from './starting/heap.ts'
import { placesOf } from './starting/places.ts'
import { welcome } from './starting/welcome.ts'

/** For bad settings and other expected failures; 1 is for a defect. */
const EXIT_EXPECTED = 2

keepHeapTight()
try {
  await run(readCommandLine(process.argv.slice(2), version()))
} catch (error) {
  process.stderr.write(
    isCodedError(error) ? `cirasa-server: ${error.message}\n${error.remedy} (${error.code})\n` : `${(error as Error).stack}\n`,
  )
  process.exit(isCodedError(error) ? EXIT_EXPECTED : 1)
}

async function run(line: CommandLine): Promise<void> {
  const { settings, warnings } = resolveSettings(line.flags, process.env, line.config)
  const places = placesOf(settings)
  if (line.command === 'backup') {
    if (settings.db !== 'sqlite') throw serverErrors.NOT_AVAILABLE({ name: 'A backup of PostgreSQL', instead: 'Use pg_dump.' })
    const { bytes } = await backupSqlite(places.database, line.to)
    process.stderr.write(`The records were copied: ${bytes} bytes. Copy ${places.data} and ${places.jobs} as well.\n`)
    return
  }
  const file = { folder: places.logs, name: settings.logfile, maxMegabytes: settings['logfile-maxsize'] }
  const log = await openLog({ level: settings.loglevel, file: settings.logtofile ? file : undefined })
  for (const warning of warnings) {
    log.warn(warning)
    process.stderr.write(`cirasa-server: ${warning}\n`)
  }
  const starting = startServer(settings, log)
  stopAtSignals(starting, log)
  const server = await starting
  const sample = settings.sample === undefined ? undefined : await firstLook(server.service, settings.sample)
  process.stderr.write(welcome(version(), server.url, { sample, hasPages: settings.web }))
}

/** Also while the server still starts: whoever reads that it listens may stop it at once. */
function stopAtSignals(starting: Promise<RunningServer>, log: Logger): void {
  let stopping = false
  const stop = (signal: NodeJS.Signals): void => {
    // Who asks twice does not want to wait.
    if (stopping) process.exit(1)
    stopping = true
    log.info({ event: { action: 'stop' } }, signal)
    const closed = starting.then((server) => server.close())
    closed.then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'could not stop in order')
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop)
}
