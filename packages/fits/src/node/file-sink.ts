// A file being written: under another name beside its place until it is whole, so that nobody ever meets half of it.

import { randomUUID } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { fitsErrors } from '../errors.ts'
import type { ByteSink } from '../write/sink.ts'

/** A sink that becomes the file of this name at `commit`, replacing one that was there. Throws FITS_CANNOT_WRITE. */
export async function fileSink(name: string): Promise<ByteSink> {
  const temporary = path.join(path.dirname(name), `.${path.basename(name)}.${randomUUID()}.part`)
  const handle = await tell(name, () => open(temporary, 'wx'))
  let position = 0
  return {
    write: (bytes) =>
      tell(name, async () => {
        await writeAll(handle, bytes, position)
        position += bytes.length
      }),
    patch: (offset, bytes) => tell(name, () => writeAll(handle, bytes, offset)),
    commit: () =>
      tell(name, async () => {
        try {
          await handle.close()
          await rename(temporary, name)
        } catch (error) {
          await rm(temporary, { force: true })
          throw error
        }
      }),
    async abort() {
      await handle.close().catch(() => {})
      await rm(temporary, { force: true })
    },
  }
}

async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done)
    done += bytesWritten
  }
}

async function tell<T>(name: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    throw fitsErrors.CANNOT_WRITE({ name, reason: (error as Error).message }, error)
  }
}
