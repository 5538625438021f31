// The checksum of a file that is there already.

import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { readContent } from './read-content.ts'

/** SHA-256 of a file's bytes, hexadecimal. */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of readContent(await open(file, 'r'), undefined)) hash.update(piece)
  return hash.digest('hex')
}
