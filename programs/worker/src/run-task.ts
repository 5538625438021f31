// Runs the app of a task within its limits, and puts together the result, whatever happens.

import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import type { AppOutcome, RunnableApp } from '@cirasa/apps/node'
import { productKind } from '@cirasa/apps/node/products'
import { isCodedError } from '@cirasa/errors'
import { contractFiles, type TaskResult, type TaskSpec } from '@cirasa/jobs'
import { listProducts, noteDone, ProgressWriter } from '@cirasa/jobs/folder'
import { workerErrors } from './errors.ts'
import { type Ending, type EndWatch, watchForEnd } from './reason-to-end.ts'
import type { AppTable } from './run-worker.ts'
import { withoutPaths, withoutRoot } from './without-paths.ts'

/** As a shell would say it: 128 + TERM, what timeout(1) says, 128 + KILL. */
const exitCodes = { canceled: 143, 'timed-out': 124, 'out-of-memory': 137 } as const

type Part = Pick<TaskResult, 'outcome' | 'exitCode' | 'reason' | 'code' | 'warnings' | 'figures'>

/** Undefined when the process was asked to end without a word from the service. */
export async function runTask(folder: string, task: TaskSpec, apps: AppTable): Promise<TaskResult | undefined> {
  const started = Date.now()
  const watch = watchForEnd(folder, task.attempt, task.limits)
  const app = await apps(task.app)
  const part = await outcomeOf(folder, task, app, watch)
  const ending = await watch.ending()
  if (ending === 'unknown') return undefined
  const { contract, job, attempt } = task
  const peakMemoryBytes = process.resourceUsage().maxRSS * 1024
  const result = { contract, job, attempt, ...part, started, ended: Date.now(), pid: process.pid, peakMemoryBytes }
  noteDone(folder, result)
  const products = await listProducts(folder, (name) => productKind(app?.manifest, name), { sealed: true })
  return { ...result, products }
}

async function outcomeOf(folder: string, task: TaskSpec, app: RunnableApp | undefined, watch: EndWatch): Promise<Part> {
  try {
    if (app === undefined) throw workerErrors.NO_SUCH_APP({ app: task.app })
    const outcome = await Promise.race([runApp(folder, task, app, watch.signal), watch.overdue, crash()])
    const ending = await watch.ending()
    return ending === undefined && outcome !== undefined ? success(outcome) : ended(ending, outcome)
  } catch (error) {
    const ending = await watch.ending()
    return ending === undefined ? failure(error, folder, task) : ended(ending, undefined)
  }
}

async function runApp(folder: string, task: TaskSpec, app: RunnableApp, signal: AbortSignal): Promise<AppOutcome> {
  const products = path.join(folder, contractFiles.products)
  // What an earlier attempt left half-done is not a product of this one.
  await rm(products, { recursive: true, force: true })
  await mkdir(products)
  const writer = new ProgressWriter(folder)
  const { inputs, options, threads } = task
  return app.run({
    inputs,
    options,
    threads,
    signal,
    folder: products,
    progress: (stage, fraction, count) => writer.note({ stage, fraction, count }),
    log: (line) => process.stdout.write(`${withoutPaths(line, folder, task)}\n`),
  })
}

/** What goes wrong where nobody waits for it ends the run as well, with a result. */
const crash = (): Promise<never> => new Promise((_, reject) => process.on('uncaughtException', reject))

const success = ({ warnings, figures }: AppOutcome): Part => ({
  outcome: 'success',
  exitCode: 0,
  reason: 'Completed.',
  warnings: bounded(warnings),
  figures,
})

function ended(ending: Ending | undefined, outcome: AppOutcome | undefined): Part {
  // An unknown ending makes no result: this only fills the place.
  const { because, reason } = ending === undefined || ending === 'unknown' ? ({ because: 'canceled', reason: '' } as const) : ending
  return { outcome: because, exitCode: exitCodes[because], reason, warnings: bounded(outcome?.warnings ?? []), figures: outcome?.figures }
}

/** What is wrong with the input is said in the error's own words; a defect is said to be one, and its stack is in the log. */
function failure(error: unknown, folder: string, task: TaskSpec): Part {
  if (isCodedError(error)) {
    const reason = bounded([withoutPaths(`${error.message} ${error.remedy}`, folder, task)])[0]
    return { outcome: 'failure', exitCode: 2, reason, code: error.code, warnings: [] }
  }
  process.stderr.write(`${withoutPaths(withoutRoot(error instanceof Error ? String(error.stack) : String(error)), folder, task)}\n`)
  // What V8 throws when the machine does not give it the memory for an array.
  if (error instanceof RangeError && /allocation failed|Invalid typed array length: \d{10}/.test(error.message)) {
    const reason = 'It needed more memory than this machine could give: try a part of the image.'
    return { outcome: 'out-of-memory', exitCode: exitCodes['out-of-memory'], reason, warnings: [] }
  }
  return { outcome: 'failure', exitCode: 1, reason: `The app ${task.app} has a defect: the log of the job says where.`, warnings: [] }
}

const bounded = (sentences: readonly string[]): readonly string[] => sentences.slice(0, 1000).map((sentence) => sentence.slice(0, 4000))
