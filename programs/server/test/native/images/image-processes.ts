// The processes for images that a test has started, as Linux tells of them.

import { readdirSync, readFileSync } from 'node:fs'

/** The processes for images that this process has started. */
export function imageProcesses(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === process.pid)
    .filter((name) => readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('image-worker'))
    .map(Number)
}

/** Undefined for a process that has ended meanwhile. */
function parentOf(pid: string): number | undefined {
  try {
    return Number(/\) \S+ (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1])
  } catch {
    return undefined
  }
}
