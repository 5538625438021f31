// The server as a child process: its output is ours, signals are handed on once, and it ends before we do.

import { execFileSync, spawn } from 'node:child_process'
import path from 'node:path'
import { ToldAlready } from '../told-already.ts'

/** Beside the command line in every checkout and package; a program is started, not imported. */
const SERVER = path.resolve(import.meta.dirname, '../../../server/bin/cirasa-server.mjs')

/** What the server says of its settings. */
export function serverHelp(): string {
  return execFileSync(process.execPath, [SERVER, '--help'], { encoding: 'utf8' })
}

/** Runs the server until it ends. Throws ToldAlready when it ended with an error, which it has said itself. */
export async function runServer(settings: readonly string[], signal: AbortSignal): Promise<void> {
  // In a group of its own: a Ctrl-C reaches us alone and is handed on once. Asked twice, the server would not stop in order.
  const child = spawn(process.execPath, [SERVER, ...settings], { stdio: 'inherit', detached: true })
  const stop = () => child.kill('SIGTERM')
  const kill = () => child.kill('SIGKILL')
  signal.addEventListener('abort', stop, { once: true })
  process.on('exit', kill)
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject)
      child.on('close', resolve)
    })
    if (code !== 0 && !signal.aborted) throw new ToldAlready()
  } finally {
    signal.removeEventListener('abort', stop)
    process.off('exit', kill)
  }
}
