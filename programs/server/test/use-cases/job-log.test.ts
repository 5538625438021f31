// Reading a log in parts: put together they are the log, no character is cut in two, and a new attempt's log is begun anew.

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Job } from '@cirasa/jobs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readLog } from '../../src/use-cases/job-log.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cirasa-log-'))
})
afterAll(() => rm(folder, { recursive: true }))

const ended = { state: 'SUCCESS', taskEnded: true } as Job
const running = { state: 'RUNNING', taskEnded: false } as Job
const written = (text: string) => writeFile(path.join(folder, 'job.log'), text)

describe('a log', () => {
  it('read in parts of any size is the log', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'é', '→', '🔭', '\n'), maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 4, max: 20 }), async (whole, maxBytes) => {
        await written(whole)
        let read = ''
        for (let from = 0, complete = false; !complete; ) {
          const part = await readLog(ended, folder, { from, maxBytes })
          read += part.text
          from = part.next
          complete = part.complete
        }
        expect(read).toBe(whole)
      }),
      { numRuns: 100 },
    )
  })

  it('shows its end first, without half a character', async () => {
    await written('früh\nspät→')
    const { text, from, next, complete } = await readLog(ended, folder, { maxBytes: 5 })
    expect([text, from, next, complete]).toEqual(['t→', 10, 14, true])
  })

  it('waits for the rest of a character that is being written', async () => {
    await writeFile(path.join(folder, 'job.log'), Buffer.from('a→').subarray(0, 3))
    expect(await readLog(running, folder, { from: 0 })).toMatchObject({ text: 'a', next: 1, complete: false })
  })

  it('is read from its beginning when it is shorter than what was read before', async () => {
    await written('new')
    expect(await readLog(running, folder, { from: 500 })).toMatchObject({ text: 'new', from: 0 })
  })

  it('is empty before there is one', async () => {
    expect(await readLog(running, undefined, {})).toEqual({ text: '', from: 0, next: 0, complete: false })
    expect(await readLog(ended, path.join(folder, 'nowhere'), {})).toEqual({ text: '', from: 0, next: 0, complete: true })
  })
})
