// The test server as a client of the wire format sees it: listening, with uploads, submissions and runs in a line each.

import type { Job, TaskResult } from '@cirasa/jobs'
import type { ServiceSettings } from '../../src/use-cases/index.ts'
import { WIRE_PREFIX } from '../../src/wire/index.ts'
import type { MadeFile } from '../hand-run-jobs.ts'
import { startTestServer, type TestServer, type TestServerOptions } from '../test-server.ts'

/** What a test may set; the rest is generous. */
export type WireServerOptions = Partial<ServiceSettings> & Pick<TestServerOptions, 'legacyGetActions' | 'rateLimit' | 'allowed'>

export interface WireServer extends TestServer {
  readonly url: string
  /** Below the prefix of the wire format. */
  readonly wire: string
  /** Puts a job where a run of it would end, with these products and something in its log. */
  end(id: string, ending: Partial<TaskResult>, products?: readonly MadeFile[]): Promise<Job>
  close(): Promise<void>
}

export async function startWireServer({ legacyGetActions, rateLimit, allowed, ...settings }: WireServerOptions = {}): Promise<WireServer> {
  const server = await startTestServer({ legacyGetActions, rateLimit, allowed, settings })
  const url = new URL(await server.listen()).origin
  return {
    ...server,
    url,
    wire: `${url}${WIRE_PREFIX}`,
    end: async (id, ending, products) => {
      await server.jobs.start(id)
      await server.jobs.say(id, 'what the run said\n')
      return await server.jobs.finish(id, products, ending)
    },
    close: async () => await server[Symbol.asyncDispose](),
  }
}

/** The beginning of a FITS file, as far as ingest looks at it. */
export const FITS = Buffer.from(`${'SIMPLE  =                    T'.padEnd(80)}${'END'.padEnd(80)}`.padEnd(2880))

/** Uploads over HTTP as a client does; gives the answer's document and status. */
export async function upload(wire: string, name = 'sky.fits', content: Uint8Array | string = FITS, tag?: string) {
  const form = new FormData()
  form.append('file', new Blob([content as BlobPart]), name)
  if (tag !== undefined) form.append('tag', tag)
  return await answer(fetch(`${wire}/upload`, { method: 'POST', body: form }))
}

/** Submits a body as it is. */
export const submit = (wire: string, body: unknown) =>
  answer(
    fetch(`${wire}/job`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  )

export const get = (address: string) => answer(fetch(address, { redirect: 'manual' }))
export const post = (address: string) => answer(fetch(address, { method: 'POST' }))

/** Status, headers and document of an answer. */
// biome-ignore lint/suspicious/noExplicitAny: documents of answers are looked into as a client would.
export async function answer(pending: Promise<Response>): Promise<{ status: number; headers: Headers; text: string; body: any }> {
  const response = await pending
  const text = await response.text()
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    body = undefined
  }
  return { status: response.status, headers: response.headers, text, body }
}

/** A job of a freshly uploaded file. */
export async function submitted(server: WireServer): Promise<string> {
  const { body } = await upload(server.wire)
  const job = await submit(server.wire, { app: 'caesar', job_options: { seedthr: 5 }, data_inputs: { data: body.uuid } })
  return job.body.job_id
}
