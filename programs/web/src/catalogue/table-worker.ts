// The worker that reads tables: bytes in, parcels out.

import { readTables } from '@cirasa/catalog'
import { isCodedError } from '@cirasa/errors'
import { type Parcel, packTables } from './parcel.ts'

/** What is used of a worker's own scope, whose types clash with those of a page. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<{ bytes: Uint8Array; name: string }>) => void) | null
  postMessage(parcel: Parcel, transfer: ArrayBuffer[]): void
}

const scope = globalThis as unknown as WorkerScope

scope.onmessage = ({ data: { bytes, name } }) => {
  readTables(bytes, name).then(
    (set) => {
      for (const { parcel, transfer } of packTables(set)) scope.postMessage(parcel, transfer)
      scope.postMessage({ kind: 'end' }, [])
    },
    (error: unknown) => {
      const known = isCodedError(error) ? { code: error.code, remedy: error.remedy } : {}
      scope.postMessage({ kind: 'failed', says: error instanceof Error ? error.message : String(error), ...known }, [])
    },
  )
}
