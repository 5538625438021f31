// Code that needs bytes but does not say how it gets them: one generator serves the waiting and the synchronous readers.

import { fitsErrors } from '../errors.ts'
import type { ByteSource, SyncByteSource } from './byte-source.ts'
import type { ByteRange } from './coalesce.ts'

/** Yields the ranges that it needs, one at a time, gets exactly those bytes, and returns its result. It may not write into them. */
export type ByteRequest<Result> = Generator<ByteRange, Result, Uint8Array>

/**
 * Serves a request from a source.
 *
 * @throws FITS_TRUNCATED where the source ends early
 */
export async function fetchAll<Result>(request: ByteRequest<Result>, source: ByteSource, signal?: AbortSignal): Promise<Result> {
  let step = request.next()
  while (!step.done) {
    signal?.throwIfAborted()
    const { offset, length } = step.value
    const bytes = await source.read(offset, length, signal)
    checkLength(bytes.length, length)
    step = request.next(bytes)
  }
  return step.value
}

/** As `fetchAll`, without waiting. */
export function fetchAllSync<Result>(request: ByteRequest<Result>, source: SyncByteSource): Result {
  let step = request.next()
  while (!step.done) {
    const bytes = new Uint8Array(step.value.length)
    checkLength(source.readSync(step.value.offset, bytes), bytes.length)
    step = request.next(bytes)
  }
  return step.value
}

function checkLength(got: number, wanted: number): void {
  if (got < wanted) throw fitsErrors.TRUNCATED({ missing: wanted - got, hdu: 'that is read' })
}
