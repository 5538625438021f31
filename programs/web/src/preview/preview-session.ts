// A preview as it goes: islands at once while a threshold is dragged, fits when it rests; what is shown last is what was asked last.

import { isCodedError } from '@cirasa/errors'
import type { Progress } from '@cirasa/finder'
import type { PreviewImage } from './preview-image.ts'
import type { BlockOfPixels, Detected, FinderValues, Found } from './preview-messages.ts'
import type { Outcome, WorkerLine } from './worker-line.ts'

/** What a preview says of itself; a new object for every change. */
export interface PreviewState {
  readonly stage: 'empty' | 'detecting' | 'resting' | 'fitting' | 'done' | 'failed'
  /** Islands of the options that were given last; undefined while they are sought for the first time. */
  readonly detected?: Detected
  /** The fits, once they are those of the options that were given last. */
  readonly found?: Found
  readonly progress?: Progress
  /** Where the searched pixels lie. */
  readonly block?: Pick<BlockOfPixels, 'x0' | 'y0' | 'step' | 'width' | 'height'>
  /** Milliseconds from the question to what is shown. */
  readonly elapsed?: number
  readonly error?: unknown
}

/** How long the options must rest before islands are fitted, in milliseconds. */
const REST = 300

/** What a session stands on. */
export interface SessionParts {
  readonly line: Pick<WorkerLine, 'ask' | 'dispose'>
  /** Milliseconds. */
  readonly now: () => number
  readonly rest?: number
}

/** A preview of one image. Subscribe to `state`. */
export class PreviewSession {
  private readonly parts: SessionParts
  private readonly listeners = new Set<() => void>()
  private options: FinderValues
  private maps = false
  private timer: ReturnType<typeof setTimeout> | undefined
  /** Counts questions: an answer to an older one is not shown. */
  private question = 0
  private current: PreviewState = { stage: 'empty' }

  constructor(parts: SessionParts, options: FinderValues) {
    this.parts = parts
    this.options = options
  }

  get state(): PreviewState {
    return this.current
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Other pixels. What was found in the old ones is no longer shown. */
  load(image: PreviewImage, block: BlockOfPixels): void {
    const { x0, y0, step, width, height } = block
    this.show({ stage: 'detecting', block: { x0, y0, step, width, height } })
    this.begin(async () => {
      const outcome = await this.parts.line.ask({ kind: 'load', image, block })
      return outcome.kind === 'answer' ? await this.detect() : outcome
    })
  }

  /** Other options: islands come at once, fits when the options rest. */
  setOptions(options: FinderValues): void {
    this.options = options
    if (this.current.block === undefined) return
    this.show({ ...this.current, stage: 'detecting', found: undefined, error: undefined, progress: undefined })
    this.begin(() => this.detect())
  }

  /** Whether maps of background and noise are wanted along with the fits. */
  setMaps(wanted: boolean): void {
    if (wanted === this.maps) return
    this.maps = wanted
    const { stage, found } = this.current
    if (wanted && (stage === 'done' || stage === 'fitting')) this.fit()
    else if (found !== undefined) this.show({ ...this.current, found: { ...found, maps: undefined } })
  }

  /** What is going wrong before the session is asked, such as tiles that do not come. */
  fail(error: unknown): void {
    this.question++
    clearTimeout(this.timer)
    this.show({ ...this.current, stage: 'failed', error, progress: undefined })
  }

  /** Nothing is searched or shown any more. */
  clear(): void {
    this.question++
    clearTimeout(this.timer)
    this.show({ stage: 'empty' })
  }

  dispose(): void {
    this.clear()
    this.listeners.clear()
    this.parts.line.dispose()
  }

  private detect(): Promise<Outcome> {
    return this.parts.line.ask({ kind: 'detect', options: this.options })
  }

  private begin(ask: () => Promise<Outcome>): void {
    clearTimeout(this.timer)
    this.run(ask, (outcome, elapsed) => {
      if (outcome.kind !== 'answer' || outcome.answer.kind !== 'detected') return
      this.show({ ...this.current, stage: 'resting', detected: outcome.answer, elapsed })
      this.timer = setTimeout(() => this.fit(), this.parts.rest ?? REST)
    })
  }

  private fit(): void {
    this.show({ ...this.current, stage: 'fitting' })
    const { options, maps } = this
    const question = this.question + 1
    const tell = (progress: Progress): void => {
      if (question === this.question) this.show({ ...this.current, progress })
    }
    this.run(
      () => this.parts.line.ask({ kind: 'find', options, maps }, tell),
      (outcome, elapsed) => {
        if (outcome.kind !== 'answer' || outcome.answer.kind !== 'found') return
        this.show({ ...this.current, stage: 'done', found: outcome.answer, progress: undefined, elapsed })
      },
    )
  }

  /** Asks, and goes on with the answer if nothing else was asked meanwhile. */
  private run(ask: () => Promise<Outcome>, take: (outcome: Outcome, elapsed: number) => void): void {
    const question = ++this.question
    const { now } = this.parts
    const asked = now()
    ask().then(
      (outcome) => {
        if (question === this.question) take(outcome, now() - asked)
      },
      (error: unknown) => {
        if (question !== this.question) return
        // Not an end: other options, or another part of the image, may do.
        this.show({ ...this.current, stage: 'failed', error, progress: undefined, ...(isCodedError(error) ? {} : { detected: undefined }) })
      },
    )
  }

  private show(state: PreviewState): void {
    this.current = Object.freeze(state)
    for (const listener of this.listeners) listener()
  }
}
