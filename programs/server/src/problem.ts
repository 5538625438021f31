// Problem details (RFC 9457): how the native API says what went wrong.

import { STATUS_CODES } from 'node:http'
import type { CodedError } from '@cirasa/errors'
import { httpStatus } from './http-status.ts'
import { publicRemedy, publicSentence } from './request-errors.ts'

/** The media type of a problem. */
export const PROBLEM_TYPE = 'application/problem+json'

/** The document. `code` is stable, `remedy` says what to do, `request` is what an operator finds in the log. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  readonly remedy: string
  readonly request: string
}

/**
 * @example
 * problem(serverErrors.NO_SUCH_JOB({ id }), 'q7')
 * // { type: 'urn:cirasa:error:SERVER_NO_SUCH_JOB', title: 'Not Found', status: 404, detail: 'There is no job …', … }
 */
export function problem(error: CodedError, request: string): Problem {
  const status = httpStatus(error.code)
  return {
    type: `urn:cirasa:error:${error.code}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: publicSentence(error),
    code: error.code,
    remedy: publicRemedy(error),
    request,
  }
}
