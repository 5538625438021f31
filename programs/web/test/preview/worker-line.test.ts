// The line to the worker: the newest request is answered, older ones end, and a worker that is stuck is replaced.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Ask, Detected } from '../../src/preview/preview-messages.ts'
import { WorkerLine } from '../../src/preview/worker-line.ts'
import { FakeWorker } from './fake-worker.ts'

const image = { name: 'a', width: 4, height: 4, unit: '' }
const load: Ask = { kind: 'load', image, block: { x0: 0, y0: 0, step: 1, width: 1, height: 1, pixels: new Float32Array(1) } }
const detect = (seed: number): Ask => ({ kind: 'detect', options: { 'seed-threshold': seed } })
const detected: Detected = {
  kind: 'detected',
  count: 0,
  x: new Float64Array(0),
  y: new Float64Array(0),
  snr: new Float32Array(0),
  outlines: new Float32Array(0),
}

const PATIENCE = 50
let workers: FakeWorker[] = []
let line = new WorkerLine(() => new FakeWorker())

beforeEach(() => {
  vi.useFakeTimers()
  workers = []
  line = new WorkerLine(() => {
    workers.push(new FakeWorker())
    return workers[workers.length - 1]
  }, PATIENCE)
})
afterEach(() => vi.useRealTimers())

describe('a request', () => {
  it('is answered by the worker that it was sent to, with its progress', async () => {
    const seen: number[] = []
    const asked = line.ask(detect(5), ({ fraction }) => seen.push(fraction))
    workers[0].reply({ id: 1, kind: 'progress', progress: { stage: 'fitting', fraction: 0.4 } })
    workers[0].answer(1, detected)
    expect(await asked).toMatchObject({ kind: 'answer', answer: detected })
    expect(seen).toEqual([0.4])
  })

  it('ends as superseded when a newer one comes, and its late answer goes to nobody', async () => {
    const [first, second] = [line.ask(detect(5)), line.ask(detect(6))]
    expect(await first).toEqual({ kind: 'superseded' })
    workers[0].answer(1, { ...detected, count: 1 })
    workers[0].answer(2, { ...detected, count: 2 })
    expect(await second).toMatchObject({ answer: { count: 2 } })
  })

  it('fails with the error that the finder gave', async () => {
    const asked = line.ask(detect(5))
    workers[0].reply({ id: 1, kind: 'failed', says: 'All blank.', code: 'FINDER_ALL_BLANK', remedy: 'Choose another.' })
    await expect(asked).rejects.toMatchObject({ code: 'FINDER_ALL_BLANK', remedy: 'Choose another.' })
    const bug = line.ask(detect(5))
    workers[0].reply({ id: 2, kind: 'failed', says: 'x is not a function' })
    await expect(bug).rejects.toMatchObject({ code: 'PREVIEW_WORKER_FAILED' })
  })
})

describe('a worker', () => {
  it('that lets go in time stays', async () => {
    void line.ask(load)
    workers[0].answer(1, { kind: 'loaded' })
    void line.ask(detect(5))
    const second = line.ask(detect(6))
    workers[0].reply({ id: 2, kind: 'stopped' })
    vi.advanceTimersByTime(10 * PATIENCE)
    expect(workers.length).toBe(1)
    workers[0].answer(3, detected)
    expect((await second).kind).toBe('answer')
  })

  it('that is stuck is ended, and a fresh one gets the pixels and the newest request; the next one is warm already', async () => {
    void line.ask(load)
    workers[0].answer(1, { kind: 'loaded' })
    void line.ask(detect(5))
    const second = line.ask(detect(6))
    vi.advanceTimersByTime(PATIENCE)
    expect(workers[0].isTerminated).toBe(true)
    expect(workers[1].asked.map(({ kind, id }) => [kind, id])).toEqual([
      ['load', 1],
      ['detect', 3],
    ])
    workers[1].answer(3, detected)
    expect((await second).kind).toBe('answer')
    expect(workers.length).toBe(3)
    expect(workers[2].asked).toEqual([])
    void line.ask(detect(7))
    void line.ask(detect(8))
    vi.advanceTimersByTime(PATIENCE)
    expect(workers[2].asked.map(({ kind }) => kind)).toEqual(['load', 'detect'])
  })

  it('that breaks fails what was asked; the next request gets another one, which knows the pixels', async () => {
    void line.ask(load)
    workers[0].answer(1, { kind: 'loaded' })
    const asked = line.ask(detect(5))
    workers[0].onerror?.({ message: 'out of memory' } as ErrorEvent)
    await expect(asked).rejects.toMatchObject({ code: 'PREVIEW_WORKER_FAILED' })
    void line.ask(detect(6))
    expect(workers[1].asked.map(({ kind }) => kind)).toEqual(['load', 'detect'])
  })

  it('is ended with the line, and the spare one too', () => {
    void line.ask(detect(5))
    void line.ask(detect(6))
    vi.advanceTimersByTime(PATIENCE)
    line.dispose()
    expect(workers.every((worker) => worker.isTerminated)).toBe(true)
  })
})
