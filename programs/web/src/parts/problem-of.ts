// What to say of an error: the words of its registry, or that it is a bug.

import { isCodedError } from '@cirasa/errors'

/** The words for an error. */
export interface ProblemWords {
  readonly says: string
  readonly remedy: string
  readonly code?: string
}

/** The words for anything that was thrown. */
export function problemOf(error: unknown): ProblemWords {
  if (isCodedError(error)) return { says: error.message, remedy: error.remedy, code: error.code }
  const message = error instanceof Error ? error.message : String(error)
  if (/dynamically imported module|Importing a module script failed/i.test(message))
    return { says: 'A part of the page could not be loaded.', remedy: 'The service may have been updated meanwhile: load the page anew.' }
  return { says: message || 'Something went wrong.', remedy: 'This is a bug of the page. Load it anew; if it happens again, report it.' }
}
