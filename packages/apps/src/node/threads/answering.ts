// The side of a thread that is asked one thing at a time: one answer to each question, also when the work fails.

import type { MessagePort } from 'node:worker_threads'
import { type CarriedError, carriedError } from './carried-error.ts'

/** What comes back for a question. */
export type Answer<Result> = { readonly result: Result } | { readonly error: CarriedError }

/** A listener that answers questions with what `work` makes of them. The buffers that `handedOver` names are moved rather than copied. */
export function answering<Question, Result>(
  port: MessagePort,
  work: (question: Question) => Result | Promise<Result>,
  handedOver: (result: Result) => readonly ArrayBuffer[] = () => [],
): (question: Question) => Promise<void> {
  return async (question) => {
    try {
      const result = await work(question)
      port.postMessage({ result } satisfies Answer<Result>, handedOver(result))
    } catch (error) {
      port.postMessage({ error: carriedError(error) } satisfies Answer<Result>)
    }
  }
}
