// Uploads images, submits a job for each, and, when asked to, follows them to their catalogues.

import { openAsBlob } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { fileErrors } from '@cirasa/apps/node/files'
import { type Client, createClient } from '@cirasa/client'
import { isCodedError } from '@cirasa/errors'
import type { Session } from '../command-tree.ts'
import { cliErrors } from '../errors.ts'
import { type ProgressKind, progressReport } from '../terminal/progress.ts'
import { ToldAlready } from '../told-already.ts'
import { appOptions } from './app-options.ts'
import { followJob, type SubmittedJob } from './follow-job.ts'

/** What the command line asks for. */
export interface SubmitCall {
  readonly images: readonly string[]
  readonly server: string
  readonly app: string
  /** `name=value`, each. */
  readonly option: readonly string[]
  readonly tag?: string
  readonly wait?: boolean
  readonly out: string
  readonly progress: ProgressKind | 'auto'
}

/** Throws FILE_ errors for images that are not there, the service's own errors, and ToldAlready when a job did not succeed. */
export async function submitImages(call: SubmitCall, session: Session): Promise<void> {
  const server = serverAddress(call.server)
  const client = createClient({ baseUrl: server })
  for (const image of call.images) await checkImage(image)
  const options = appOptions(await client.apps.get(call.app, session.signal), call.option)
  const files: string[] = []
  for (const image of call.images) files.push(await upload(client, image, call, session))
  const jobs = await client.jobs.submit(
    {
      app: call.app,
      inputs: files.map((id) => ({ kind: 'file', id })),
      options,
      ...(call.tag === undefined ? {} : { tag: call.tag }),
      oneJobPerFile: true,
    },
    session.signal,
  )
  const submitted = jobs.map(
    (job, i): SubmittedJob => ({ id: job.id, name: path.basename(call.images[i]), address: `${server}/api/v1/jobs/${job.id}` }),
  )
  for (const { id, name, address } of submitted) session.out.write(`${id}  ${name}  ${address}\n`)
  // What of the options has no effect is the same for all.
  for (const warning of jobs[0]?.warnings ?? []) session.err.write(`warning: ${warning}\n`)
  if (call.wait) await followAll(client, submitted, call, session)
}

function serverAddress(given: string): string {
  const url = URL.parse(given)
  if (!url || !/^https?:$/.test(url.protocol))
    throw cliErrors.BAD_VALUE({ option: '--server', wanted: 'an http(s) address', value: `"${given}"` })
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`
}

async function checkImage(file: string): Promise<void> {
  const stats = await stat(file).catch((error: Error) => {
    throw fileErrors.NOT_FOUND({ file }, error)
  })
  if (stats.isDirectory()) throw fileErrors.IS_A_FOLDER({ file })
  if (!stats.isFile()) throw fileErrors.NOT_REGULAR({ file })
}

/** Gives the id of the file. */
async function upload(client: Client, image: string, { tag, progress }: SubmitCall, { signal, err }: Session): Promise<string> {
  const report = progressReport(progress, path.basename(image), err)
  report.start()
  try {
    const blob = await openAsBlob(image)
    const { id, bytes } = await client.files.upload(blob, {
      name: path.basename(image),
      ...(tag === undefined ? {} : { tag }),
      signal,
      onProgress: (sent, all) => report.at('uploading', sent / all),
    })
    report.done({ bytes })
    return id
  } catch (error) {
    if (signal.aborted || !isCodedError(error)) throw error
    report.failed(error)
    throw new ToldAlready()
  }
}

async function followAll(client: Client, jobs: readonly SubmittedJob[], call: SubmitCall, session: Session): Promise<void> {
  let failed = 0
  try {
    for (const [i, job] of jobs.entries()) {
      // Each to its own folder where there are several: images of different folders may have the same name.
      const out = jobs.length === 1 ? call.out : path.join(call.out, `${i + 1}-${job.name.replace(/\.[^.]*$/, '')}`)
      if (!(await followJob(client, job, { ...call, out }, session))) failed++
    }
  } catch (error) {
    if (session.signal.aborted) {
      session.err.write(`The service goes on with what was submitted. To look at it, or to cancel it:\n`)
      for (const { address } of jobs) session.err.write(`  curl ${address}\n  curl -X POST ${address}/cancel\n`)
    }
    throw error
  }
  if (failed > 0) throw new ToldAlready()
}
