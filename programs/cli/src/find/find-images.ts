// Searches several images one after the other: a bad one is told of and does not stop the others.

import { baseName, type FindRequest, type Found, findImage, stem } from '@cirasa/apps/node'
import { isCodedError } from '@cirasa/errors'
import type { Session } from '../command-tree.ts'
import { cliErrors } from '../errors.ts'
import { errorText } from '../terminal/error-text.ts'
import { finderProgress, type ProgressKind, progressReport } from '../terminal/progress.ts'
import { ToldAlready } from '../told-already.ts'
import { brightestTable } from './brightest-table.ts'
import { runSummary } from './run-summary.ts'

/** Searches as the command line asks for them: of several images alike, and how the terminal is told. */
export interface FindCall extends Omit<FindRequest, 'image' | 'name' | 'spare'> {
  readonly images: readonly string[]
  readonly name?: string
  readonly progress: ProgressKind | 'auto'
  readonly quiet?: boolean
  readonly json?: boolean
}

const BRIGHTEST = 10

/**
 * Searches every image.
 *
 * Throws CLI_SAME_NAME and CLI_NAME_WANTS_ONE_IMAGE before it begins, and ToldAlready at the end when an image could not be searched.
 */
export async function findImages(call: FindCall, session: Session): Promise<void> {
  const names = outputNames(call)
  let failed = 0
  for (const [index, image] of call.images.entries()) {
    const report = progressReport(call.progress, baseName(image), session.err)
    try {
      report.start()
      const found = await findImage(
        { ...call, image, name: names[index], spare: call.images },
        { signal: session.signal, progress: finderProgress(report) },
      )
      report.done(found.run.counts)
      show(found, names[index], call, session)
    } catch (error) {
      if (session.signal.aborted || !isCodedError(error)) throw error
      report.failed(error)
      failed++
    }
  }
  if (failed === 0) return
  // Programs that read JSON lines have counted for themselves.
  if (call.images.length > 1 && call.progress !== 'json')
    session.err.write(errorText(cliErrors.SOME_FAILED({ failed, count: call.images.length })))
  throw new ToldAlready()
}

/** What the files of each image are called: no two alike. */
function outputNames({ images, name }: FindCall): readonly string[] {
  if (name !== undefined && images.length > 1) throw cliErrors.NAME_WANTS_ONE_IMAGE({ count: images.length })
  const owners = new Map<string, string>()
  return images.map((image) => {
    const output = name ?? stem(image)
    const first = owners.get(output)
    if (first !== undefined) throw cliErrors.SAME_NAME({ first, second: image, name: output })
    owners.set(output, image)
    return output
  })
}

function show({ run, catalog, files, seconds }: Found, name: string, { quiet, json }: FindCall, { out }: Session): void {
  if (json) out.write(`${JSON.stringify({ ...run, files })}\n`)
  else if (!quiet) {
    const table = brightestTable(catalog.sources, BRIGHTEST)
    if (table) out.write(`\n${table}`)
    out.write(`\n${runSummary({ ...run, seconds }, files, name)}`)
  }
}
