// The thread that makes thumbnails, conversions and cutouts, so that the service goes on answering meanwhile.

import path from 'node:path'
import { parentPort } from 'node:worker_threads'
import { AtomicFiles } from '@cirasa/apps/node/files'
import { isCodedError } from '@cirasa/errors'
import { catalogueRows } from './catalogue-rows.ts'
import { convertedTable } from './converted-table.ts'
import { cutout } from './cutout.ts'
import type { DerivationAnswer, DerivationOrder } from './derivation.ts'
import { labelledFile } from './labelled-file.ts'
import { thumbnail } from './thumbnail.ts'

/** Longer than this no picture takes. */
const PATIENCE = 120_000

async function make({ task }: DerivationOrder): Promise<Uint8Array | Iterable<string | Uint8Array>> {
  const signal = AbortSignal.timeout(PATIENCE)
  switch (task.kind) {
    case 'thumbnail':
      return await thumbnail(task, signal)
    case 'convert':
      return await convertedTable(task)
    case 'labelled':
      return await labelledFile(task)
    case 'rows':
      return await catalogueRows(task)
    case 'cutout':
      return await cutout(task, signal)
  }
}

async function answer(order: DerivationOrder): Promise<DerivationAnswer> {
  const { id, into } = order
  try {
    const made = await make(order)
    if (into !== undefined) {
      const files = new AtomicFiles(path.dirname(into))
      try {
        files.write(path.basename(into), made)
        files.commit()
      } finally {
        files.discard()
      }
      return { id }
    }
    return { id, bytes: made instanceof Uint8Array ? made : Buffer.concat(Array.from(made, (piece) => Buffer.from(piece as Uint8Array))) }
  } catch (error) {
    if (isCodedError(error)) {
      const { message, code, remedy, values } = error
      return { id, error: { message, code, remedy, values } }
    }
    return { id, error: { message: error instanceof Error ? (error.stack ?? error.message) : String(error) } }
  }
}

parentPort?.on('message', (order: DerivationOrder) => {
  void answer(order).then((given) => parentPort?.postMessage(given))
})
