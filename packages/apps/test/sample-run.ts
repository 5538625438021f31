// Runs of the app `caesar` on the sample image, and what they leave in their folder.

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { checkRequest, manifests } from '../src/index.ts'
import { type AppContext, apps, type RunnableApp } from '../src/node/index.ts'
import { temporaryFolder } from './temporary-folder.ts'

export const SAMPLE = path.resolve(import.meta.dirname, '../../../examples/sample/sample.fits')

const caesar = apps.get('caesar') as RunnableApp

/** Runs the app with options as a client sends them. */
export async function runSample(given: Record<string, unknown> = {}, context: Partial<AppContext> = {}) {
  const folder = context.folder ?? temporaryFolder()
  const { options, warnings: told } = checkRequest(manifests[0], given, 'wire')
  const log: string[] = []
  const stages: [string, number][] = []
  const outcome = await caesar.run({
    inputs: [{ path: SAMPLE, name: 'my sky.fits' }],
    options,
    threads: 1,
    signal: new AbortController().signal,
    progress: (stage, fraction) => stages.push([stage, fraction]),
    log: (line) => log.push(line),
    ...context,
    folder,
  })
  const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8')
  return { folder, told, log, stages, ...outcome, read, json: (name: string) => JSON.parse(read(name)) }
}
