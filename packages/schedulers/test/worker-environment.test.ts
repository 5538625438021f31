// Workers get what they need of the service's environment and none of its secrets; what cannot be started is said with a code.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { contractFiles, type TaskOrder } from '@cirasa/jobs'
import { until } from '@cirasa/jobs/conformance'
import { afterAll, afterEach, expect, it } from 'vitest'
import { LocalScheduler, type LocalSchedulerOptions } from '../src/index.ts'

const root = mkdtempSync(path.join(tmpdir(), 'cirasa-environment-'))
let scheduler: LocalScheduler | undefined

afterEach(async () => {
  await scheduler?.close()
  delete process.env.CIRASA_DB_PASSWORD
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Submits a task to a scheduler that runs a program of Node in place of a worker. */
async function run(program: string, options: Partial<LocalSchedulerOptions> = {}): Promise<{ handle: string; log: () => string }> {
  scheduler = new LocalScheduler({ command: [process.execPath, '-e', program, '--'], ...options })
  const folder = mkdtempSync(path.join(root, 'job-'))
  const order: TaskOrder = { id: 'a-1', attempt: 1, folder, limits: {}, threads: 1, owner: 'somebody' }
  return { handle: await scheduler.submit(order), log: () => readFileSync(path.join(folder, contractFiles.log), 'utf8') }
}

it('hands on the path and what the options add, and no other variable', async () => {
  process.env.CIRASA_DB_PASSWORD = 'secret'
  const program = 'console.log(JSON.stringify(process.env))'
  const { log } = await run(program, { env: { OMP_NUM_THREADS: '2' } })
  const env = JSON.parse(await until(log, (text) => text.endsWith('}\n')))
  expect(env).toMatchObject({ PATH: process.env.PATH, OMP_NUM_THREADS: '2' })
  expect(env).not.toHaveProperty('CIRASA_DB_PASSWORD')
})

it('lets tasks stand back behind other programs when told to', async () => {
  const { log } = await run('setTimeout(() => console.log("nice", os.getPriority()), 200)', { nice: 7 })
  expect(await until(log, (text) => text.endsWith('\n'))).toContain('nice 7')
})

it('reports a worker that ends before it claims its task, with its exit code', async () => {
  const { handle } = await run('process.exit(9)')
  const report = await until(
    () => scheduler!.inspect(handle),
    ({ state }) => state !== 'waiting',
  )
  expect(report).toEqual({ state: 'ended', exitCode: 9 })
})

it('says with a code that the program is not there, without its path', async () => {
  await expect(run('', { command: ['/nowhere/cirasa-worker'] })).rejects.toMatchObject({
    code: 'SCHEDULERS_CANNOT_START',
    message: expect.not.stringContaining('/nowhere'),
  })
})
