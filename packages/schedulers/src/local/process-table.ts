// Which processes there are, and which of them belong to a task: by its mark in their environment, or by descent.

import { readdirSync, readFileSync } from 'node:fs'
import type { TaskClaim } from '@cirasa/jobs'
import { isClaimAlive, type ProcessStat, processStat, readProcessFile } from '@cirasa/jobs/folder'
import { FOLDER_VARIABLE } from './spawn-worker.ts'

/** Ticks of /proc in a second: part of the kernel's interface on every machine that Node runs on. */
const TICKS_PER_SECOND = 100
/** A process between fork and exec still shows its parent's environment: one that is younger than this is looked at again. */
const YOUNG_TICKS = 2 * TICKS_PER_SECOND

/** Seconds since a process began. */
export const ageOf = (startTicks: number): number => (ticksNow() - startTicks) / TICKS_PER_SECOND

const ticksNow = (): number => Number(readFileSync('/proc/uptime', 'latin1').split(' ')[0]) * TICKS_PER_SECOND

/** Looks at the processes of this machine; remembers what environments say, since reading them is what takes long. */
export class ProcessTable {
  /** The mark by pid and start; undefined for one that is known to have none. */
  #marks = new Map<string, string | undefined>()

  /**
   * The processes of the task in a folder: those that bear its mark, those of the claimant's session and group while the claimant lives (after
   * that, its number may be somebody else's), and all that descend from these.
   */
  ofTask(folder: string, claim: TaskClaim | undefined): readonly ProcessStat[] {
    const all = allProcesses()
    const marks = this.#marksOf(all)
    const leader = claim !== undefined && isClaimAlive(claim) ? claim.pid : undefined
    const members = new Map<number, ProcessStat>()
    for (const [position, seen] of all.entries()) {
      const isNear = leader !== undefined && (seen.pid === leader || seen.group === leader || seen.session === leader)
      if (isNear || marks[position] === folder) members.set(seen.pid, seen)
    }
    addDescendants(all, members)
    members.delete(process.pid)
    return [...members.values()]
  }

  #marksOf(all: readonly ProcessStat[]): readonly (string | undefined)[] {
    const youngest = ticksNow() - YOUNG_TICKS
    const known = new Map<string, string | undefined>()
    const marks = all.map(({ pid, startTicks }) => {
      const key = `${pid} ${startTicks}`
      const mark = this.#marks.has(key) ? this.#marks.get(key) : markOf(pid)
      if (mark !== undefined || startTicks < youngest) known.set(key, mark)
      return mark
    })
    this.#marks = known
    return marks
  }
}

function allProcesses(): readonly ProcessStat[] {
  const found: ProcessStat[] = []
  for (const name of readdirSync('/proc')) {
    const seen = /^\d+$/.test(name) ? processStat(Number(name)) : undefined
    if (seen !== undefined && !seen.ended) found.push(seen)
  }
  return found
}

function markOf(pid: number): string | undefined {
  const prefix = `${FOLDER_VARIABLE}=`
  const found = readProcessFile(pid, 'environ')
    ?.split('\0')
    .find((entry) => entry.startsWith(prefix))
  return found && Buffer.from(found.slice(prefix.length), 'latin1').toString('utf8')
}

function addDescendants(all: readonly ProcessStat[], members: Map<number, ProcessStat>): void {
  if (members.size === 0) return
  for (let before = -1; before !== members.size; ) {
    before = members.size
    for (const seen of all) if (members.has(seen.parent)) members.set(seen.pid, seen)
  }
}

/** Memory of some processes together, in bytes. */
export const memoryOf = (processes: readonly ProcessStat[]): number =>
  processes.reduce((sum, { pid }) => sum + Number(/VmRSS:\s*(\d+) kB/.exec(readProcessFile(pid, 'status') ?? '')?.[1] ?? 0) * 1024, 0)
