// What a worker's log says of why it ended, in words that may be shown.

import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { contractFiles } from '@cirasa/jobs'
import { lastWords } from '@cirasa/jobs/folder'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from './temporary-job.ts'

function wordsOf(log: string): Promise<string | undefined> {
  const folder = temporaryFolder()
  writeFileSync(path.join(folder, contractFiles.log), log)
  return lastWords(folder)
}

describe('lastWords', () => {
  it('finds the sentence of a crash of Node among its surroundings', async () => {
    const log = `reading\nfile:///srv/cirasa/app.ts:3\n  throw new RangeError('too wide')\n  ^\n
RangeError: too wide\n    at run (file:///srv/cirasa/app.ts:3:9)\n    at main (node:internal/main:1:1)\n\nNode.js v24.21.0\n`
    expect(await wordsOf(log)).toBe('RangeError: too wide')
  })

  it('is the last line of a program of another kind', async () => {
    expect(await wordsOf('loading\nSegmentation fault (core dumped)\n\n')).toBe('Segmentation fault (core dumped)')
  })

  it('leaves names of files and takes paths of the server away', async () => {
    expect(await wordsOf("Error: ENOENT: no such file or directory, open '/srv/secret/jobs/ab12/vela.fits'\n")).toBe(
      "Error: ENOENT: no such file or directory, open 'vela.fits'",
    )
  })

  it('is short and without control characters', async () => {
    const words = await wordsOf(`\u001b[31mred\u001b[0m\u0007 ${'a'.repeat(10_000)}`)
    expect(words).toMatch(/^red a+$/)
    expect(words!.length).toBeLessThanOrEqual(200)
  })

  it('is nothing without a log', async () => {
    expect(await lastWords(temporaryFolder())).toBeUndefined()
    expect(await wordsOf('\n\n')).toBeUndefined()
  })
})
