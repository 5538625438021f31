// A coded error in words: the code, the sentence, and what to do about it.

import type { CodedError } from '@cirasa/errors'

/** Two lines, each ending with a newline. */
export function errorText({ code, message, remedy }: CodedError): string {
  return `error ${code}: ${message}\n  ${remedy}\n`
}
