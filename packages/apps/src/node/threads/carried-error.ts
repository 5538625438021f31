// Errors on their way from a thread: a plain clone would strip them of their code, so they travel in parts.

import { CodedError, type ErrorValues } from '@cirasa/errors'

/** An error as it travels. */
export interface CarriedError {
  readonly message: string
  readonly code?: string
  readonly remedy?: string
  readonly values?: ErrorValues
  readonly stack?: string
}

/** Takes apart whatever was thrown. */
export function carriedError(error: unknown): CarriedError {
  const { message = String(error), code, remedy, values, stack } = error as Error & Partial<CodedError>
  return { message, code, remedy, values, stack }
}

/** The error anew: a CodedError where it was one, otherwise with the stack that it had in its thread. */
export function rebuiltError({ message, code, remedy, values = {}, stack }: CarriedError): Error {
  if (code !== undefined && remedy !== undefined) return new CodedError(code, message, remedy, values)
  return Object.assign(new Error(message), { stack })
}
