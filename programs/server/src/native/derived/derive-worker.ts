// The thread that makes thumbnails, conversions, cutouts, and what is made of statements, so that the service goes on answering meanwhile.

import path from 'node:path'
import { parentPort } from 'node:worker_threads'
import { AtomicFiles } from '@cirasa/apps/node/files'
import { Opinions } from '@cirasa/catalog'
import { isCodedError } from '@cirasa/errors'
import { catalogueRows } from './catalogue-rows.ts'
import { convertedTable } from './converted-table.ts'
import { cutout } from './cutout.ts'
import type { DerivationAnswer, DerivationMessage, DerivationOrder } from './derivation.ts'
import { labelledFile } from './labelled-file.ts'
import { statementSummary } from './statement-summary.ts'
import { thumbnail } from './thumbnail.ts'
import { trainingChoice } from './training-choice.ts'

/** Longer than this no picture takes. */
const PATIENCE = 120_000

/** Orders whose statements are still coming. */
const awaited = new Map<number, { readonly order: DerivationOrder; readonly opinions: Opinions }>()

async function make({ task }: DerivationOrder, opinions: Opinions): Promise<Uint8Array | Iterable<string | Uint8Array>> {
  const signal = AbortSignal.timeout(PATIENCE)
  switch (task.kind) {
    case 'thumbnail':
      return await thumbnail(task, signal)
    case 'convert':
      return await convertedTable(task)
    case 'rows':
      return await catalogueRows(task)
    case 'cutout':
      return await cutout(task, signal)
    case 'labelled':
      return await labelledFile(task, opinions, signal)
    case 'summary':
      return statementSummary(task, opinions)
    case 'training-choice':
      return trainingChoice(task, opinions)
  }
}

async function answer(order: DerivationOrder, opinions: Opinions): Promise<DerivationAnswer> {
  const { id, into } = order
  try {
    const made = await make(order, opinions)
    if (into !== undefined) {
      const files = new AtomicFiles(path.dirname(into))
      try {
        files.write(path.basename(into), made)
        files.commit()
      } finally {
        files.discard()
      }
      return { kind: 'made', id }
    }
    const bytes = made instanceof Uint8Array ? made : Buffer.concat(Array.from(made, (piece) => Buffer.from(piece as Uint8Array)))
    return { kind: 'made', id, bytes }
  } catch (error) {
    if (isCodedError(error)) {
      const { message, code, remedy, values } = error
      return { kind: 'failed', id, error: { message, code, remedy, values } }
    }
    return { kind: 'failed', id, error: { message: error instanceof Error ? (error.stack ?? error.message) : String(error) } }
  }
}

const tell = (given: DerivationAnswer): void => parentPort?.postMessage(given)

const isOfStatements = ({ task: { kind } }: DerivationOrder): boolean =>
  kind === 'labelled' || kind === 'summary' || kind === 'training-choice'

parentPort?.on('message', (message: DerivationMessage) => {
  const { id } = message
  const waiting = awaited.get(id)
  switch (message.kind) {
    case 'order':
      if (isOfStatements(message)) awaited.set(id, { order: message, opinions: new Opinions() })
      else void answer(message, new Opinions()).then(tell)
      break
    case 'statements':
      waiting?.opinions.take(message.statements)
      tell({ kind: 'taken', id })
      break
    case 'all-said':
      awaited.delete(id)
      if (waiting) void answer(waiting.order, waiting.opinions).then(tell)
      break
    case 'drop':
      awaited.delete(id)
  }
})
