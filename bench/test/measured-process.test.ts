// A run is measured whole, and ended whole when it takes too long.

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { measure, missingTimer } from '../measuring/measured-process.ts'

const reason = missingTimer()

describe.skipIf(reason !== undefined)(`measure${reason ? ` [skipped: ${reason}]` : ''}`, () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'cirasa-bench-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('counts the memory and the processor time of a child of the program', async () => {
    const work = 'const filled = Buffer.alloc(300e6, 1); if (filled.indexOf(0) !== -1) process.exit(1)'
    const cost = await measure({ program: 'sh', args: ['-c', `"${process.execPath}" -e '${work}'; exit $?`] }, folder, 60)
    expect(cost.outcome).toBe('done')
    expect(cost.peakMegabytes).toBeGreaterThan(300)
    expect(cost.peakMegabytes).toBeLessThan(600)
    expect(cost.cpuSeconds).toBeGreaterThan(0)
  })

  it('reports a failure with its exit code and its last words', async () => {
    const cost = await measure({ program: 'sh', args: ['-c', 'echo too little sky >&2; exit 3'] }, folder, 60)
    expect(cost).toMatchObject({ outcome: 'failed', exitCode: 3, said: 'too little sky\n' })
  })

  it('ends all processes of a run over the limit', async () => {
    const cost = await measure({ program: 'sh', args: ['-c', 'sleep 60 & echo $! > pid; wait'] }, folder, 0.5)
    expect(cost.outcome).toBe('over the limit')
    const stat = `/proc/${readFileSync(path.join(folder, 'pid'), 'utf8').trim()}/stat`
    const ended = () => !existsSync(stat) || / Z /.test(readFileSync(stat, 'utf8'))
    await expect.poll(ended).toBe(true)
  })
})
