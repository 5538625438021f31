// Packs what a job has made into a tar.gz while it is sent: nothing of it lies on disk or, but for the log, in memory.

import { once } from 'node:events'
import { pipeline, type Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import type { Job, Product } from '@cirasa/jobs'
import { type Pack, pack } from 'tar-stream'
import type { Caller, Service } from '../use-cases/index.ts'

/** Fast: most of it is packed already or will be read once. */
const LEVEL = 1
const MOST_LOG_BYTES = 16 << 20
const LOG_NAME = 'job.log'

/**
 * The products of a job and its log as a stream of tar.gz, all of it in one folder, which each face calls as its clients expect. Leaving the
 * stream stops the packing. Throws SERVER_NO_SUCH_JOB.
 */
export async function jobArchive(service: Service, caller: Caller, job: Job, folder: string): Promise<Readable> {
  const products = await service.products(caller, job.id)
  const archive = pack()
  const zipped = createGzip({ level: LEVEL })
  pipeline(archive, zipped, () => undefined)
  fill(archive, service, caller, job, products, folder).then(
    () => archive.finalize(),
    (error: Error) => zipped.destroy(error),
  )
  return zipped
}

async function fill(
  archive: Pack,
  service: Service,
  caller: Caller,
  job: Job,
  products: readonly Product[],
  folder: string,
): Promise<void> {
  const mtime = new Date(job.ended ?? job.submitted)
  archive.entry({ name: `${folder}/`, type: 'directory', mode: 0o755, mtime })
  const log = await wholeLog(service, caller, job.id)
  if (!products.some(({ name }) => name === LOG_NAME)) archive.entry({ name: `${folder}/${LOG_NAME}`, mode: 0o644, mtime }, log)
  for (const { name } of products) {
    if (!isSafeName(name)) continue
    const { content } = await service.openProduct(caller, job.id, name)
    const entry = archive.entry({ name: `${folder}/${name}`, size: content.bytes, mode: 0o644, mtime: new Date(content.modified) })
    if (content.bytes > 0) {
      // A file that has grown meanwhile is sent as long as its header says.
      for await (const piece of content.read({ first: 0, last: content.bytes - 1 })) {
        if (archive.destroyed) return
        if (!entry.write(piece)) await room(entry, archive)
      }
    }
    entry.end(undefined)
  }
}

/** Resolves when the entry takes more, or when nobody wants it any more. A large product waits thousands of times: no wait leaves a listener. */
export async function room(entry: ReturnType<Pack['entry']>, archive: Pack): Promise<void> {
  const over = new AbortController()
  const { signal } = over
  try {
    await Promise.race([once(entry, 'drain', { signal }), once(archive, 'close', { signal })])
  } finally {
    over.abort()
  }
}

/** False for a name that would be unpacked elsewhere. */
export const isSafeName = (name: string): boolean =>
  !/^[/\\]|^[a-z]:/i.test(name) && !/[\0\\]/.test(name) && !name.split('/').some((part) => part === '' || part === '.' || part === '..')

/** The beginning of the log where it is absurdly long. */
async function wholeLog(service: Service, caller: Caller, id: string): Promise<Buffer> {
  const parts: string[] = []
  for (let from = 0; from < MOST_LOG_BYTES; ) {
    const { text, next } = await service.jobLog(caller, id, { from, maxBytes: 1 << 20 })
    if (next <= from) break
    parts.push(text)
    from = next
  }
  return Buffer.from(parts.join(''))
}
