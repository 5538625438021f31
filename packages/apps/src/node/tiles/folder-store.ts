// A pyramid's files in a folder of its own: each appears whole or not at all.

import { mkdir, open, rm } from 'node:fs/promises'
import path from 'node:path'
import { fileSink } from '@cirasa/fits/node'
import type { PyramidStore } from '@cirasa/image'
import { fileErrors } from '../errors.ts'

/** Keeps a pyramid in `folder`, which is made when it is needed. Throws FILE_NOT_READABLE, FITS_CANNOT_WRITE. */
export function folderPyramidStore(folder: string): PyramidStore {
  return Object.freeze<PyramidStore>({
    async create(name) {
      await mkdir(folder, { recursive: true })
      return fileSink(path.join(folder, name))
    },
    async open(name) {
      const file = path.join(folder, name)
      try {
        const handle = await open(file)
        const { size } = await handle.stat()
        return {
          size,
          async read(offset, length) {
            const bytes = new Uint8Array(length)
            let done = 0
            while (done < length) {
              const { bytesRead } = await handle.read(bytes, done, length - done, offset + done)
              if (bytesRead === 0) break
              done += bytesRead
            }
            return bytes.subarray(0, done)
          },
          close: () => void handle.close(),
        }
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw fileErrors.NOT_READABLE({ file, reason: (error as Error).message }, error)
      }
    },
    remove: (name) => rm(path.join(folder, name), { force: true }),
  })
}
