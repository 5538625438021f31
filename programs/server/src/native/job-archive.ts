// Everything that a job has made and said, as tar.gz, packed while it is sent.

import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Job } from '@cirasa/jobs'
import { pack } from 'tar-stream'
import type { Caller, Service } from '../use-cases/index.ts'

/** Fast: most of it is packed already or will be read once. */
const LEVEL = 1
const LOG_BYTES = 1 << 20

/** A stream of the archive; its files lie under `job-ID/`, with names that stay below it. */
export async function jobArchive(service: Service, caller: Caller, job: Job): Promise<Readable> {
  const products = await service.products(caller, job.id)
  const archive = pack()
  const packed = createGzip({ level: LEVEL })
  const root = `job-${job.id}`
  const fill = async () => {
    for (const { name } of products) {
      const { content } = await service.openProduct(caller, job.id, name)
      const { path } = await service.productOnDisk(caller, job.id, name)
      const head = { name: `${root}/${safeName(name)}`, size: content.bytes, mtime: new Date(content.modified) }
      if (content.bytes === 0) archive.entry(head, '')
      else await pipeline(createReadStream(path, { end: content.bytes - 1 }), archive.entry(head))
    }
    const log = Buffer.from(await wholeLog(service, caller, job.id))
    archive.entry({ name: `${root}/job.log`, size: log.length }, log)
    archive.finalize()
  }
  fill().catch((error) => archive.destroy(error))
  pipeline(archive, packed).catch((error) => packed.destroy(error))
  return packed
}

/** The end of the log where it is long. */
async function wholeLog(service: Service, caller: Caller, id: string): Promise<string> {
  return (await service.jobLog(caller, id, { maxBytes: LOG_BYTES })).text
}

/** A name that no unpacker takes out of its folder. */
const safeName = (name: string): string =>
  name
    .split(/[/\\]/)
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .join('/')
