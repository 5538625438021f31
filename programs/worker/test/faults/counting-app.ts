// An app that keeps count of its own runs: when it begins, whether another run of the same job is there then, and when it is at its very end.

import { appendFileSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { AppRun } from '@cirasa/apps/node'
import { processStat } from '@cirasa/jobs/folder'

/** In the folder of the job. */
export const countFiles = { begun: 'begun.txt', ended: 'ended.txt', overlaps: 'overlaps.txt' } as const

/** Works `ms` and writes one product. */
export const countingRun: AppRun = async ({ folder, options, progress }) => {
  const job = path.dirname(folder)
  noteOverlaps(job)
  appendFileSync(path.join(job, countFiles.begun), `${process.pid} ${processStat(process.pid)?.startTicks}\n`)
  progress('counting', 0.5)
  await sleep(Number(options.ms))
  appendFileSync(path.join(folder, 'count.txt'), 'once\n')
  appendFileSync(path.join(job, countFiles.ended), `${process.pid}\n`)
  return { warnings: [], figures: {} }
}

function noteOverlaps(job: string): void {
  for (const line of linesOf(path.join(job, countFiles.begun))) {
    const [pid, startTicks] = line.split(' ').map(Number)
    const seen = processStat(pid)
    if (seen?.startTicks === startTicks && !seen.ended) appendFileSync(path.join(job, countFiles.overlaps), `${pid} ${process.pid}\n`)
  }
}

/** The lines of a file; none when it is not there. */
export function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').slice(0, -1)
  } catch {
    return []
  }
}
