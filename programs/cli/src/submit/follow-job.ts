// Follows a job to its end, with its progress and its log, and fetches what it found.

import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import type { Client } from '@cirasa/client'
import { CodedError } from '@cirasa/errors'
import { countText } from '@cirasa/units'
import type { Session } from '../command-tree.ts'
import { progressReport } from '../terminal/progress.ts'
import type { SubmitCall } from './submit-images.ts'

/** A job and where it can be looked at. */
export interface SubmittedJob {
  readonly id: string
  /** Of its image. */
  readonly name: string
  readonly address: string
}

/** Products that are fetched; maps, which may be large, stay where they are. */
const FETCHED: ReadonlySet<string> = new Set(['catalog', 'components', 'islands', 'sources', 'regions', 'run', 'plot'])

/** True when the job succeeded. A partial catalogue of one that did not is fetched too. */
export async function followJob(
  client: Client,
  job: SubmittedJob,
  { out, progress, images }: SubmitCall,
  { signal, err, out: say }: Session,
): Promise<boolean> {
  const report = progressReport(progress, job.name, err)
  report.start()
  const done = await client.jobs.waitFor(job.id, {
    signal,
    onNews: (news) => {
      if (news.kind === 'log' && progress !== 'json') err.write(`${err.isTTY ? '\r\x1b[K' : ''}${harmless(news.text)}`)
      if (news.kind !== 'job') return
      const { progress: at, waiting, state } = news.job
      if (at) report.at(at.stage, at.fraction, at.count)
      else if (state === 'PENDING') report.at(waiting?.reason ?? 'waiting', 0)
    },
  })
  const fetched = await fetchProducts(client, job.id, { out, images, signal })
  if (done.state !== 'SUCCESS') {
    report.failed(
      new CodedError(`JOB_${done.state}`, `Job ${job.id} ended as ${done.state}: ${done.reason}`, `Its log is at ${job.address}/log.`, {}),
    )
    return false
  }
  report.done({ seconds: done.elapsed, files: fetched.length })
  say.write(`${job.name}: ${countText(fetched.length)} files in ${out} after ${done.elapsed.toFixed(1)} s\n`)
  return true
}

interface Fetching {
  readonly out: string
  /** Never written over: the FITS catalogue of an image is called as the image is. */
  readonly images: readonly string[]
  readonly signal: AbortSignal
}

async function fetchProducts(client: Client, id: string, { out, images, signal }: Fetching): Promise<string[]> {
  const products = (await client.results.products(id, signal)).filter(({ role }) => FETCHED.has(role))
  for (const { name } of products) {
    // A service that is not ours could name files anywhere.
    const wanted = path.join(out, ...name.split(/[/\\]/).filter((part) => part !== '' && part !== '.' && part !== '..'))
    await mkdir(path.dirname(wanted), { recursive: true })
    const place = (await isOneOf(wanted, images)) ? wanted.replace(/(\.[^.]*)?$/, '.catalog$1') : wanted
    const { body } = await client.results.product(id, name, signal)
    const partial = `${place}.${process.pid}.partial`
    try {
      await pipeline(body ? Readable.fromWeb(body as NodeStream) : Readable.from([]), createWriteStream(partial), { signal })
      await rename(partial, place)
    } finally {
      await rm(partial, { force: true })
    }
  }
  return products.map(({ name }) => name)
}

async function isOneOf(file: string, others: readonly string[]): Promise<boolean> {
  const here = await stat(file).catch(() => undefined)
  if (!here) return false
  const stats = await Promise.all(others.map((other) => stat(other).catch(() => undefined)))
  return stats.some((there) => there?.ino === here.ino && there.dev === here.dev)
}

/** A log as a terminal may show it: what could move the cursor or set a colour is made visible instead. */
const harmless = (text: string): string =>
  text.replace(/[^\P{Cc}\n\t]/gu, (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)
