// Apps that behave, and apps that do not: what the tests of the worker run in place of real ones.

import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { AppContext, AppOutcome, AppRun, RunnableApp } from '@cirasa/apps/node'
import { registry } from '@cirasa/errors'
import { countingRun } from './faults/counting-app.ts'

const testErrors = registry('TEST', {
  NOT_AN_IMAGE: { says: 'The file {file} holds no image.', do: 'Choose another file.' },
})

const nothing: AppOutcome = { warnings: [], figures: {} }

const runs: Readonly<Record<string, AppRun>> = {
  count: countingRun,
  /** Says how far it is, writes two products, warns and counts. */
  good: async ({ inputs, options, folder, progress, log }) => {
    progress('searching', 0.5, 12)
    log(`read ${inputs[0]?.path}`)
    write(folder, 'catalog-a.json', '{}')
    write(folder, 'notes.txt', String(options.words))
    write(folder, '.scratch', 'not a product')
    return { warnings: ['The beam is not known.'], figures: { components: 12 } }
  },
  'wrong-input': async ({ inputs }) => {
    throw testErrors.NOT_AN_IMAGE({ file: inputs[0].path })
  },
  defect: async ({ folder }) => {
    write(folder, 'half.txt', 'half')
    throw new TypeError(`undefined is not what ${folder} is for`)
  },
  'late-defect': async () => {
    setTimeout(() => {
      throw new Error('nobody waits for this')
    }, 20)
    await sleep(60_000)
    return nothing
  },
  /** Leaves a product at once and another one when it is told to end. */
  patient: async ({ folder, signal, progress }) => {
    write(folder, 'first.txt', 'first')
    progress('waiting', 0.1)
    await sleep(600_000, undefined, { signal }).catch(() => undefined)
    write(folder, 'partial.txt', 'partial')
    return { warnings: ['It is not complete.'], figures: {} }
  },
  /** Does not listen. */
  stubborn: async ({ folder }) => {
    write(folder, 'first.txt', 'first')
    await sleep(600_000)
    return nothing
  },
  /** Asleep so deeply that no handler and no timer runs. */
  blocked: async ({ folder }) => {
    write(folder, 'first.txt', 'first')
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
    return nothing
  },
  hungry: async ({ folder, signal }) => {
    write(folder, 'first.txt', 'first')
    const eaten: Buffer[] = []
    while (!signal.aborted) {
      eaten.push(Buffer.alloc(16 << 20, 1))
      await sleep(5)
    }
    return { warnings: [], figures: { pieces: eaten.length } }
  },
  /** Asks for more than any machine has. */
  boundless: async () => ({ warnings: [], figures: { bytes: new Float32Array(2 ** 42).byteLength } }),
  exits: async () => process.exit(7),
  crashes: async () => {
    process.kill(process.pid, 'SIGSEGV')
    await sleep(60_000)
    return nothing
  },
  /** Killed as if by somebody else, the first time; its second attempt goes well. */
  'killed-once': async ({ folder }) => {
    const mark = path.join(folder, '..', 'was-killed')
    try {
      writeFileSync(mark, '', { flag: 'wx' })
    } catch {
      return nothing
    }
    write(folder, 'half.txt', 'of the first attempt')
    process.kill(process.pid, 'SIGKILL')
    await sleep(60_000)
    return nothing
  },
  'always-killed': async ({ folder }) => {
    write(folder, 'half.txt', 'half')
    process.kill(process.pid, 'SIGKILL')
    await sleep(60_000)
    return nothing
  },
  /** Goes while a child that ignores SIGTERM stays. */
  'leaves-child': async ({ folder }: AppContext) => {
    const child = spawn(process.execPath, ['-e', 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)'], { detached: true })
    write(folder, 'pid.txt', String(child.pid))
    return nothing
  },
}

const write = (folder: string, name: string, text: string) => writeFileSync(path.join(folder, name), text)

/** All of them, each with the same small manifest. */
export const testApps: ReadonlyMap<string, RunnableApp> = new Map(
  Object.entries(runs).map(([name, run]) => [
    name,
    {
      run,
      manifest: {
        name,
        version: '1',
        summary: 'An app for tests.',
        options: [],
        inputs: [],
        products: [{ role: 'catalog', pattern: 'catalog-*.json', mediaType: 'application/json', description: 'What was found.' }],
      },
    },
  ]),
)
