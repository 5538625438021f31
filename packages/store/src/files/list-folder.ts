// Walks a folder in the order of keys, one folder's names in memory at a time.

import type { Dirent } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import path from 'node:path'
import type { StoredFile } from '@cirasa/jobs'
import { incomingName } from './file-key.ts'

/** All files below a folder, by key. What is neither a file nor a folder, such as a link, is not there. */
export async function* listFolder(root: string, names: readonly string[]): AsyncGenerator<StoredFile, void, undefined> {
  for (const { name, folder } of await entriesOf(path.join(root, ...names))) {
    if (names.length === 0 && name === incomingName) continue
    const below = [...names, name]
    if (folder) yield* listFolder(root, below)
    else {
      const stored = await storedFile(root, below)
      if (stored !== undefined) yield stored
    }
  }
}

/** What the store knows of the file with these names, if there is one. */
export async function storedFile(root: string, names: readonly string[]): Promise<StoredFile | undefined> {
  const stat = await lstat(path.join(root, ...names)).catch(absent)
  return stat?.isFile() ? Object.freeze({ key: names.join('/'), bytes: stat.size, modified: Math.round(stat.mtimeMs) }) : undefined
}

async function entriesOf(folder: string): Promise<{ readonly name: string; readonly folder: boolean }[]> {
  const entries: Dirent[] = (await readdir(folder, { withFileTypes: true }).catch(absent)) ?? []
  return entries
    .filter((entry) => entry.isFile() || entry.isDirectory())
    .map((entry) => ({
      name: entry.name,
      folder: entry.isDirectory(),
      sort: Buffer.from(entry.isDirectory() ? `${entry.name}/` : entry.name),
    }))
    .sort((a, b) => Buffer.compare(a.sort, b.sort))
}

/** Nothing, when what was asked for is not there or not a folder; everything else is thrown. */
export function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR' || error.code === 'ELOOP') return undefined
  throw error
}
