// Runs a program and says what it cost: wall time, processor time and peak memory of the whole process, as GNU time sees them.

import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A program with its arguments and what its environment needs beyond ours. */
export interface Command {
  readonly program: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** What a run cost and how it ended. */
export interface Cost {
  readonly wallSeconds: number
  /** User and system time of the process and of the children it waited for. */
  readonly cpuSeconds: number
  /** Peak resident memory of the largest single process, MB (1e6 bytes). */
  readonly peakMegabytes: number
  readonly outcome: 'done' | 'failed' | 'over the limit'
  readonly exitCode: number
  /** The end of what it printed, for a run that failed. */
  readonly said: string
}

const GNU_TIME = '/usr/bin/time'

/** Why nothing can be measured here, or undefined. */
export function missingTimer(): string | undefined {
  return existsSync(GNU_TIME) ? undefined : `${GNU_TIME} is missing: run bench/peers/setup`
}

/**
 * Runs the command in `folder` and measures it. A run over the limit is ended with all its processes and reported as such.
 *
 * @param limitSeconds - wall time that it may take
 */
export async function measure(command: Command, folder: string, limitSeconds: number): Promise<Cost> {
  const record = path.join(folder, 'cost.txt')
  const began = process.hrtime.bigint()
  const child = spawn(GNU_TIME, ['--output', record, '--format', '%U %S %M', command.program, ...command.args], {
    cwd: folder,
    env: { ...process.env, ...command.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const tail: Buffer[] = []
  const keepTail = (chunk: Buffer) => {
    tail.push(chunk)
    if (tail.length > 20) tail.shift()
  }
  child.stdout.on('data', keepTail)
  child.stderr.on('data', keepTail)
  let overLimit = false
  const timer = setTimeout(() => {
    overLimit = true
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  }, limitSeconds * 1000)
  const ended = Promise.withResolvers<{ code: number; at: bigint }>()
  child.on('error', ended.reject)
  child.on('exit', () => ended.resolve({ code: child.exitCode ?? 137, at: process.hrtime.bigint() }))
  const { code, at } = await ended.promise.finally(() => clearTimeout(timer))
  const [user, system, kilobytes] = overLimit ? [Number.NaN, Number.NaN, Number.NaN] : readRecord(record)
  return {
    wallSeconds: Number(at - began) / 1e9,
    cpuSeconds: user + system,
    peakMegabytes: (kilobytes * 1024) / 1e6,
    outcome: overLimit ? 'over the limit' : code === 0 ? 'done' : 'failed',
    exitCode: code,
    said: Buffer.concat(tail).toString('utf8').slice(-2000),
  }
}

// The last line: GNU time puts a sentence before it when the command failed.
function readRecord(file: string): number[] {
  const last = readFileSync(file, 'utf8').trim().split('\n').at(-1) ?? ''
  return last.split(' ').map(Number)
}
