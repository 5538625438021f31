// Images that cutouts are taken from: they come in series, and what is packed with gzip is unpacked once for all of them.

import { stat } from 'node:fs/promises'
import { type ImageChoice, type OpenImage, openImage } from '@cirasa/apps/node/images'
import type { RunRecord } from '@cirasa/catalog'

/** What has to be unpacked whole may be as large as this in memory, bytes. */
export const MOST_UNPACKED = 1 << 29

/** How many images stay open: the image of a job, and a map of it. */
const KEPT = 2
const IDLE_MS = 10_000

interface Kept {
  readonly opened: Promise<OpenImage>
  users: number
  idle?: NodeJS.Timeout
}

const kept = new Map<string, Kept>()

/**
 * Gives an image to whoever looks at it, and closes it when nobody has for a while.
 *
 * @throws FITS_GZIP_TOO_LARGE for what unpacks to more than 512 MiB; the errors of `fits` and FILE_ errors
 */
export async function withImage<T>(
  path: string,
  choice: ImageChoice,
  signal: AbortSignal,
  look: (image: OpenImage) => Promise<T>,
): Promise<T> {
  const { mtimeMs, size, ino } = await stat(path)
  const key = JSON.stringify([path, mtimeMs, size, ino, choice])
  const entry = kept.get(key) ?? { opened: openImage(path, choice, signal, { maxUnpackedBytes: MOST_UNPACKED }), users: 0 }
  clearTimeout(entry.idle)
  entry.users++
  // Moved to the end: the first one is the longest unused.
  kept.delete(key)
  kept.set(key, entry)
  try {
    return await look(await entry.opened)
  } catch (error) {
    // One that could not be opened is tried again.
    if (kept.get(key) === entry) kept.delete(key)
    throw error
  } finally {
    entry.users--
    if (entry.users === 0) rest(key, entry)
  }
}

/** Keeps it for a while, unless it is forgotten already or others are newer. */
function rest(key: string, entry: Kept): void {
  if (kept.get(key) !== entry) {
    close(entry)
    return
  }
  entry.idle = setTimeout(() => {
    kept.delete(key)
    close(entry)
  }, IDLE_MS)
  entry.idle.unref()
  for (const [other, { users, idle }] of kept) {
    if (kept.size <= KEPT) return
    if (users > 0) continue
    clearTimeout(idle)
    close(kept.get(other)!)
    kept.delete(other)
  }
}

function close({ opened }: Kept): void {
  opened.then(
    ({ input }) => input.close(),
    () => {},
  )
}

/** The plane that a run has searched. */
export function choiceOf(run: RunRecord | undefined): ImageChoice {
  const { hdu, plane = [] } = run?.image ?? {}
  return {
    ...(hdu === undefined ? {} : { hdu }),
    ...(plane.length > 0 ? { plane: plane.map((index, i) => `${i + 3}=${index}`).join(',') } : {}),
  }
}
