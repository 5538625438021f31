// A job has one result: whoever completes it first, of whichever attempt, and nobody afterwards.

import { readdirSync } from 'node:fs'
import { readResult, writeResult } from '@cirasa/jobs/folder'
import { describe, expect, it } from 'vitest'
import { exampleResult, temporaryFolder } from './temporary-job.ts'

describe('result.json', () => {
  it('is absent before the end and then says what was written', async () => {
    const folder = temporaryFolder()
    expect(await readResult(folder)).toBeUndefined()
    expect(await writeResult(folder, exampleResult)).toBe(true)
    expect(await readResult(folder)).toEqual(exampleResult)
  })

  it('is that of the first of many that complete the job at once, and nothing else is left', async () => {
    const folder = temporaryFolder()
    const attempts = Array.from({ length: 20 }, (_, turn) => turn + 1)
    const counted = await Promise.all(attempts.map((attempt) => writeResult(folder, { ...exampleResult, attempt })))
    const winners = attempts.filter((_, turn) => counted[turn])
    expect(winners).toEqual([(await readResult(folder))?.attempt])
    expect(readdirSync(folder)).toEqual(['result.json'])
  })

  it('cannot be replaced later', async () => {
    const folder = temporaryFolder()
    await writeResult(folder, exampleResult)
    expect(await writeResult(folder, { ...exampleResult, attempt: 2, outcome: 'failure' })).toBe(false)
    expect(await readResult(folder)).toEqual(exampleResult)
  })
})
