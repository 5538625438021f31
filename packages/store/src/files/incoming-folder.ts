// Where files are while they are being written: a folder of this process, so that the leftovers of a dead one can be told and removed.

import { mkdir, readdir, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import path from 'node:path'
import { newId } from '@cirasa/jobs'
import { incomingName } from './file-key.ts'

/** Names for files and folders that nobody sees, on the same file system as the store. */
export interface IncomingFolder {
  newPath(): string
}

/** Removes what dead processes of this machine have left, and makes the folder of this one. */
export async function openIncoming(root: string): Promise<IncomingFolder> {
  const all = path.join(root, incomingName)
  const mine = nameOf({ host: hostname(), pid: process.pid, began: Math.round(performance.timeOrigin) })
  await mkdir(path.join(all, mine), { recursive: true })
  for (const name of await readdir(all)) {
    if (name !== mine && isDead(name)) await rm(path.join(all, name), { recursive: true, force: true })
  }
  return { newPath: () => path.join(all, mine, newId()) }
}

/** A pid alone is soon somebody else's, and in a container every server has the same: the moment of its start belongs to its name. */
const nameOf = ({ host, pid, began }: { readonly host: string; readonly pid: number; readonly began: number }): string =>
  `${encodeURIComponent(host)}~${pid}~${began}`

function isDead(name: string): boolean {
  const [host, pid] = name.split('~')
  // Another machine may be writing into the same folder over the network.
  if (host !== encodeURIComponent(hostname())) return false
  if (Number(pid) === process.pid) return true
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
