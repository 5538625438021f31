// The log of the server: one JSON object a line in the Elastic Common Schema, to standard output and, when asked, to files that are rotated.

import path from 'node:path'
import { ecsFormat } from '@elastic/ecs-pino-format'
import pino, { type Logger } from 'pino'
import pinoRoll from 'pino-roll'

/** Where the log goes, and from which level on. */
export interface LogSettings {
  readonly level: string
  /** Write files too: in this folder, under this name, of at most so many MB; two older ones are kept. */
  readonly file?: { readonly folder: string; readonly name: string; readonly maxMegabytes: number }
}

const OLDER_FILES = 2
const pinoLevels: Readonly<Record<string, string>> = { warning: 'warn', critical: 'fatal' }

/** Never logged, whatever else of a request may be. */
const SECRETS = ['authorization', 'cookie', 'access_token', 'password', '*.authorization', '*.cookie', '*.access_token', '*.password']

/** Opens the log. `standardOutput` is given by tests. */
export async function openLog({ level, file }: LogSettings, standardOutput: NodeJS.WritableStream = process.stdout): Promise<Logger> {
  const options = { ...ecsFormat({ convertReqRes: false, apmIntegration: false }), level: pinoLevels[level] ?? level, redact: SECRETS }
  if (!file) return pino(options, standardOutput)
  const roll = await pinoRoll({
    // A number comes before the suffix: app_logs.1.json.
    file: path.join(file.folder, file.name),
    size: `${file.maxMegabytes}m`,
    limit: { count: OLDER_FILES, removeOtherLogFiles: true },
    mkdir: true,
  })
  return pino(
    options,
    pino.multistream([
      { stream: standardOutput, level: 'trace' },
      { stream: roll, level: 'trace' },
    ]),
  )
}
