// Searches several images one after the other: a bad one is told of and does not stop the others.

import { isCodedError } from '@cirasa/errors'
import type { MapName } from '@cirasa/finder'
import type { Session } from '../command-tree.ts'
import { cliErrors } from '../errors.ts'
import { baseName, stem } from '../input/open-image.ts'
import type { OptionValue } from '../options/option-value.ts'
import type { CatalogFormat } from '../output/catalog-formats.ts'
import { errorText } from '../terminal/error-text.ts'
import { type ProgressKind, progressReport } from '../terminal/progress.ts'
import { ToldAlready } from '../told-already.ts'
import { brightestTable } from './brightest-table.ts'
import { type Found, findImage } from './find-image.ts'
import { runSummary } from './run-summary.ts'

/** A search as the command line asks for it. */
export interface FindRequest {
  readonly images: readonly string[]
  readonly out: string
  readonly name?: string
  /** All where left out. */
  readonly formats?: readonly CatalogFormat[]
  readonly maps?: readonly MapName[]
  readonly plot: boolean
  readonly hdu?: number
  readonly plane?: string
  readonly workers?: number
  readonly progress: ProgressKind | 'auto'
  readonly quiet?: boolean
  readonly json?: boolean
  /** The finder's options, by the names of its table. */
  readonly options: Readonly<Record<string, OptionValue>>
}

const BRIGHTEST = 10

/**
 * Searches every image.
 *
 * Throws CLI_SAME_NAME and CLI_NAME_WANTS_ONE_IMAGE before it begins, and ToldAlready at the end when an image could not be searched.
 */
export async function findImages(request: FindRequest, session: Session): Promise<void> {
  const names = outputNames(request)
  let failed = 0
  for (const [index, image] of request.images.entries()) {
    const report = progressReport(request.progress, baseName(image), session.err)
    try {
      report.start()
      const found = await findImage(image, names[index], request, report, session.signal)
      report.done(found.run.counts)
      show(found, names[index], request, session)
    } catch (error) {
      if (session.signal.aborted || !isCodedError(error)) throw error
      report.failed(error)
      failed++
    }
  }
  if (failed === 0) return
  // Programs that read JSON lines have counted for themselves.
  if (request.images.length > 1 && request.progress !== 'json')
    session.err.write(errorText(cliErrors.SOME_FAILED({ failed, count: request.images.length })))
  throw new ToldAlready()
}

/** What the files of each image are called: no two alike. */
function outputNames({ images, name }: FindRequest): readonly string[] {
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

function show({ run, catalog, files, seconds }: Found, name: string, { quiet, json }: FindRequest, { out }: Session): void {
  if (json) out.write(`${JSON.stringify({ ...run, files })}\n`)
  else if (!quiet) {
    const table = brightestTable(catalog.sources, BRIGHTEST)
    if (table) out.write(`\n${table}`)
    out.write(`\n${runSummary({ ...run, seconds }, files, name)}`)
  }
}
