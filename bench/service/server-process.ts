// A server of its own for a bench: started as users start it, in a folder that is thrown away, on a free port of this machine.

import { spawn } from 'node:child_process'
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'

/** A running server. */
export interface BenchServer {
  readonly url: string
  readonly pid: number
  /** Memory that the server's process has now, and the most that it ever had; bytes. */
  memory(): { readonly now: number; readonly peak: number }
  /** The end of what it has logged. */
  log(): string
  /** Ends it and takes its folder away. */
  stop(): Promise<void>
}

const SERVER = path.resolve(import.meta.dirname, '../../programs/server/bin/cirasa-server.mjs')
const START_MS = 30_000
const STOP_MS = 20_000

/** Starts a server with its folder in `parent`, and resolves when it says that it is ready. */
export async function startServer(args: readonly string[], parent = os.tmpdir()): Promise<BenchServer> {
  const folder = mkdtempSync(path.join(parent, 'cirasa-bench-'))
  const port = await freePort()
  const logFile = path.join(folder, 'server.log')
  const log = openSync(logFile, 'w')
  const all = [SERVER, '--port', String(port), '--home', path.join(folder, 'home'), '--loglevel', 'warning', '--rate-limit', '0', ...args]
  const child = spawn(process.execPath, all, { stdio: ['ignore', log, log], cwd: folder })
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  const said = () => readFileSync(logFile, 'utf8').slice(-4000)
  const url = `http://127.0.0.1:${port}`
  const giveUp = Date.now() + START_MS
  while (!(await isReady(url))) {
    if (child.exitCode !== null || Date.now() > giveUp) {
      child.kill('SIGKILL')
      throw new Error(`The server did not start:\n${said()}`)
    }
    await pause(50)
  }
  const pid = child.pid as number
  return {
    url,
    pid,
    memory: () => memoryOf(pid),
    log: said,
    stop: async () => {
      child.kill('SIGTERM')
      const hard = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
      await ended
      clearTimeout(hard)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Resolves after so many milliseconds. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

async function isReady(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/health/ready`)
    await answer.arrayBuffer()
    return answer.ok
  } catch (error) {
    // Nothing listens there yet.
    if (error instanceof TypeError) return false
    throw error
  }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

function memoryOf(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? Number.NaN)
  return { now: kilobytes('VmRSS') * 1024, peak: kilobytes('VmHWM') * 1024 }
}
