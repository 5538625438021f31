// The position of an object by its name, of SIMBAD: only where the operator allows pages to ask archives.

import { findColumn } from '@cirasa/catalog'
import { collectBytes } from '../../catalogue/collect-bytes.ts'
import { webErrors } from '../../catalogue/errors.ts'
import { readTablesInWorker } from '../../catalogue/read-in-worker.ts'
import { nameAddress } from '../overlays/archive-query.ts'
import type { Place } from './place-of-text.ts'

/** Undefined for a name that is not known. Throws WEB_ARCHIVE_REFUSED, and what fetch and the readers throw. */
export async function resolveName(name: string, signal: AbortSignal): Promise<Place | undefined> {
  const answer = await fetch(nameAddress(name), { signal, credentials: 'omit', referrerPolicy: 'no-referrer' })
  if (!answer.ok) throw webErrors.ARCHIVE_REFUSED({ name: 'SIMBAD', status: answer.status })
  const {
    tables: [table],
  } = await readTablesInWorker(await collectBytes(answer, () => {}), 'SIMBAD.vot', signal)
  const [ra, dec] = ['ra', 'dec'].map((column) => Number(table && findColumn(table, column)?.values[0]))
  return Number.isFinite(ra) && Number.isFinite(dec) ? { kind: 'sky', ra, dec } : undefined
}
