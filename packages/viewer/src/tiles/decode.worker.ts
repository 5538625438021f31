// Decodes tiles beside the page, so that its frames do not wait for them.

import { decodeTile } from '@cirasa/image'
import { type DecodeAnswer, type DecodeRequest, failureOf } from './decode-messages.ts'

/** What of a worker's global scope is used here. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<DecodeRequest>) => void) | null
  postMessage(answer: DecodeAnswer, transfer?: Transferable[]): void
}

const scope = globalThis as unknown as WorkerScope

scope.onmessage = async ({ data: { id, bytes } }) => {
  try {
    const { width, height, pixels } = await decodeTile(bytes)
    scope.postMessage({ id, width, height, pixels }, [pixels.buffer as ArrayBuffer])
  } catch (error) {
    scope.postMessage({ id, failure: failureOf(error) })
  }
}
