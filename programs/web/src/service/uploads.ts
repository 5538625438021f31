// Files on their way to the service. They go on while pages change, survive a broken line, and after a reload the same file goes on where it was.

import type { File } from '@cirasa/api'
import type { Client } from '@cirasa/client'
import { isCodedError } from '@cirasa/errors'
import type { RememberedUploads } from './remembered-uploads.ts'
import { type TransferSample, withSample } from './transfer-rate.ts'

/** How far an upload is. */
export type UploadState = 'waiting' | 'sending' | 'done' | 'failed' | 'cancelled'

/** One file on its way. */
export interface Upload {
  readonly key: number
  readonly name: string
  readonly bytes: number
  readonly tag: string
  readonly state: UploadState
  readonly sent: number
  readonly samples: readonly TransferSample[]
  /** What it has become. */
  readonly file?: File
  readonly error?: unknown
}

/** Two at once fill a line; more only make each slower. */
const AT_ONCE = 2

/** What the queue needs of its surroundings. */
export interface UploadsOptions {
  readonly client: Pick<Client, 'files'>
  readonly remembered: RememberedUploads
  readonly onDone: (file: File) => void
  /** Milliseconds. */
  readonly now: () => number
}

/** The queue of uploads: a list that is replaced whenever something changes, so that pages can watch it. */
export class Uploads {
  readonly #options: UploadsOptions
  readonly #contents = new Map<number, globalThis.File>()
  readonly #stops = new Map<number, AbortController>()
  readonly #listeners = new Set<() => void>()
  #items: readonly Upload[] = []
  #next = 1

  constructor(options: UploadsOptions) {
    this.#options = options
  }

  readonly items = (): readonly Upload[] => this.#items

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Takes files into the queue; gives their keys. */
  add(files: readonly globalThis.File[], tag = ''): readonly number[] {
    const added = files.map((file): Upload => {
      const key = this.#next++
      this.#contents.set(key, file)
      return { key, name: file.name, bytes: file.size, tag, state: 'waiting', sent: 0, samples: [] }
    })
    this.#show([...this.#items, ...added])
    this.#start()
    return added.map(({ key }) => key)
  }

  /** Stops an upload. What has arrived stays for some hours, and `retry` goes on from there. */
  cancel(key: number): void {
    this.#change(key, { state: 'cancelled' })
    this.#stops.get(key)?.abort()
    this.#start()
  }

  /** Sends one again that failed or was cancelled. */
  retry(key: number): void {
    const upload = this.#items.find((one) => one.key === key)
    if (!upload || !['failed', 'cancelled'].includes(upload.state)) return
    this.#change(key, { state: 'waiting', error: undefined, samples: [] })
    this.#start()
  }

  /** Takes those off the list that are over. */
  clearEnded(): void {
    const kept = this.#items.filter(({ state }) => state === 'waiting' || state === 'sending')
    for (const { key } of this.#items) if (!kept.some((one) => one.key === key)) this.#contents.delete(key)
    this.#show(kept)
  }

  #start(): void {
    const sending = this.#items.filter(({ state }) => state === 'sending').length
    const next = this.#items
      .filter(({ state, key }) => state === 'waiting' && !this.#stops.has(key))
      .slice(0, Math.max(0, AT_ONCE - sending))
    for (const { key } of next) {
      this.#change(key, { state: 'sending' })
      void this.#send(key)
    }
  }

  async #send(key: number): Promise<void> {
    const content = this.#contents.get(key)
    const upload = this.#items.find((one) => one.key === key)
    if (!content || !upload) return
    const stop = new AbortController()
    this.#stops.set(key, stop)
    try {
      const file = await this.#sendOrBegin(content, upload, stop.signal)
      this.#options.remembered.forget(content)
      this.#contents.delete(key)
      this.#change(key, { state: 'done', file, sent: upload.bytes })
      this.#options.onDone(file)
    } catch (error) {
      if (!stop.signal.aborted) this.#change(key, { state: 'failed', error })
    } finally {
      this.#stops.delete(key)
      this.#start()
    }
  }

  /** Goes on with what was begun earlier; where the service has forgotten that, begins anew. */
  async #sendOrBegin(content: globalThis.File, upload: Upload, signal: AbortSignal): Promise<File> {
    const { client, remembered, now } = this.#options
    const how = {
      name: upload.name,
      ...(upload.tag === '' ? {} : { tag: upload.tag }),
      signal,
      onBegun: (address: string) => remembered.set(content, address),
      onProgress: (sent: number) => {
        const samples = this.#items.find(({ key }) => key === upload.key)?.samples ?? []
        this.#change(upload.key, { sent, samples: withSample(samples, { at: now(), sent }) })
      },
    }
    const resume = remembered.get(content)
    if (resume === undefined) return await client.files.upload(content, how)
    try {
      return await client.files.upload(content, { ...how, resume })
    } catch (error) {
      signal.throwIfAborted()
      if (!isCodedError(error) || !GONE.includes(Number(error.values.status))) throw error
      remembered.forget(content)
      return await client.files.upload(content, how)
    }
  }

  #change(key: number, change: Partial<Upload>): void {
    this.#show(this.#items.map((one) => (one.key === key ? { ...one, ...change } : one)))
  }

  #show(items: readonly Upload[]): void {
    this.#items = items
    for (const listener of this.#listeners) listener()
  }
}

/** Statuses that say that an upload is no more. */
const GONE: readonly number[] = [404, 410]
