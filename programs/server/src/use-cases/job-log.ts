// Reads a part of a job's log: the end of it, or what came after an offset.

import { constants, open } from 'node:fs/promises'
import path from 'node:path'
import { contractFiles, isEnded, type Job } from '@cirasa/jobs'
import type { LogPart } from './service.ts'

const STANDARD_BYTES = 64 << 10
const MOST_BYTES = 1 << 20

/** A job without a log yet has an empty one. */
export async function readLog(
  job: Job,
  folder: string | undefined,
  { from, maxBytes = STANDARD_BYTES }: { readonly from?: number; readonly maxBytes?: number },
): Promise<LogPart> {
  const ended = isEnded(job.state) && job.taskEnded
  const handle = folder === undefined ? undefined : await openLog(path.join(folder, contractFiles.log))
  if (!handle) return { text: '', from: 0, next: 0, complete: ended }
  try {
    const { size } = await handle.stat()
    const wanted = Math.max(1, Math.min(maxBytes, MOST_BYTES))
    // An offset beyond the end is that of an earlier attempt: the log has begun anew.
    const first = from === undefined ? Math.max(0, size - wanted) : from > size ? 0 : from
    const bytes = new Uint8Array(Math.min(wanted, size - first))
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, first)
    const { start, end } = wholeCharacters(bytes.subarray(0, bytesRead))
    const next = first + end
    const text = new TextDecoder().decode(bytes.subarray(start, end))
    return { text, from: first + start, next, complete: ended && next >= size }
  } finally {
    await handle.close()
  }
}

async function openLog(file: string) {
  try {
    return await open(file, constants.O_RDONLY | constants.O_NOFOLLOW)
  } catch {
    return undefined
  }
}

/** Where the first whole character of UTF-8 begins and the last one ends; a broken end of more than three bytes is not waited for. */
function wholeCharacters(bytes: Uint8Array): { readonly start: number; readonly end: number } {
  const continues = (index: number): boolean => (bytes[index] & 0xc0) === 0x80
  let start = 0
  while (start < 3 && start < bytes.length && continues(start)) start++
  for (let back = 1; back <= 3 && bytes.length - back >= start; back++) {
    const lead = bytes.length - back
    if (continues(lead)) continue
    const length = bytes[lead] >= 0xf0 ? 4 : bytes[lead] >= 0xe0 ? 3 : bytes[lead] >= 0xc0 ? 2 : 1
    return { start, end: length > back ? lead : bytes.length }
  }
  return { start, end: bytes.length }
}
