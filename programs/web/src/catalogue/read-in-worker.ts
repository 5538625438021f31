// Reads tables in a worker of their own, which ends with them.

import type { TableSet } from '@cirasa/catalog'
import { CodedError } from '@cirasa/errors'
import { webErrors } from './errors.ts'
import { type Parcel, Unpacking } from './parcel.ts'

/** The tables of a file's bytes, which are handed over and no longer the caller's. */
export async function readTablesInWorker(bytes: Uint8Array<ArrayBuffer>, name: string, signal: AbortSignal | undefined): Promise<TableSet> {
  signal?.throwIfAborted()
  const worker = new Worker(new URL('./table-worker.ts', import.meta.url), { type: 'module' })
  const stop = (): void => worker.terminate()
  try {
    return await new Promise<TableSet>((resolve, reject) => {
      const unpacking = new Unpacking()
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
      worker.onerror = (event) => reject(webErrors.WORKER_FAILED({ why: event.message || 'it did not start' }))
      worker.onmessage = ({ data }: MessageEvent<Parcel>) => {
        if (data.kind === 'end') resolve(unpacking.tables())
        else if (data.kind === 'failed') reject(failure(data))
        else unpacking.take(data)
      }
      worker.postMessage({ bytes, name }, [bytes.buffer])
    })
  } finally {
    stop()
  }
}

function failure({ code, says, remedy }: Extract<Parcel, { kind: 'failed' }>): Error {
  return code === undefined || remedy === undefined ? webErrors.WORKER_FAILED({ why: says }) : new CodedError(code, says, remedy, {})
}
