// How the face says what went wrong: a status of HTTP and a sentence under `status`, and nothing of the inside.

import type { CodedError } from '@cirasa/errors'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { httpStatus } from '../http-status.ts'
import { asCoded, publicSentence } from '../request-errors.ts'
import { sendDocument } from './send-document.ts'

/** The coded error of whatever was thrown; noted for the log. */
export function failureOf(request: FastifyRequest, error: unknown): CodedError {
  const coded = asCoded(error, request.id)
  request.failure = { code: coded.code, cause: coded.cause }
  return coded
}

/** The sentence, and what to do where the sentence alone leaves one alone. */
export const sentenceOf = (error: CodedError): string => publicSentence(error)

/** Errors of bodies in this format are the client's. */
export const statusOf = ({ code }: CodedError): number => (/^(WIRE|APPS)_/.test(code) ? 400 : httpStatus(code))

/** The answer to an error that a route has no document of its own for. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const coded = failureOf(request, error)
  return sendDocument(reply, { status: sentenceOf(coded) }, statusOf(coded))
}
