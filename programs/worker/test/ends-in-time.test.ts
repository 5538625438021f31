// A worker that is over its limits, or is asked to end, leaves what it has and says why it ended.

import { existsSync } from 'node:fs'
import path from 'node:path'
import { contractFiles } from '@cirasa/jobs'
import { until } from '@cirasa/jobs/conformance'
import { readTask, writeStop, writeTask } from '@cirasa/jobs/folder'
import { describe, expect, it } from 'vitest'
import { runWorkerOn, startWorker, taskFolder, type WorkerCall } from './worker-call.ts'

const names = (products: readonly { readonly name: string }[]) => products.map(({ name }) => name)

/** Until the app has made its first product. */
const isAtWork = ({ folder }: WorkerCall) =>
  until(
    () => existsSync(path.join(folder, contractFiles.products, 'first.txt')),
    (there) => there,
  )

describe('a limit of time', () => {
  it('lets the app leave what it has, and is said in words', async () => {
    const { code, result } = await runWorkerOn('patient', { limits: { seconds: 0.3 } })
    expect(code).toBe(124)
    expect(result).toMatchObject({ outcome: 'timed-out', exitCode: 124, warnings: ['It is not complete.'] })
    expect(result!.reason).toBe('It ran longer than its limit of 0.3 seconds.')
    expect(names(result!.products)).toEqual(['first.txt', 'partial.txt'])
  })

  it('ends an app that does not listen, with what it has', async () => {
    const { code, result } = await runWorkerOn('stubborn', { limits: { seconds: 0.3 } })
    expect([code, result?.outcome, names(result!.products)]).toEqual([124, 'timed-out', ['first.txt']])
  })
})

describe('a limit of memory', () => {
  it('ends the app before it takes much more, and says the limit and the peak', async () => {
    const { code, result } = await runWorkerOn('hungry', { limits: { memoryBytes: 300 << 20 } })
    expect(code).toBe(137)
    expect(result).toMatchObject({ outcome: 'out-of-memory', exitCode: 137, products: [{ name: 'first.txt' }] })
    const [, limit, peak] = /limit of (\d+) MiB: the peak was (\d+) MiB/.exec(result!.reason)!.map(Number)
    expect(limit).toBe(300)
    expect(peak).toBeGreaterThan(300)
    expect(result!.peakMemoryBytes).toBeGreaterThan(300 << 20)
  })
})

describe('SIGTERM', () => {
  it('with a word from the service ends the run as that says, with what there is', async () => {
    const call = startWorker(await taskFolder('patient'))
    await isAtWork(call)
    await writeStop(call.folder, 1, { because: 'canceled', reason: 'Canceled by the user.', at: 1 })
    call.child.kill('SIGTERM')
    const { code, result } = await call.end()
    expect(code).toBe(143)
    expect(result).toMatchObject({ outcome: 'canceled', exitCode: 143, reason: 'Canceled by the user.' })
    expect(names(result!.products)).toEqual(['first.txt', 'partial.txt'])
  })

  it('from somebody else ends the worker without a result, so that the job is run again', async () => {
    const call = startWorker(await taskFolder('patient'))
    await isAtWork(call)
    call.child.kill('SIGTERM')
    expect(await call.end()).toMatchObject({ code: 143, result: undefined })
    expect(existsSync(path.join(call.folder, contractFiles.done(1)))).toBe(false)
  })
})

describe('a second worker', () => {
  it('on the same attempt ends quietly and disturbs nothing', async () => {
    const first = startWorker(await taskFolder('patient'))
    await isAtWork(first)
    const second = await startWorker(first.folder).end()
    expect([second.code, second.result]).toEqual([0, undefined])
    await writeStop(first.folder, 1, { because: 'canceled', reason: 'Canceled by the user.', at: 1 })
    first.child.kill('SIGTERM')
    const { result } = await first.end()
    expect(names(result!.products)).toEqual(['first.txt', 'partial.txt'])
  })

  it('on a job that has its result runs nothing', async () => {
    const folder = await taskFolder('good')
    const { result } = await startWorker(folder).end()
    await writeTask(folder, { ...(await readTask(folder)), attempt: 2, app: 'defect' })
    const second = await startWorker(folder).end()
    expect([second.code, second.result]).toEqual([0, result])
  })
})
