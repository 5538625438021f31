// Reads the first bytes of a file on disk, to tell what it is.

import { open } from 'node:fs/promises'

/** At most `bytes`, fewer from a shorter file. Throws what the disk throws. */
export async function readHead(path: string, bytes: number): Promise<Uint8Array> {
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(bytes), 0, bytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}
