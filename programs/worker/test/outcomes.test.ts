// However an app ends, there is a result that says so in words for its user, and an exit code that says so to a scheduler.

import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { readProgress, readTask, writeTask } from '@cirasa/jobs/folder'
import { describe, expect, it } from 'vitest'
import { productText, runWorkerOn, startWorker, taskFolder } from './worker-call.ts'

describe('a worker', () => {
  it('runs the app of its task and lists what it made, with kinds and checksums', async () => {
    const folder = await taskFolder('good')
    const { code, result, log } = await startWorker(folder).end()
    expect(code).toBe(0)
    expect(result).toMatchObject({
      job: 'ab12',
      attempt: 1,
      outcome: 'success',
      exitCode: 0,
      warnings: ['The beam is not known.'],
      figures: { components: 12 },
    })
    const [catalog, notes] = result!.products
    expect(result!.products).toHaveLength(2)
    expect(catalog).toMatchObject({ name: 'catalog-a.json', role: 'catalog', mediaType: 'application/json', bytes: 2 })
    // sha256sum of `hello` without a line break.
    expect(notes).toMatchObject({
      name: 'notes.txt',
      role: 'file',
      mediaType: 'text/plain',
      sha256: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
    })
    expect(await readProgress(folder)).toMatchObject({ stage: 'searching', fraction: 0.5, count: 12 })
    expect(result!.peakMemoryBytes).toBeGreaterThan(20 << 20)
    expect(log).toContain('read vela.fits')
    expect(log).not.toContain('secret')
  })

  it('says what is wrong with an input in the words of the error, by the name that the user knows', async () => {
    const { code, result } = await runWorkerOn('wrong-input')
    expect(code).toBe(2)
    expect(result).toMatchObject({
      outcome: 'failure',
      exitCode: 2,
      code: 'TEST_NOT_AN_IMAGE',
      reason: 'The file vela.fits holds no image. Choose another file.',
    })
  })

  it('says of a defect only that it is one, keeps what was made, and puts the stack into the log', async () => {
    const { code, result, log } = await runWorkerOn('defect')
    expect(code).toBe(1)
    expect(result).toMatchObject({ outcome: 'failure', exitCode: 1, products: [{ name: 'half.txt' }] })
    expect(result!.reason).toBe('The app defect has a defect: the log of the job says where.')
    expect(log).toMatch(/TypeError[^\n]*\n +at /)
    expect(log).toContain('programs/worker/test/test-apps.ts')
    expect(log).not.toContain(path.resolve(import.meta.dirname, '../../..'))
  })

  it('tells memory that the machine does not have from a defect', async () => {
    const { code, result } = await runWorkerOn('boundless')
    expect([code, result?.outcome]).toEqual([137, 'out-of-memory'])
    expect(result!.reason).toContain('more memory')
  })

  it('leaves a result, too, when something fails that nobody waits for', async () => {
    const { code, result, log } = await runWorkerOn('late-defect')
    expect([code, result?.outcome]).toEqual([1, 'failure'])
    expect(log).toContain('nobody waits for this')
  })

  it('fails for an app that there is not', async () => {
    const { code, result } = await runWorkerOn('astrology')
    expect([code, result?.code]).toEqual([2, 'WORKER_NO_SUCH_APP'])
    expect(result!.reason).toContain('astrology')
  })

  it('takes away what an earlier attempt left half-done', async () => {
    const again = await taskFolder('killed-once')
    const first = await startWorker(again).end()
    expect([first.code, first.result]).toEqual([137, undefined])
    expect(productText(again, 'half.txt')).toBe('of the first attempt')
    await writeTask(again, { ...(await readTask(again)), attempt: 2 })
    const second = await startWorker(again).end()
    expect(second.result).toMatchObject({ outcome: 'success', attempt: 2, products: [] })
  })
})

describe('the program cirasa-worker', () => {
  const program = path.join(import.meta.dirname, '..', 'bin', 'cirasa-worker.mjs')
  const call = (...args: string[]) => spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' })

  it('says how it is called when it is given no folder', () => {
    const { status, stderr } = call()
    expect([status, stderr]).toEqual([2, expect.stringContaining('cirasa-worker FOLDER')])
  })

  it('says with a code that a folder has no task', () => {
    const { status, stderr } = call('/nowhere')
    expect([status, stderr]).toEqual([2, expect.stringContaining('JOBS_CONTRACT_MISSING')])
  })

  it('knows its apps', async () => {
    const folder = await taskFolder('astrology')
    expect(call(folder).status).toBe(2)
  })
})
