// Routes of what jobs made: all of it as an archive, or the catalogues and the picture one by one.

import { isEnded, type Job } from '@cirasa/jobs'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { attachment, jobArchive, sendContent } from '../sending/index.ts'
import type { Content } from '../use-cases/index.ts'
import { failureOf, sentenceOf, statusOf } from './face-errors.ts'
import { chooseOutput, type OutputKind } from './output-choice.ts'
import { sendDocument } from './send-document.ts'
import type { WireParts } from './wire-parts.ts'

interface JobId {
  readonly Params: { readonly id: string }
}

/** The picture goes into JSON whole. */
const MOST_PREVIEW_BYTES = 32 << 20

type Ask = FastifyRequest<JobId>
type Send = (request: Ask, reply: FastifyReply, job: Job) => Promise<FastifyReply>

/** Adds the routes of outputs. */
export function outputRoutes(app: FastifyInstance, parts: WireParts): void {
  const { service, callerOf } = parts
  const route = (path: string, send: Send): void => {
    app.get<JobId>(`/job/:id/${path}`, { exposeHeadRoute: false }, async (request, reply) => await ofEndedJob(parts, request, reply, send))
  }
  const product = (
    kind: OutputKind,
    send: (request: Ask, reply: FastifyReply, content: Content) => FastifyReply | Promise<FastifyReply>,
  ): Send => {
    return async (request, reply, job) => {
      const chosen = chooseOutput(await service.products(callerOf(request), job.id), kind)
      if (!chosen) return sendDocument(reply, noOutput(job, kind), 404)
      const { content } = await service.openProduct(callerOf(request), job.id, chosen.name)
      return await send(request, reply, content)
    }
  }
  const shown = (request: Ask, reply: FastifyReply, content: Content) => sendContent(request, reply, content, { inline: true })
  const saved = (request: Ask, reply: FastifyReply, content: Content) => sendContent(request, reply, content)
  route('sources', product('sources', shown))
  route('source-components', product('source-components', shown))
  route('output-sources', product('output-sources', saved))
  route('output-components', product('output-components', saved))
  route('output-plot', product('plot', saved))
  route('preview', product('plot', sendPreview))
  route('output', async (request, reply, job) => {
    const caller = callerOf(request)
    const folder = `job_${job.id}`
    const archive = await jobArchive(service, caller, job, folder)
    return reply
      .type('application/gzip')
      .header('content-disposition', attachment(`${folder}.tar.gz`))
      .send(archive)
  })
}

async function ofEndedJob({ service, callerOf }: WireParts, request: Ask, reply: FastifyReply, send: Send): Promise<FastifyReply> {
  const caller = callerOf(request)
  const { id } = request.params
  try {
    const job = await service.getJob(caller, id)
    // An aborted job never ran: caesar-rest answers as if it were still to come, and so do we.
    if (!isEnded(job.state) || job.state === 'ABORTED') {
      return sendDocument(reply, { job_id: id, status: `Job ${id} not yet completed (state=${job.state}), output not available` }, 202)
    }
    return await send(request, reply, job)
  } catch (error) {
    const coded = failureOf(request, error)
    const isUnknown = coded.code === 'SERVER_NO_SUCH_JOB'
    const status = isUnknown ? `Job ${id.slice(0, 64)} not found for user ${caller.owner}!` : sentenceOf(coded)
    return sendDocument(reply, { job_id: id.slice(0, 64), status }, statusOf(coded))
  }
}

const names: Readonly<Record<OutputKind, string>> = {
  sources: 'catalogue of sources in JSON',
  'source-components': 'catalogue of components in JSON',
  'output-sources': 'table of sources',
  'output-components': 'table of components',
  plot: 'picture',
}

/** Told apart from a job that is not there by its sentence. */
function noOutput({ id, state, reason }: Job, kind: OutputKind) {
  const why = state === 'SUCCESS' ? '' : ` It ended as ${state}: ${reason}`
  return { job_id: id, status: `Job ${id} has made no ${names[kind]}.${why}` }
}

async function sendPreview(request: Ask, reply: FastifyReply, content: Content): Promise<FastifyReply> {
  if (content.bytes > MOST_PREVIEW_BYTES) {
    return sendDocument(reply, { job_id: request.params.id, status: 'The picture is too large for a preview, get output-plot.' }, 413)
  }
  const pieces: Uint8Array[] = []
  for await (const piece of content.read()) pieces.push(piece)
  return sendDocument(reply, { status: '', image: Buffer.concat(pieces).toString('base64') })
}
