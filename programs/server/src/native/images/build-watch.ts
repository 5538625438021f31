// Watches over what is made of images: what does not get on is ended, and tiles whose image is gone are given up.

import { serverErrors } from '../../errors.ts'

/** How often is looked whether an image is still there, ms. */
const LOOK_MS = 3000
/** Tiles of which nothing new was told for as long are ended, ms: the disk of their image may have gone away. */
const PATIENCE_MS = 600_000

/** How to watch. */
interface WatchOptions {
  /** Whether the image is still there to be looked at. */
  readonly isThere: () => Promise<boolean>
  readonly lookMs?: number
  readonly patienceMs?: number
}

/**
 * Makes tiles, and tells that it gets on by calling `gotOn`. The signal is aborted when the image is gone: then the result is undefined.
 * Throws SERVER_NOT_READY where it does not get on, and what `make` throws.
 */
export async function watched<T>(
  { isThere, lookMs = LOOK_MS, patienceMs = PATIENCE_MS }: WatchOptions,
  make: (signal: AbortSignal, gotOn: () => void) => Promise<T>,
): Promise<T | undefined> {
  const gone = new AbortController()
  const look = setInterval(() => {
    isThere().then(
      (there) => !there && gone.abort(),
      // Who cannot tell now may tell the next time.
      () => {},
    )
  }, lookMs).unref()
  try {
    return await withinTime(patienceMs, (late, gotOn) => make(AbortSignal.any([gone.signal, late]), gotOn))
  } catch (error) {
    if (gone.signal.aborted) return undefined
    throw error
  } finally {
    clearInterval(look)
  }
}

/** Does something that has to be done within so many ms, counted anew at each call of `gotOn`. Throws SERVER_NOT_READY where it is not. */
export async function withinTime<T>(ms: number, act: (signal: AbortSignal, gotOn: () => void) => Promise<T>): Promise<T> {
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(serverErrors.NOT_READY({ reason: 'the image could not be read in time' })), ms).unref()
  try {
    return await act(late.signal, () => void timer.refresh())
  } finally {
    clearTimeout(timer)
  }
}
