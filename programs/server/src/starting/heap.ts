// How the memory of JavaScript is kept: tight, since a server lives for months beside the jobs that need the machine's memory.

import { setFlagsFromString } from 'node:v8'

/**
 * Where new objects live, MiB. A large upload makes gigabytes of buffers that are dead at once: in a small place they are found dead sooner,
 * and their memory is still in the processor's cache when the next one takes it.
 */
const NEW_SPACE = 8
/** How much the memory may grow from one collection to the next, %. By itself V8 lets it become four times as large. */
const GROWTH = 50

/** Tells V8. Called before anything large is loaded. */
export function keepHeapTight(): void {
  setFlagsFromString(`--scavenger-max-new-space-capacity-mb=${NEW_SPACE}`)
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`)
}
