// A file in pieces by tus 1.0: what has arrived stays there, so that a broken line costs no more than one piece.

import type { File } from '@cirasa/api'
import { isCodedError } from '@cirasa/errors'
import { clientErrors } from './errors.ts'
import type { Transport } from './transport.ts'

/** How a file is uploaded. */
export interface UploadOptions {
  readonly name: string
  readonly tag?: string
  readonly onProgress?: (sent: number, bytes: number) => void
  /** Called with the address of the upload: give it back as `resume` to go on after this client is gone. */
  readonly onBegun?: (upload: string) => void
  /** The address of an upload that was begun earlier with the same bytes. */
  readonly resume?: string
  /** Bytes of a piece. */
  readonly pieceBytes?: number
  readonly signal?: AbortSignal
}

const PIECE = 16 << 20
/** How often a broken line is tried again before it is told, and how long is waited the first time, in ms. */
const ATTEMPTS = 6
const FIRST_PAUSE = 500

const TUS = { 'tus-resumable': '1.0.0' }

/**
 * Uploads a blob and gives the file that it has become.
 *
 * Throws the service's errors, such as JOBS_QUOTA_BYTES before the first byte, and CLIENT_UPLOAD_BROKE_OFF.
 */
export async function uploadInPieces(transport: Transport, blob: Blob, options: UploadOptions): Promise<File> {
  const { name, onProgress, pieceBytes = PIECE, signal } = options
  const upload = options.resume ?? (await begin(transport, blob, options))
  options.onBegun?.(upload)
  let { sent, file } = options.resume === undefined ? { sent: 0, file: undefined } : await progressOf(transport, upload, signal)
  for (let failures = 0; file === undefined; ) {
    signal?.throwIfAborted()
    onProgress?.(sent, blob.size)
    try {
      const answer = await transport.send(upload, {
        method: 'PATCH',
        headers: { ...TUS, 'upload-offset': String(sent), 'content-type': 'application/offset+octet-stream' },
        body: blob.slice(sent, sent + pieceBytes, 'application/offset+octet-stream'),
        signal,
      })
      sent = Number(answer.headers.get('upload-offset'))
      file = answer.headers.get('x-file-id') ?? undefined
      failures = 0
      if (file === undefined && sent >= blob.size) throw clientErrors.NO_FILE({ name })
    } catch (error) {
      signal?.throwIfAborted()
      if (!mayPass(error)) throw error
      if (++failures === ATTEMPTS) throw clientErrors.UPLOAD_BROKE_OFF({ name, sent, bytes: blob.size, attempts: ATTEMPTS }, error)
      await pause(FIRST_PAUSE * 2 ** (failures - 1), signal)
      ;({ sent, file } = await progressOf(transport, upload, signal).catch((again) => {
        if (mayPass(again)) return { sent, file }
        throw again
      }))
    }
  }
  onProgress?.(blob.size, blob.size)
  return await transport.ask('getFile', { params: { id: file }, signal })
}

async function begin(transport: Transport, blob: Blob, { name, tag, signal }: UploadOptions): Promise<string> {
  const pairs = [`filename ${base64(name)}`, ...(tag ? [`tag ${base64(tag)}`] : [])]
  const headers = { ...TUS, 'upload-length': String(blob.size), 'upload-metadata': pairs.join(',') }
  const answer = await transport.send(transport.address('createUpload'), { method: 'POST', headers, signal })
  return answer.headers.get('location') ?? ''
}

/** How far it is, and which file it has become, if it has. */
async function progressOf(transport: Transport, upload: string, signal: AbortSignal | undefined) {
  const { headers } = await transport.send(upload, { method: 'HEAD', headers: TUS, signal })
  return { sent: Number(headers.get('upload-offset')), file: headers.get('x-file-id') ?? undefined }
}

/** True for what may be over in a while: a line that broke, a service that starts again, a piece that came twice. */
function mayPass(error: unknown): boolean {
  if (!isCodedError(error)) return false
  const { status } = error.values
  return error.code === 'CLIENT_UNREACHABLE' || error.code === 'SERVER_UPLOAD_OFFSET' || [502, 503, 504].includes(Number(status))
}

/** Waits, unless the signal is aborted first: then it throws its reason. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    if (signal?.aborted) stop()
    else signal?.addEventListener('abort', stop, { once: true })
  })
}

/** Of the text in UTF-8. */
const base64 = (text: string): string => btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''))
