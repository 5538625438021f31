// A FITS file that somebody dropped, opened in the page: seen and searched before it is uploaded, without the service.

import { CodedError } from '@cirasa/errors'
import { type PyramidDescription, parsePyramid } from '@cirasa/image'
import type { TileOptions, TileSource } from '@cirasa/viewer'
import { previewErrors } from './errors.ts'
import type { LocalReply, LocalRequest, SentError } from './local-messages.ts'
import type { LocalChoice } from './open-plane.ts'
import type { PreviewImage } from './preview-image.ts'

/** A file that can be looked at. */
export interface LocalImage {
  readonly image: PreviewImage
  /** Of the image, counted from 0. */
  readonly hdu: number
  readonly source: TileSource
  /** Ends its worker and frees its memory; tiles can no longer be asked for. */
  dispose(): void
}

/** How a file is opened. */
export interface LocalOptions extends LocalChoice {
  readonly signal: AbortSignal
  /** From 0 to 1, while its tiles are made; the file is shown long before it is 1. */
  readonly onProgress?: (fraction: number) => void
  /** Called when not all tiles can be made after all: the file is damaged further on, or too large for this page. Those that can be are still given. */
  readonly onFailure?: (error: unknown) => void
  readonly makeWorker?: () => LocalPort
}

/** What is used of a Worker. */
export interface LocalPort {
  postMessage(request: LocalRequest): void
  onmessage: ((event: MessageEvent<LocalReply>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
  terminate(): void
}

/**
 * Opens a plane of a file, and resolves when it can be shown. Memory is bounded at 512 MB whatever the file.
 *
 * @throws the errors of `fits`, PREVIEW_FILE_TOO_LARGE, PREVIEW_WORKER_FAILED, the signal's reason
 */
export function openLocalImage(file: Blob, name: string, options: LocalOptions): Promise<LocalImage> {
  const { signal, onProgress = () => {}, onFailure = () => {}, makeWorker = openWorker, hdu, plane } = options
  signal.throwIfAborted()
  const worker = makeWorker()
  return new Promise((resolve, reject) => {
    const tiles = new TileRequests(worker)
    let isOpen = false
    const end = (error: unknown): void => {
      worker.terminate()
      tiles.fail(error)
      if (isOpen) onFailure(error)
      else reject(error)
    }
    signal.addEventListener('abort', () => (isOpen ? undefined : end(signal.reason)), { once: true })
    worker.onerror = (event) => end(previewErrors.WORKER_FAILED({ why: event.message || 'it did not start' }))
    worker.onmessage = ({ data }) => {
      if (data.kind === 'progress') onProgress(data.fraction)
      // What was made can still be seen, and what is whole in the file can still be made: the worker says of each tile whether there is one.
      else if (data.kind === 'failed' && isOpen) onFailure(received(data.error))
      else if (data.kind === 'failed') end(received(data.error))
      else if (data.kind === 'opened') {
        isOpen = true
        resolve({ image: data.image, hdu: data.hdu, source: tiles.source(parsePyramid(data.pyramid)), dispose: () => tiles.end() })
      } else tiles.take(data)
    }
    worker.postMessage({ kind: 'open', blob: file, name, choice: { hdu, plane } })
  })
}

/** Tiles that were asked for and have not come. */
class TileRequests {
  private readonly worker: LocalPort
  private readonly waiting = new Map<number, { resolve: (bytes: Uint8Array) => void; reject: (error: unknown) => void }>()
  private last = 0
  private ended: unknown

  constructor(worker: LocalPort) {
    this.worker = worker
  }

  source(description: PyramidDescription): TileSource {
    return Object.freeze({
      description,
      tile: (level: number, x: number, y: number, options: TileOptions) => this.ask(level, x, y, options),
    })
  }

  take(reply: Extract<LocalReply, { kind: 'tile' | 'refused' }>): void {
    const known = this.waiting.get(reply.id)
    this.waiting.delete(reply.id)
    if (reply.kind === 'tile') known?.resolve(reply.bytes)
    else known?.reject(received(reply.error))
  }

  fail(error: unknown): void {
    this.ended = error
    for (const { reject } of this.waiting.values()) reject(error)
    this.waiting.clear()
  }

  end(): void {
    this.worker.terminate()
    this.fail(previewErrors.WORKER_FAILED({ why: 'the file was closed' }))
  }

  private ask(level: number, x: number, y: number, { lossless = false, signal }: TileOptions): Promise<Uint8Array> {
    signal.throwIfAborted()
    if (this.ended !== undefined) return Promise.reject(this.ended)
    const id = ++this.last
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject })
      const drop = (): void => {
        if (!this.waiting.delete(id)) return
        this.worker.postMessage({ kind: 'drop', id })
        reject(signal.reason)
      }
      signal.addEventListener('abort', drop, { once: true })
      this.worker.postMessage({ kind: 'tile', id, level, x, y, lossless })
    })
  }
}

function received({ says, code, remedy }: SentError): Error {
  return code === undefined || remedy === undefined ? previewErrors.WORKER_FAILED({ why: says }) : new CodedError(code, says, remedy, {})
}

const openWorker = (): LocalPort => new Worker(new URL('./local-image.worker.ts', import.meta.url), { type: 'module' }) as LocalPort
