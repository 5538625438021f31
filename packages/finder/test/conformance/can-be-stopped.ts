// A search says where it is, and ends when it is told to.

import { describe, expect, it } from 'vitest'
import { localRunner, type Progress, type TaskRunner } from '../../src/index.ts'
import { planeOf } from '../pictures.ts'
import { contextOf, type Find, sceneOf } from '../scenes.ts'

/** Milliseconds in which a search must have ended after the signal, on a slow and busy machine. The promise is one second. */
const LONGEST = 10_000

export function canBeStopped(find: Find): void {
  const { picture } = sceneOf(400, 380, 91)
  const context = contextOf(picture)

  /** Counts the tasks that are begun. */
  const counting = (): TaskRunner & { begun: number } => {
    const inner = localRunner(planeOf(picture), context)
    const runner = {
      begun: 0,
      concurrency: 3,
      run: ((task) => {
        runner.begun++
        return inner.run(task)
      }) as TaskRunner['run'],
    }
    return runner
  }

  describe('a search that is told to stop', () => {
    it('does not begin when the signal was there first', async () => {
      const runner = counting()
      await expect(find(planeOf(picture), context, {}, { runner, signal: AbortSignal.abort(new Error('never mind')) })).rejects.toThrow(
        'never mind',
      )
      expect(runner.begun).toBe(0)
    })

    for (const stage of ['noise', 'detection', 'fitting'] as const) {
      it(`ends with the reason of the signal at ${stage}, and begins no further task`, async () => {
        const runner = counting()
        const controller = new AbortController()
        let begunBefore = Number.POSITIVE_INFINITY
        let stoppedAt = 0
        const progress = (report: Progress): void => {
          if (report.stage !== stage || controller.signal.aborted) return
          begunBefore = runner.begun
          stoppedAt = performance.now()
          controller.abort(new Error('enough'))
        }
        await expect(find(planeOf(picture), context, {}, { runner, signal: controller.signal, progress })).rejects.toThrow('enough')
        expect(performance.now() - stoppedAt).toBeLessThan(LONGEST)
        expect(runner.begun).toBeLessThanOrEqual(begunBefore + runner.concurrency)
      })
    }

    it('is not disturbed by a signal that never comes', async () => {
      const { signal } = new AbortController()
      const { catalog } = await find(planeOf(picture), context, {}, { signal })
      expect(catalog.components.rows).toBeGreaterThan(10)
    })
  })

  describe('progress', () => {
    for (const options of [{}, { negative: true }]) {
      it(`goes from 0 to 1 and never back${options.negative ? ', holes included' : ''}`, async () => {
        const reports: Progress[] = []
        const { catalog } = await find(planeOf(picture), context, options, { progress: (report) => reports.push({ ...report }) })
        const fractions = reports.map(({ fraction }) => fraction)
        expect(fractions[0]).toBe(0)
        expect(fractions.at(-1)).toBe(1)
        expect(fractions).toEqual([...fractions].sort((a, b) => a - b))
        expect(new Set(reports.map(({ stage }) => stage))).toEqual(new Set(['noise', 'detection', 'fitting', 'measurement']))
        expect(reports.at(-1)?.count).toBe(catalog.components.rows)
      })
    }
  })

  it('passes on what goes wrong in a task', async () => {
    const runner: TaskRunner = { concurrency: 4, run: () => Promise.reject(new Error('the worker is gone')) }
    await expect(find(planeOf(picture), context, {}, { runner })).rejects.toThrow('the worker is gone')
  })
}
