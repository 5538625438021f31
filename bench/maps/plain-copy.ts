// Unpacked copies of packed images, for the finders that cannot read them packed. Ours reads them as they are.

import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { WORK } from './bench-maps.ts'

/** Path of the same image unpacked: its own where it is not packed, otherwise a copy in bench/work, made once. Needs funpack for `.fz`. */
export function plainCopy(file: string): string {
  if (!/\.(gz|fz)$/.test(file)) return file
  const copy = path.join(WORK, 'plain', path.basename(file).replace(/\.fits\.(gz|fz)$/, '-$1.fits'))
  if (existsSync(copy)) return copy
  mkdirSync(path.dirname(copy), { recursive: true })
  if (file.endsWith('.gz')) writeFileSync(copy, gunzipSync(readFileSync(file)))
  else execFileSync('funpack', ['-O', copy, file])
  return copy
}
