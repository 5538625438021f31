// Files in a folder of this machine. What is being written has a name that nobody sees; it gets its own when it is complete and on disk.

import { constants } from 'node:fs'
import { copyFile, type FileHandle, lstat, mkdir, open, realpath, rename, rm, unlink } from 'node:fs/promises'
import path from 'node:path'
import { type FileStore, jobErrors, type StoredFile } from '@cirasa/jobs'
import { storeErrors } from '../errors.ts'
import { DurableFolders, syncPath } from './durable.ts'
import { namesOfFolder, namesOfKey } from './file-key.ts'
import { hashFile } from './hash-file.ts'
import { type IncomingFolder, openIncoming } from './incoming-folder.ts'
import { absent, listFolder, storedFile } from './list-folder.ts'
import { readContent } from './read-content.ts'
import { writeContent } from './write-content.ts'

/** The folder as it is: no part of it is a link. */
interface Disk {
  readonly root: string
  readonly incoming: IncomingFolder
  readonly folders: DurableFolders
}

/**
 * Keeps files in a folder, made when it is missing; what a crash has left half written is removed. Links in the folder are not followed.
 * Besides what the seam says, throws STORE_BAD_KEY, STORE_BAD_RANGE, STORE_DISK_FULL, STORE_NOT_A_FILE.
 *
 * @example
 * const files = await openDiskFiles('/var/lib/cirasa/files')
 * await files.write('uploads/ada/sky.fits', request)
 */
export async function openDiskFiles(folder: string): Promise<FileStore> {
  await mkdir(folder, { recursive: true })
  const root = await realpath(folder)
  const disk: Disk = { root, incoming: await openIncoming(root), folders: new DurableFolders(root) }
  return {
    write: async (key, content, options = {}) => {
      const names = namesOfKey(key)
      return known(async () => {
        const temporary = disk.incoming.newPath()
        return removedOnFailure(temporary, async () => {
          const { sha256 } = await writeContent(temporary, content, options)
          return place(disk, temporary, names, sha256)
        })
      })
    },
    adopt: async (key, source) => adopt(disk, namesOfKey(key), source),
    stat: async (key) => statFile(disk, namesOfKey(key)),
    read: (key, range) => read(disk, key, range),
    list: (prefix) => list(disk, prefix),
    remove: (key) =>
      known(() => (key.endsWith('/') ? removeFolder(disk, namesOfKey(key.slice(0, -1))) : removeFile(disk, namesOfKey(key)))),
    localPath: async (key) => {
      const names = namesOfKey(key)
      if ((await statFile(disk, names)) === undefined) throw jobErrors.NO_SUCH_FILE({ key })
      return path.join(disk.root, ...names)
    },
  }
}

async function adopt(disk: Disk, names: readonly string[], source: string): Promise<StoredFile> {
  const stat = await lstat(source).catch(absent)
  if (stat === undefined) throw jobErrors.NO_SUCH_FILE({ key: path.basename(source) })
  if (!stat.isFile()) throw storeErrors.NOT_A_FILE()
  return known(async () => {
    const sha256 = await hashFile(source)
    await syncPath(source)
    try {
      return await place(disk, source, names, sha256)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
    }
    // It lies on another file system: what is there last must be a rename all the same.
    const temporary = disk.incoming.newPath()
    const stored = await removedOnFailure(temporary, async () => {
      await copyFile(source, temporary, constants.COPYFILE_EXCL)
      await syncPath(temporary)
      return place(disk, temporary, names, sha256)
    })
    await unlink(source)
    return stored
  })
}

/** Gives a complete file its name, in a folder that is made when it is missing. */
async function place(disk: Disk, from: string, names: readonly string[], sha256: string): Promise<StoredFile> {
  await refuseLinks(disk, names.slice(0, -1))
  try {
    await moveInto(disk, from, names)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    // Somebody has removed the folder in between.
    await moveInto(disk, from, names)
  }
  return Object.freeze({ ...(await storedFile(disk.root, names))!, sha256 })
}

async function moveInto(disk: Disk, from: string, names: readonly string[]): Promise<void> {
  const folder = await disk.folders.make(names.slice(0, -1))
  await rename(from, path.join(folder, names.at(-1)!))
  await syncPath(folder)
}

async function statFile(disk: Disk, names: readonly string[]): Promise<StoredFile | undefined> {
  return (await leadsThroughLink(disk, names.slice(0, -1))) ? undefined : storedFile(disk.root, names)
}

async function* read(disk: Disk, key: string, range: Parameters<FileStore['read']>[1]): AsyncGenerator<Uint8Array, void, undefined> {
  yield* readContent(await openFile(disk, key), range)
}

async function openFile(disk: Disk, key: string): Promise<FileHandle> {
  const names = namesOfKey(key)
  if ((await statFile(disk, names)) === undefined) throw jobErrors.NO_SUCH_FILE({ key })
  const handle = await open(path.join(disk.root, ...names), constants.O_RDONLY | constants.O_NOFOLLOW).catch(absent)
  if (handle === undefined) throw jobErrors.NO_SUCH_FILE({ key })
  return handle
}

async function* list(disk: Disk, prefix: string): AsyncGenerator<StoredFile, void, undefined> {
  const names = namesOfFolder(prefix)
  if (!(await leadsThroughLink(disk, names))) yield* listFolder(disk.root, names)
}

async function removeFile(disk: Disk, names: readonly string[]): Promise<void> {
  if ((await statFile(disk, names)) === undefined) return
  const file = path.join(disk.root, ...names)
  await unlink(file).catch(absent)
  await syncPath(path.dirname(file))
}

/** All at once for whoever looks, then piece by piece. */
async function removeFolder(disk: Disk, names: readonly string[]): Promise<void> {
  const folder = path.join(disk.root, ...names)
  if (await leadsThroughLink(disk, names)) return
  const stat = await lstat(folder).catch(absent)
  if (!stat?.isDirectory()) return
  const temporary = disk.incoming.newPath()
  await rename(folder, temporary).catch(absent)
  await syncPath(path.dirname(folder))
  await rm(temporary, { recursive: true, force: true })
}

async function leadsThroughLink({ root }: Disk, names: readonly string[]): Promise<boolean> {
  for (let depth = 1; depth <= names.length; depth++) {
    const stat = await lstat(path.join(root, ...names.slice(0, depth))).catch(absent)
    if (stat === undefined) return false
    if (stat.isSymbolicLink()) return true
  }
  return false
}

async function refuseLinks(disk: Disk, names: readonly string[]): Promise<void> {
  if (await leadsThroughLink(disk, names)) throw storeErrors.BAD_KEY({ reason: 'it leads through a link' })
}

async function removedOnFailure<T>(temporary: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** Runs the work; what the system says of a full disk or of a key that is in the way of another becomes a coded error. */
async function known<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) throw storeErrors.DISK_FULL({}, error)
    if (['EISDIR', 'ENOTDIR', 'ENOTEMPTY', 'EEXIST'].includes(code)) {
      throw storeErrors.BAD_KEY({ reason: 'another file is kept under a part of it, or it is a part of the key of another file' }, error)
    }
    throw error
  }
}
