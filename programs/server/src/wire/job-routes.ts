// Routes of jobs: submit, list, status, cancel.

import { jobDocument, jobStatus, noJobStatus, readSubmission, submitAnswer, submitRefusal, type WireInput } from '@cirasa/api/wire'
import type { CodedError } from '@cirasa/errors'
import { isEnded } from '@cirasa/jobs'
import type { FastifyInstance } from 'fastify'
import type { InputRequest } from '../use-cases/index.ts'
import { eachPage } from './each-page.ts'
import { failureOf, sentenceOf, statusOf } from './face-errors.ts'
import { ignoreBodies, jsonBody, takeBytes } from './read-body.ts'
import { sendDocument } from './send-document.ts'
import type { WireParts } from './wire-parts.ts'

interface JobId {
  readonly Params: { readonly id: string }
}

/** Adds the routes of jobs. */
export function jobRoutes(app: FastifyInstance, parts: WireParts): void {
  const { service, callerOf, clock } = parts
  app.register(async (scope) => submitRoute(scope, parts))
  app.register(async (scope) => cancelRoute(scope, parts))
  app.get('/jobs', async (request, reply) => {
    const jobs = await eachPage((page) => service.listJobs(callerOf(request), page))
    return sendDocument(
      reply,
      jobs.map((job) => jobDocument(job, clock())),
    )
  })
  app.get<JobId>('/job/:id/status', async (request, reply) => {
    const caller = callerOf(request)
    try {
      return sendDocument(reply, jobStatus(await service.getJob(caller, request.params.id), clock()))
    } catch (error) {
      const coded = failureOf(request, error)
      if (statusOf(coded) !== 404) throw error
      return sendDocument(reply, noJobStatus(request.params.id.slice(0, 64), caller.owner), 404)
    }
  })
}

function submitRoute(app: FastifyInstance, { service, callerOf, clock }: WireParts): void {
  takeBytes(app)
  app.post('/job', async (request, reply) => {
    let app = ''
    try {
      const submission = readSubmission(jsonBody(request))
      app = submission.app
      const { options, tag } = submission
      const inputs = submission.inputs.map(inputRequest)
      const [job] = await service.submitJobs(callerOf(request), { app, options, inputs, tag, mode: 'wire' })
      return sendDocument(reply, submitAnswer(job, submission), 202)
    } catch (error) {
      const coded = failureOf(request, error)
      return sendDocument(reply, submitRefusal(refusalSentence(coded, app), app.slice(0, 64), clock()), refusalStatus(coded))
    }
  })
}

const inputKinds = { uid: 'file', abspath: 'path', dataset: 'dataset' } as const

function inputRequest({ format, value }: WireInput): InputRequest {
  return format === 'abspath' ? { kind: 'path', path: value } : { kind: inputKinds[format], id: value }
}

/** What caesar-rest says, where it has words for it. */
function refusalSentence(error: CodedError, app: string): string {
  if (error.code === 'SERVER_NO_SUCH_APP') return `App ${app.slice(0, 64)} not known or supported`
  if (error.code === 'SERVER_NO_SUCH_FILE') return 'Cannot find file corresponding to given data input uid!'
  return statusOf(error) >= 500 ? 'Job failed to be submitted!' : sentenceOf(error)
}

/** Everything that is wrong with a request is 400 here; that it is too much, or that the service cannot, has its own status. */
function refusalStatus(error: CodedError): number {
  const status = statusOf(error)
  return status >= 500 || status === 413 || status === 429 ? status : 400
}

function cancelRoute(app: FastifyInstance, { service, callerOf, legacyGetActions }: WireParts): void {
  ignoreBodies(app)
  app.route<JobId>({
    method: legacyGetActions ? ['GET', 'POST'] : ['POST'],
    url: '/job/:id/cancel',
    handler: async (request, reply) => {
      const caller = callerOf(request)
      const { id } = request.params
      try {
        const before = await service.getJob(caller, id)
        const after = isEnded(before.state) ? before : await service.cancelJob(caller, id)
        // It may have ended by itself between the two.
        if (after.state === 'CANCELED' && before.state !== 'CANCELED') {
          return sendDocument(reply, { status: 'Job canceled and status updated in DB' })
        }
        return sendDocument(reply, { status: `Job ${id} already completed with state ${after.state}, nothing to cancel` })
      } catch (error) {
        const coded = failureOf(request, error)
        if (statusOf(coded) !== 404) throw error
        return sendDocument(reply, { status: `Job ${id.slice(0, 64)} not found for user ${caller.owner}!` }, 404)
      }
    },
  })
}
