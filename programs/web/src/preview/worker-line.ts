// The line to the preview's worker: the newest request counts, and a worker that does not let go of an older one is replaced by one that is warm.

import { CodedError } from '@cirasa/errors'
import type { Progress } from '@cirasa/finder'
import { previewErrors } from './errors.ts'
import type { Answer, Ask, Reply, Request } from './preview-messages.ts'

/** What is used of a Worker. */
export interface WorkerPort {
  postMessage(request: Request): void
  onmessage: ((event: MessageEvent<Reply>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
  terminate(): void
}

/** How an answer came out. */
export type Outcome = { readonly kind: 'answer'; readonly answer: Answer } | { readonly kind: 'superseded' }

interface Pending {
  readonly request: Request
  readonly resolve: (outcome: Outcome) => void
  readonly reject: (error: unknown) => void
  readonly progress: (progress: Progress) => void
}

/** Milliseconds that a worker may take to let go of a request: a single large island is fitted in one go. */
const PATIENCE = 400

/** One worker at a time, and a spare one. */
export class WorkerLine {
  private readonly makeWorker: () => WorkerPort
  private readonly patience: number
  private worker: WorkerPort | undefined
  private spare: WorkerPort | undefined
  /** What a fresh worker has to be told before anything else. */
  private loaded: Request | undefined
  private pending: Pending | undefined
  /** Requests that were given up and whose end the worker has not told yet. */
  private readonly lingering = new Set<number>()
  private impatience: ReturnType<typeof setTimeout> | undefined
  private lastId = 0

  constructor(makeWorker: () => WorkerPort, patience = PATIENCE) {
    this.makeWorker = makeWorker
    this.patience = patience
  }

  /** Asks; whatever was asked before and is not answered ends as 'superseded'. Rejects with coded errors of the search, PREVIEW_WORKER_FAILED. */
  ask(ask: Ask, progress: (progress: Progress) => void = () => {}): Promise<Outcome> {
    const request: Request = { ...ask, id: ++this.lastId }
    this.giveUp()
    if (request.kind === 'load') this.loaded = request
    const worker = (this.worker ??= this.open(request))
    return new Promise((resolve, reject) => {
      this.pending = { request, resolve, reject, progress }
      worker.postMessage(request)
      if (this.lingering.size > 0) this.impatience ??= setTimeout(() => this.replace(), this.patience)
    })
  }

  /** Ends what is asked, and the workers. */
  dispose(): void {
    this.giveUp()
    this.calm()
    this.worker?.terminate()
    this.spare?.terminate()
    this.worker = undefined
    this.spare = undefined
    this.loaded = undefined
    this.lingering.clear()
  }

  private giveUp(): void {
    if (this.pending === undefined) return
    // What was loaded stays loaded: nobody has to be told of it again.
    this.lingering.add(this.pending.request.id)
    this.pending.resolve({ kind: 'superseded' })
    this.pending = undefined
  }

  /** A worker that knows the pixels, ready for a request. */
  private open(request: Request | undefined): WorkerPort {
    const worker = this.spare ?? this.makeWorker()
    this.spare = undefined
    worker.onmessage = ({ data }) => this.take(data)
    worker.onerror = (event) => this.fail(event.message || 'it did not start')
    if (this.loaded !== undefined && this.loaded !== request) worker.postMessage(this.loaded)
    return worker
  }

  private take(reply: Reply): void {
    if (reply.kind !== 'progress' && this.lingering.delete(reply.id) && this.lingering.size === 0) this.calm()
    const { pending } = this
    if (pending === undefined || pending.request.id !== reply.id) return
    if (reply.kind === 'progress') {
      pending.progress(reply.progress)
      return
    }
    this.pending = undefined
    if (reply.kind === 'answer') pending.resolve(reply)
    else if (reply.kind === 'stopped') pending.resolve({ kind: 'superseded' })
    else if (reply.code === undefined || reply.remedy === undefined) pending.reject(previewErrors.WORKER_FAILED({ why: reply.says }))
    else pending.reject(new CodedError(reply.code, reply.says, reply.remedy, {}))
  }

  /** The worker is stuck in something that nobody wants any more. */
  private replace(): void {
    this.calm()
    this.lingering.clear()
    this.worker?.terminate()
    this.worker = this.open(this.pending?.request)
    if (this.pending !== undefined) this.worker.postMessage(this.pending.request)
    this.spare = this.makeWorker()
  }

  private fail(why: string): void {
    this.calm()
    this.lingering.clear()
    this.worker?.terminate()
    this.worker = undefined
    const { pending } = this
    this.pending = undefined
    pending?.reject(previewErrors.WORKER_FAILED({ why }))
  }

  private calm(): void {
    clearTimeout(this.impatience)
    this.impatience = undefined
  }
}

/** The preview's worker. */
export function openPreviewWorker(): WorkerPort {
  return new Worker(new URL('./preview.worker.ts', import.meta.url), { type: 'module' }) as WorkerPort
}
