// The service that a page of the documentation starts: on a free port, in the folder of the page, ended when the page is through.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

/** What the blocks after it need. */
export interface PageService {
  /** For commands that find the service by themselves. */
  readonly env: Readonly<Record<string, string>>
  /** The commands as the page has them, but for the port. */
  addressed(script: string): string
  /** As Ctrl-C does. */
  stop(): Promise<void>
}

/** Where a page says that the service is. */
const DOCUMENTED = 'http://127.0.0.1:8080'

/** Resolves when the service says where it listens. Throws with what it said when it ends instead. */
export async function startPageService(script: string, cwd: string): Promise<PageService> {
  const env = { ...process.env, NO_COLOR: '1', CIRASA_PORT: '0' }
  // A group of its own: a Ctrl-C in a terminal reaches all of a command.
  const child = spawn('bash', ['-euo', 'pipefail', '-c', script], { cwd, env, detached: true, stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = once(child, 'close')
  const url = await addressOf(child)
  const stop = async (): Promise<void> => {
    if (child.exitCode === null) process.kill(-child.pid!, 'SIGINT')
    await ended
  }
  return { env: { CIRASA_SERVER: url }, addressed: (other) => other.replaceAll(DOCUMENTED, url), stop }
}

function addressOf(child: ChildProcess): Promise<string> {
  let text = ''
  return new Promise((resolve, reject) => {
    child.stderr!.setEncoding('utf8').on('data', (piece: string) => {
      text += piece
      const [, url] = /listens on (http:\S+)\n/.exec(text) ?? []
      if (url) resolve(url)
    })
    child.on('error', reject)
    child.on('close', () => reject(new Error(`it ended without serving: ${text}`)))
  })
}
