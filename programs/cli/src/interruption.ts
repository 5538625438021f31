// Ctrl-C, kill and a closed terminal: work is told to stop and leaves nothing half-written; a second Ctrl-C does not wait.

import { constants } from 'node:os'

/** Whether somebody asked us to stop, and how the process has to end then. */
export interface Interruption {
  /** Aborted at the first SIGINT, SIGTERM or SIGHUP. */
  readonly signal: AbortSignal
  /** 130 after SIGINT, 143 after SIGTERM, 129 after SIGHUP. */
  exitCode(): number
}

/** One press of Ctrl-C reaches us twice when a launcher hands it on: what comes within this many ms is the same one. */
const SAME_PRESS_MS = 500

/**
 * Listens for the signals that end a program.
 *
 * @param atOnce called, synchronously, when a second signal says not to wait any longer.
 */
export function watchInterruption(atOnce: () => void): Interruption {
  const controller = new AbortController()
  let received = 0
  let first = 0
  const listen = (name: 'SIGINT' | 'SIGTERM' | 'SIGHUP') => {
    process.on(name, () => {
      if (received === 0) {
        received = constants.signals[name]
        first = performance.now()
        controller.abort()
      } else if (performance.now() - first > SAME_PRESS_MS) {
        atOnce()
        process.exit(128 + received)
      }
    })
  }
  listen('SIGINT')
  listen('SIGTERM')
  listen('SIGHUP')
  return { signal: controller.signal, exitCode: () => 128 + (received || constants.signals.SIGINT) }
}
