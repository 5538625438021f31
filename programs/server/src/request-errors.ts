// Makes a coded error of whatever a request ended in, so that no exception's text, and no path of the server, reaches a client.

import path from 'node:path'
import { type CodedError, isCodedError } from '@cirasa/errors'
import { serverErrors } from './errors.ts'
import { httpStatus } from './http-status.ts'

/** What Fastify and Node throw, as far as a request can cause it. */
interface ThrownError {
  readonly code?: string
  readonly statusCode?: number
  readonly message?: string
  readonly validation?: readonly { readonly instancePath: string; readonly message?: string }[]
  readonly validationContext?: string
}

/** The error as one of a registry. An error that nobody expected is SERVER_INTERNAL, with the original as its cause. */
export function asCoded(error: unknown, request: string): CodedError {
  if (isCodedError(error) && httpStatus(error.code) < 500) return error
  if (isCodedError(error) && /^(SERVER_|JOBS_STORE|STORE_DISK)/.test(error.code)) return error
  const { code = '', statusCode = 500, message = '', validation, validationContext } = (error ?? {}) as ThrownError
  if (validation) return serverErrors.BAD_REQUEST({ reason: validationReason(validation, validationContext) })
  const made = byFastifyCode[code]?.()
  if (made) return made
  if (code === 'ENOSPC' || code === 'EDQUOT') return serverErrors.DISK_FULL({}, error)
  // Fastify's own refusals speak of the request only.
  if (statusCode >= 400 && statusCode < 500 && /^FST_/.test(code)) return serverErrors.BAD_REQUEST({ reason: sentenceEnd(message) })
  return serverErrors.INTERNAL({ request }, error)
}

const byFastifyCode: Readonly<Record<string, () => CodedError>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: () => serverErrors.TOO_LARGE({ limit: 'allowed' }),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => serverErrors.UNSUPPORTED_TYPE({ type: 'of the request', wanted: 'application/json' }),
  FST_ERR_CTP_INVALID_JSON_BODY: () => serverErrors.NOT_JSON({ reason: 'it cannot be parsed' }),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => serverErrors.NOT_JSON({ reason: 'it is empty' }),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => serverErrors.BAD_REQUEST({ reason: 'the body is not as long as its header says' }),
}

/** The first two things that the schema found wrong. */
function validationReason(issues: NonNullable<ThrownError['validation']>, context = 'request'): string {
  return issues
    .slice(0, 2)
    .map(({ instancePath, message }) => `${context}${instancePath.replaceAll('/', '.').slice(0, 100)} ${message ?? 'is not valid'}`)
    .join('; ')
}

const sentenceEnd = (text: string): string => text.replace(/\.$/, '').slice(0, 200)

/** What an error says to a client: paths of the server, which errors of files name, are cut to their last part. */
export function publicSentence({ message, values }: CodedError): string {
  return cutPaths(message, values)
}

/** What a client can do about it, cut the same way. */
export function publicRemedy({ remedy, values }: CodedError): string {
  return cutPaths(remedy, values)
}

function cutPaths(sentence: string, values: CodedError['values']): string {
  let safe = sentence
  for (const value of Object.values(values ?? {})) {
    if (typeof value === 'string' && path.isAbsolute(value)) safe = safe.replaceAll(value, path.basename(value) || 'the file')
  }
  return safe
}
