// Dispatchers and workers are killed at random moments, hundreds of times, while jobs come in: none is lost, and none is completed twice.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { contractFiles, type Job, type RecordStore, type TaskResult } from '@cirasa/jobs'
import { until } from '@cirasa/jobs/conformance'
import { openSqliteRecords } from '@cirasa/store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countFiles, linesOf } from './counting-app.ts'
import { seededRandom } from './seeded-random.ts'
import { DispatcherProcess, workersUnder } from './victims.ts'
import { waitingJob } from './waiting-job.ts'

const KILLS = 220
const SEED = 20_261_120
/** Jobs that wait or run at any time, so that every kill can hurt one. */
const JOBS_AT_ONCE = 8

/** What was seen of a result the first time: it must be so for ever. */
interface SeenResult {
  readonly inode: number
  readonly text: string
}

describe(`after ${KILLS} kills`, () => {
  const root = mkdtempSync(path.join(tmpdir(), 'cirasa-faults-'))
  const random = seededRandom(SEED)
  const accepted: string[] = []
  const results = new Map<string, SeenResult>()
  const changed: string[] = []
  const killed = { dispatcher: 0, worker: 0, both: 0 }
  const killedWorkers = new Set<number>()
  let store: RecordStore
  let jobs: readonly Job[]

  const folderOf = (id: string) => path.join(root, 'jobs', id)

  async function acceptJobs(): Promise<void> {
    const unfinished = accepted.filter((id) => !results.has(id)).length
    for (let missing = JOBS_AT_ONCE - unfinished; missing > 0; missing--) {
      const job = waitingJob({ options: { ms: Math.round(20 + 180 * random()) } })
      await store.jobs.add([job])
      accepted.push(job.id)
    }
  }

  function lookAtResults(): void {
    for (const id of accepted) {
      const now = seenResult(path.join(folderOf(id), contractFiles.result))
      const before = results.get(id)
      if (before === undefined && now !== undefined) results.set(id, now)
      else if (before !== undefined && (now?.inode !== before.inode || now.text !== before.text)) changed.push(id)
    }
  }

  /** At any moment of a worker's life, its start and its end included. */
  async function pickWorker(): Promise<number | undefined> {
    for (let looks = 0; looks < 200 && workersUnder(root).length === 0; looks++) await sleep(10)
    await sleep(250 * random())
    const workers = workersUnder(root)
    return workers[Math.floor(random() * workers.length)]
  }

  async function pickMoment(dispatcher: DispatcherProcess): Promise<void> {
    if (random() < 0.85) await dispatcher.ready
    await sleep(300 * random())
  }

  /** Gives how many were killed; none when no worker was there. */
  async function killSomething(dispatcher: DispatcherProcess): Promise<number> {
    const choice = random()
    const kind = choice < 0.2 ? 'dispatcher' : choice < 0.75 ? 'worker' : 'both'
    if (kind === 'dispatcher') await pickMoment(dispatcher)
    const worker = kind === 'dispatcher' ? undefined : await pickWorker()
    if (kind !== 'dispatcher' && (worker === undefined || !killWorker(worker))) return 0
    if (kind !== 'worker') {
      await dispatcher.kill()
      dispatcher.start()
    }
    killed[kind]++
    return kind === 'both' ? 2 : 1
  }

  function killWorker(pid: number): boolean {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      return false
    }
    killedWorkers.add(pid)
    return true
  }

  beforeAll(async () => {
    mkdirSync(path.join(root, 'jobs'))
    store = await openSqliteRecords(path.join(root, 'records.sqlite'))
    const dispatcher = new DispatcherProcess(root)
    dispatcher.start()
    for (let kills = 0; kills < KILLS; ) {
      await acceptJobs()
      kills += await killSomething(dispatcher)
      lookAtResults()
    }
    await until(
      () => store.jobs.underWay().then(async (tasks) => tasks.length + (await store.accounts.total()).jobs.PENDING),
      (left) => left === 0,
    )
    lookAtResults()
    await dispatcher.kill()
    const found = await Promise.all(accepted.map((id) => store.jobs.get('ada', id)))
    jobs = found.filter((job) => job !== undefined)
  }, 240_000)

  afterAll(async () => {
    await store.close()
    rmSync(root, { recursive: true, force: true })
  })

  it('every job that was accepted has succeeded', () => {
    expect(jobs.map(({ id }) => id)).toEqual(accepted)
    expect(jobs.filter(({ state, taskEnded }) => state !== 'SUCCESS' || !taskEnded)).toEqual([])
  })

  it('every job has one result, which was never changed, with one completed product', () => {
    expect(changed).toEqual([])
    for (const { id } of jobs) {
      const result = readResult(folderOf(id))
      expect(result).toMatchObject({ outcome: 'success', products: [{ name: 'count.txt', bytes: 'once\n'.length }] })
      expect(linesOf(path.join(folderOf(id), contractFiles.products, 'count.txt'))).toEqual(['once'])
    }
  })

  it('the run that gave the result was the last one: a job that has one is never begun again', () => {
    for (const { id } of jobs) {
      const { pid } = readResult(folderOf(id))
      const begun = linesOf(path.join(folderOf(id), countFiles.begun)).map((line) => Number(line.split(' ')[0]))
      expect(begun.at(-1)).toBe(pid)
      expect(linesOf(path.join(folderOf(id), countFiles.ended)).at(-1)).toBe(String(pid))
    }
  })

  it('a run that came to its end without a result had been killed by us in that very moment', () => {
    for (const { id } of jobs) {
      const inVain = linesOf(path.join(folderOf(id), countFiles.ended))
        .slice(0, -1)
        .map(Number)
      expect(inVain.filter((pid) => !killedWorkers.has(pid))).toEqual([])
    }
  })

  it('no two runs of a job were ever there at once', () => {
    expect(jobs.flatMap(({ id }) => linesOf(path.join(folderOf(id), countFiles.overlaps)))).toEqual([])
  })

  it('no process is left', () => expect(workersUnder(root)).toEqual([]))

  it('says how many were killed', () => {
    const attempts = jobs.reduce((sum, { attempt }) => sum + attempt, 0)
    const ends = jobs.reduce((sum, { id }) => sum + linesOf(path.join(folderOf(id), countFiles.ended)).length, 0)
    const { dispatcher, worker, both } = killed
    const said = [
      `${dispatcher + both} dispatchers and ${worker + both} workers killed (${both} times both at once), seed ${SEED}:`,
      `${accepted.length} jobs accepted, ${results.size} results, ${attempts} attempts,`,
      `${ends - jobs.length} runs killed between their last act and their result`,
    ]
    console.log(said.join(' '))
    expect(dispatcher + worker + 2 * both).toBeGreaterThanOrEqual(200)
    expect(attempts).toBeGreaterThan(jobs.length)
  })
})

const readResult = (folder: string): TaskResult => JSON.parse(readFileSync(path.join(folder, contractFiles.result), 'utf8'))

function seenResult(file: string): SeenResult | undefined {
  try {
    return { inode: statSync(file).ino, text: readFileSync(file, 'utf8') }
  } catch {
    return undefined
  }
}
