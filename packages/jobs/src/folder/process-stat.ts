// What the kernel says of a process. A pid is given to others after its end; a pid with the time it began is not, until the next boot.

import { existsSync, readFileSync } from 'node:fs'

/** A line of /proc/PID/stat, as far as it tells processes and families apart. */
export interface ProcessStat {
  readonly pid: number
  readonly parent: number
  readonly group: number
  readonly session: number
  /** When it began, in the kernel's ticks since boot. */
  readonly startTicks: number
  /** True for one that has ended and waits only for its parent to notice. */
  readonly ended: boolean
}

/** True where the kernel tells of processes through files: Linux. */
export const hasProcessFiles: boolean = existsSync('/proc/self/stat')

/** Undefined when there is no such process. */
export function processStat(pid: number): ProcessStat | undefined {
  const line = readProcessFile(pid, 'stat')
  if (line === undefined) return undefined
  // The name of the program stands in brackets and may hold anything, brackets and spaces too: all else comes after the last one.
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ')
  const number = (position: number) => Number(fields[position - 3])
  const ended = fields[0] === 'Z' || fields[0] === 'X'
  return { pid, parent: number(4), group: number(5), session: number(6), startTicks: number(22), ended }
}

/** A file of /proc/PID; undefined when the process is gone or is not ours to look at. */
export function readProcessFile(pid: number, file: 'stat' | 'status' | 'environ'): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1')
  } catch {
    return undefined
  }
}

let boot: string | undefined

/** Names this boot of this machine; undefined where the kernel does not tell. */
export function bootId(): string | undefined {
  if (boot === undefined && hasProcessFiles) boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()
  return boot
}
