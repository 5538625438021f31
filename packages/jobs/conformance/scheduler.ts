// The promises of a scheduler, as tests: every adapter runs this suite over a scheduler that starts the stand-in worker.

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { contractFiles, type JobLimits, newId, type Scheduler, type TaskOrder, type TaskReport } from '@cirasa/jobs'
import { processStat, readClaim, readResult, writeTask } from '@cirasa/jobs/folder'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type StandInOptions, standInFiles } from './stand-in-worker.ts'
import { until } from './until.ts'

/** The command that a scheduler under test has to run on the folders of its tasks. */
export const standInCommand: readonly [string, ...string[]] = [
  process.execPath,
  fileURLToPath(new URL('./stand-in-worker.ts', import.meta.url)),
]

export interface SchedulerUnderTest {
  /** Another instance over the same resources each time, as after a restart of the service; with a capacity of 2. */
  open(): Promise<Scheduler>
  /** A new folder that workers can reach, absolute. */
  folder(): Promise<string>
  /** Takes everything away. */
  close(): Promise<void>
}

type EndReport = Extract<TaskReport, { state: 'ended' }>

const MIB = 1 << 20

/** Declares the tests. Workers have to run on this machine: their processes are looked at. */
export function schedulerConformance(name: string, start: () => Promise<SchedulerUnderTest>): void {
  describe(`${name} keeps the promises of a scheduler`, () => {
    let under: SchedulerUnderTest
    let scheduler: Scheduler
    beforeAll(async () => {
      under = await start()
      scheduler = await under.open()
    })
    afterAll(async () => {
      await scheduler.close()
      await under.close()
    })

    async function order(options: StandInOptions = {}, limits: JobLimits = {}): Promise<TaskOrder> {
      const folder = await under.folder()
      const job = newId()
      const task = { contract: 1, job, attempt: 1, app: 'stand-in', inputs: [], limits, threads: 1, warnings: [] } as const
      await writeTask(folder, { ...task, options: { ...options } })
      return { id: `${job}-1`, attempt: 1, folder, limits, threads: 1, owner: 'somebody' }
    }

    const endOf = async (handle: string, by = scheduler): Promise<TaskReport> =>
      until(
        () => by.inspect(handle),
        ({ state }) => state === 'ended' || state === 'lost',
      )

    const isRunning = (handle: string, by = scheduler) =>
      until(
        () => by.inspect(handle),
        ({ state }) => state === 'running',
      )

    /** Until the stand-in has started everything that it was told to. */
    const processesOf = ({ folder }: TaskOrder, count: number): Promise<readonly number[]> =>
      until(
        () => lines(folder, standInFiles.pids).map(Number),
        (pids) => pids.length === count,
      )

    it('runs a task to its result', async () => {
      const task = await order()
      await endOf(await scheduler.submit(task))
      expect(await readResult(task.folder)).toMatchObject({ outcome: 'success', attempt: 1 })
    })

    it('runs a task once although it is submitted twice, and twice at once by two services', async () => {
      const task = await order({ ms: 300 })
      const other = await under.open()
      const handles = await Promise.all([scheduler.submit(task), other.submit(task)])
      handles.push(await scheduler.submit(task))
      expect(new Set(handles).size).toBe(1)
      await endOf(handles[0])
      expect(await scheduler.submit(task)).toBe(handles[0])
      await endOf(handles[0], other)
      await other.close()
      expect(lines(task.folder, standInFiles.runs)).toEqual(['1'])
    })

    it('reports exit code 3 as ended with 3', async () => {
      const report = await endOf(await scheduler.submit(await order({ exitCode: 3 })))
      expect(report).toMatchObject({ state: 'ended', exitCode: 3 })
      expect((report as EndReport).because).toBeUndefined()
    })

    it('tells a task that was killed for memory from one that failed, with the limit and the peak in words', async () => {
      const limits = { memoryBytes: 200 * MIB }
      const report = await endOf(await scheduler.submit(await order({ memory: 400 * MIB, blocked: true }, limits)))
      expect(report).toMatchObject({ state: 'ended', because: 'out-of-memory' })
      expect((report as EndReport).reason).toMatch(/200 MiB.* [2-9]\d\d MiB/)
    })

    it('ends a task that runs past its limit of time', async () => {
      const report = await endOf(await scheduler.submit(await order({ blocked: true }, { seconds: 0.5 })))
      expect(report).toMatchObject({ state: 'ended', because: 'timed-out' })
    })

    it('says in its own words why a task waits, and runs it in its turn', async () => {
      const busy = [await scheduler.submit(await order({ ms: 60_000 })), await scheduler.submit(await order({ ms: 60_000 }))]
      const task = await order()
      const handle = await scheduler.submit(task)
      const report = await scheduler.inspect(handle)
      expect(report.state).toBe('waiting')
      expect((report as { reason: string }).reason).toMatch(/\w+ .*\w/)
      await Promise.all(busy.map((other) => scheduler.cancel(other)))
      await endOf(handle)
      expect(await readResult(task.folder)).toMatchObject({ outcome: 'success' })
    })

    it('never runs a task that was cancelled while it waited', async () => {
      const busy = [await scheduler.submit(await order({ ms: 60_000 })), await scheduler.submit(await order({ ms: 60_000 }))]
      const task = await order()
      const handle = await scheduler.submit(task)
      await scheduler.cancel(handle)
      await Promise.all(busy.map((other) => scheduler.cancel(other)))
      await endOf(handle)
      expect(lines(task.folder, standInFiles.runs)).toEqual([])
    })

    it('reports a task that it has never heard of as lost', async () => {
      const folder = await under.folder()
      const handle = await scheduler.submit(await order())
      expect(await scheduler.inspect(handle.replace(/\/.*$/s, folder))).toMatchObject({ state: 'lost' })
      expect(await scheduler.inspect('nonsense')).toMatchObject({ state: 'lost' })
    })

    it('never calls a worker that was killed from outside one that failed by itself', async () => {
      const task = await order({ ms: 60_000 })
      const handle = await scheduler.submit(task)
      const [pid] = await processesOf(task, 1)
      process.kill(pid, 'SIGKILL')
      const report = await endOf(handle)
      if (report.state === 'ended') expect(report).toMatchObject({ exitCode: 137 })
    })

    it('finds a running task again after a restart', async () => {
      const task = await order({ ms: 60_000 })
      const handle = await scheduler.submit(task)
      const [pid] = await processesOf(task, 1)
      const restarted = await under.open()
      expect(await isRunning(handle, restarted)).toMatchObject({ pid })
      expect(await restarted.submit(task)).toBe(handle)
      await restarted.cancel(handle)
      await restarted.close()
      expect([pid].filter(isAlive)).toEqual([])
      await endOf(handle)
    })

    it('keeps the limits of a task that an earlier service started', async () => {
      const task = await order({ blocked: true }, { seconds: 1 })
      const earlier = await under.open()
      const handle = await earlier.submit(task)
      await processesOf(task, 1)
      await earlier.close()
      const restarted = await under.open()
      expect(await endOf(handle, restarted)).toMatchObject({ state: 'ended', because: 'timed-out' })
      await restarted.close()
    })

    it('leaves no process behind after cancel: not a stubborn worker, nor children that went their own way', async () => {
      const task = await order({ ms: 60_000, children: true, ignoresTerm: true })
      const handle = await scheduler.submit(task)
      const pids = await processesOf(task, 3)
      await scheduler.cancel(handle)
      expect(pids.filter(isAlive)).toEqual([])
      expect(await endOf(handle)).toMatchObject({ state: 'ended', because: 'canceled' })
    })

    it('leaves no process behind when the worker is killed alone', async () => {
      const task = await order({ ms: 60_000, children: true })
      const handle = await scheduler.submit(task)
      const pids = await processesOf(task, 3)
      process.kill(pids[0], 'SIGKILL')
      await endOf(handle)
      expect(pids.filter(isAlive)).toEqual([])
    })

    it('does not call a task ended while something that it started goes on', async () => {
      const task = await order({ children: true })
      const handle = await scheduler.submit(task)
      const pids = await processesOf(task, 3)
      await endOf(handle)
      expect(pids.filter(isAlive)).toEqual([])
      expect(await readResult(task.folder)).toMatchObject({ outcome: 'success' })
    })

    it('does nothing when an ended task is cancelled', async () => {
      const task = await order()
      const handle = await scheduler.submit(task)
      await endOf(handle)
      const result = await readResult(task.folder)
      await scheduler.cancel(handle)
      await scheduler.cancel(handle)
      expect(await readResult(task.folder)).toEqual(result)
      expect(await readClaim(task.folder, 1)).toBeDefined()
    })

    it('lets tasks go on when it is closed', async () => {
      const passing = await under.open()
      const task = await order({ ms: 400 })
      const handle = await passing.submit(task)
      await passing.close()
      await endOf(handle)
      expect(await readResult(task.folder)).toMatchObject({ outcome: 'success' })
    })

    it('keeps what workers say in the log of the job', async () => {
      const task = await order({ exitCode: 4 })
      await endOf(await scheduler.submit(task))
      expect(lines(task.folder, contractFiles.log)).toContain('Error: the stand-in was told to fail')
    })
  })
}

const isAlive = (pid: number): boolean => processStat(pid)?.ended === false

function lines(folder: string, file: string): readonly string[] {
  try {
    return readFileSync(path.join(folder, file), 'utf8').trimEnd().split('\n')
  } catch {
    return []
  }
}
