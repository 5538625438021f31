// The server as it is started by people: the program itself, in a folder of its own, on a free port.

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'

const PROGRAM = path.resolve(import.meta.dirname, '../../bin/cirasa-server.mjs')

export interface RealServer {
  readonly url: string
  readonly process: ChildProcess
  /** What it wrote to standard output: its log. */
  log(): string
}

/** Starts it and waits until it says where it listens. Rejects with what it said when it ends before. */
export function startRealServer(home: string, args: readonly string[] = [], env: Record<string, string> = {}): Promise<RealServer> {
  const child = spawn(process.execPath, [PROGRAM, '--home', home, '--port', '0', ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  let said = ''
  child.stdout.on('data', (data) => (log += data))
  return new Promise((resolve, reject) => {
    child.stderr.on('data', (data) => {
      said += data
      const url = /listens on (http:\S+)/.exec(said)?.[1]
      if (url) resolve({ url, process: child, log: () => log })
    })
    child.on('close', (code) => reject(new Error(`ended with ${code}: ${said}`)))
  })
}

/** Sends the signal and waits for the end. */
export function stopServer({ process: child }: RealServer, signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
  return new Promise((resolve) => {
    child.on('close', (code) => resolve(code))
    child.kill(signal)
  })
}

/** A folder that is taken away after `work`. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'cirasa-home-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}
