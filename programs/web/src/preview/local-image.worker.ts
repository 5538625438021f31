// The worker that reads a dropped file: it makes tiles, and gives those that are asked for.

import { isCodedError } from '@cirasa/errors'
import { describePyramid } from '@cirasa/image'
import type { LocalReply, LocalRequest, SentError } from './local-messages.ts'
import { type LocalPyramid, openLocalPyramid } from './local-pyramid.ts'

/** What is used of a worker's own scope, whose types clash with those of a page. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<LocalRequest>) => void) | null
  postMessage(reply: LocalReply, transfer?: readonly ArrayBuffer[]): void
}

const scope = globalThis as unknown as WorkerScope

let pyramid: LocalPyramid | undefined
const asked = new Map<number, AbortController>()

async function open({ blob, name, choice }: Extract<LocalRequest, { kind: 'open' }>): Promise<void> {
  try {
    const opened = await openLocalPyramid(blob, name, choice, { progress: (fraction) => scope.postMessage({ kind: 'progress', fraction }) })
    pyramid = opened
    const { image, hdu, description } = opened
    scope.postMessage({ kind: 'opened', image, hdu, pyramid: describePyramid(description) })
    await opened.complete
  } catch (error) {
    scope.postMessage({ kind: 'failed', error: sent(error) })
  }
}

async function give({ id, level, x, y, lossless }: Extract<LocalRequest, { kind: 'tile' }>): Promise<void> {
  const own = new AbortController()
  asked.set(id, own)
  try {
    if (pyramid === undefined) throw new Error('A tile was asked for before the file was open')
    const bytes = (await pyramid.tile(level, x, y, { lossless, signal: own.signal })).slice()
    scope.postMessage({ kind: 'tile', id, bytes }, [bytes.buffer])
  } catch (error) {
    scope.postMessage({ kind: 'refused', id, error: sent(error) })
  } finally {
    asked.delete(id)
  }
}

function sent(error: unknown): SentError {
  const known = isCodedError(error) ? { code: error.code, remedy: error.remedy } : {}
  return { says: error instanceof Error ? error.message : String(error), ...known }
}

scope.onmessage = ({ data }) => {
  if (data.kind === 'open') void open(data)
  else if (data.kind === 'tile') void give(data)
  else asked.get(data.id)?.abort()
}
