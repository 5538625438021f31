// progress.ndjson: how far a run is, a JSON object a line. Readers want the last line; writers must not fill the disk.

import { appendFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Check } from 'typebox/schema'
import type { JobProgress } from '../job.ts'
import { contractFiles, type ProgressLine } from '../task.ts'
import { readTail } from './contract-file.ts'
import { progressSchema } from './schemas.ts'

/** At most ten lines a second, and never more than this in all. */
const LEAST_PAUSE_MS = 100
const LIMIT_BYTES = 4 << 20
const TAIL_BYTES = 16 << 10

/** Appends to the progress of a run; begins by taking away what an earlier attempt wrote. */
export class ProgressWriter {
  readonly #file: string
  #written = 0
  #last = Number.NEGATIVE_INFINITY

  constructor(folder: string) {
    this.#file = path.join(folder, contractFiles.progress)
    writeFileSync(this.#file, '')
  }

  /** What comes faster than readers look is dropped, but for the end. */
  note({ stage, fraction, count }: JobProgress): void {
    const now = performance.now()
    if ((now - this.#last < LEAST_PAUSE_MS && fraction < 1) || this.#written > LIMIT_BYTES) return
    const line: ProgressLine = { stage: stage.slice(0, 200), fraction: Math.min(1, Math.max(0, fraction || 0)), count, at: Date.now() }
    const text = `${JSON.stringify(line)}\n`
    this.#last = now
    this.#written += text.length
    try {
      appendFileSync(this.#file, text)
    } catch {
      // The disk is full, say: the run goes on without saying how far it is.
    }
  }
}

/** The newest complete line; undefined when there is none that makes sense. */
export async function readProgress(folder: string): Promise<ProgressLine | undefined> {
  const tail = await readTail(folder, contractFiles.progress, TAIL_BYTES)
  if (tail === undefined) return undefined
  // What follows the last line break is not complete yet.
  const lines = tail.text.split('\n').slice(0, -1)
  for (const line of lines.reverse()) {
    const value = parsed(line)
    if (Check(progressSchema, value)) return value
  }
  return undefined
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
