// One server for a folder: a lock file says which process works there. A lock whose process is gone is taken over.

import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { newId } from '@cirasa/jobs'
import { bootId, hasProcessFiles, processStat } from '@cirasa/jobs/folder'
import { serverErrors } from '../errors.ts'

/** Who holds a lock: a pid alone may be somebody else's by now, with its start and the boot it is not. */
interface Holder {
  readonly token: string
  readonly pid: number
  readonly startTicks?: number
  readonly boot?: string
  readonly host: string
}

const LOCK = 'server.lock'
/** Two who take over a stale lock at once: the later one wins, and the other one sees it after this time. */
const SETTLE_MS = 150

/**
 * Makes the folder when needed. Gives the function that lets it go. Throws SERVER_ALREADY_RUNNING.
 *
 * @param name of the lock: another one than that of the folder locks a single file in it.
 */
export async function lockFolder(folder: string, name: string = LOCK): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true })
  const lock = path.join(folder, name)
  const mine = ownHolder()
  const temporary = path.join(folder, `.${name}.${mine.token}`)
  await writeFile(temporary, JSON.stringify(mine), { flag: 'wx', mode: 0o600 })
  try {
    if (!(await linked(temporary, lock))) {
      await refuseIfHeld(folder, lock)
      await rename(temporary, lock)
      await pause(SETTLE_MS)
      await refuseIfHeld(folder, lock, mine.token)
    }
  } finally {
    await rm(temporary, { force: true })
  }
  return async () => {
    if ((await holderOf(lock))?.token === mine.token) await rm(lock, { force: true })
  }
}

function ownHolder(): Holder {
  return { token: newId(), pid: process.pid, startTicks: processStat(process.pid)?.startTicks, boot: bootId(), host: hostname() }
}

async function linked(temporary: string, lock: string): Promise<boolean> {
  try {
    await link(temporary, lock)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function refuseIfHeld(folder: string, lock: string, token?: string): Promise<void> {
  const holder = await holderOf(lock)
  if (!holder || holder.token === token || !isAlive(holder)) return
  throw serverErrors.ALREADY_RUNNING({ pid: holder.pid, folder })
}

/** A lock that cannot be read was half written by a crash: nobody holds it. */
async function holderOf(lock: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(lock, 'utf8')) as Holder
  } catch {
    return undefined
  }
}

/** A process of another machine, on a shared disk, cannot be looked at: it counts as alive. */
function isAlive({ pid, startTicks, boot, host }: Holder): boolean {
  if (host !== hostname()) return true
  if (boot !== undefined && boot !== bootId()) return false
  if (!hasProcessFiles) return answersSignals(pid)
  const stat = processStat(pid)
  return stat !== undefined && !stat.ended && (startTicks === undefined || stat.startTicks === startTicks)
}

function answersSignals(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
