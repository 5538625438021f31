// The page in which tiles are decoded for the bench, as the viewer decodes them.

import { decodeTile } from '@cirasa/image'

declare global {
  interface Window {
    /** Milliseconds of one decoding, the best of some rounds. */
    decoding(base64: string, rounds: number): Promise<number>
  }
}

/** Decodings that are timed at once: the clock of a page is coarse. */
const TOGETHER = 10

window.decoding = async (base64, rounds) => {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds; round++) {
    const began = performance.now()
    for (let i = 0; i < TOGETHER; i++) await decodeTile(bytes)
    least = Math.min(least, (performance.now() - began) / TOGETHER)
  }
  return least
}
