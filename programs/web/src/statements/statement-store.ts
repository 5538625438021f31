// What people say about the sources of one result: seen at once, stored when the line allows, taken back step by step.

import { type Judgement, judgementOn, type Opinion, Opinions, type Said, type Statement, type StatementKind } from '@cirasa/catalog'
import type { Client } from '@cirasa/client'
import { isCodedError } from '@cirasa/errors'
import { type Keeper, Queue, type Queued } from './queue.ts'

/** Something to say about a source. */
export type Saying = Said & { readonly target: string }

/** What is said of a source now: one's own word, or else that of most people. */
export interface CurrentWord {
  readonly label: string | null
  readonly verdict: string | null
  readonly note: string | null
  /** People who have labelled it. */
  readonly votes: number
}

/** How storing goes. */
export type SavingState = 'saved' | 'saving' | 'waiting' | 'refused'

export interface StatementStoreOptions {
  readonly client: Pick<Client, 'statements'>
  readonly job: string
  readonly keeper: Keeper
  /** The name of who speaks; empty until it was given. */
  readonly person: () => string
  /** Milliseconds, as `Date.now`. */
  readonly now: () => number
  /** Calls back after so many ms; gives what prevents it. */
  readonly later?: (run: () => void, ms: number) => () => void
}

type ValueOf<Kind extends StatementKind> = Extract<Said, { readonly kind: Kind }> extends { readonly value: infer Value } ? Value : never

const FIRST_RETRY_MS = 1000
const LAST_RETRY_MS = 30_000
const MOST_STEPS = 500
/** Who speaks before a name was given. */
const NOBODY = 'anonymous'
const NOTHING: CurrentWord = Object.freeze({ label: null, verdict: null, note: null, votes: 0 })

interface Step {
  readonly did: readonly Saying[]
  readonly before: readonly Saying[]
}

/** The statements of one job. Subscribers are told once a change, with the targets that it touches. */
export class StatementStore {
  readonly #options: StatementStoreOptions
  readonly #stored = new Opinions()
  /** Everything that was stored, by target, for the history of a source. */
  readonly #history = new Map<string, Statement[]>()
  readonly #known = new Set<string>()
  readonly #queue: Queue
  /** What waits, by target. */
  #waiting = new Map<string, Queued[]>()
  #done: Step[] = []
  #undone: Step[] = []
  /** Sequence number up to which everything has been fetched. */
  #fetched = 0
  #isSending = false
  #refusal: unknown
  #isWaiting = false
  #isLoaded = false
  #retryMs = FIRST_RETRY_MS
  #stopRetry: (() => void) | undefined
  #listeners = new Set<(targets: ReadonlySet<string>) => void>()
  version = 0

  constructor(options: StatementStoreOptions) {
    this.#options = options
    this.#queue = new Queue(options.keeper, options.job)
    this.#index()
  }

  /** Says something; own words before it can be had back by {@link undo}. What is said already is not said again. */
  say(items: readonly Saying[]): number {
    const news = items.filter(({ target, kind, value }) => !isSame(this.ownWord(target, kind), value))
    if (news.length === 0) return 0
    const before = news.map(({ target, kind }) => ({ target, kind, value: this.ownWord(target, kind) }) as Saying)
    this.#done = [...this.#done.slice(1 - MOST_STEPS), { did: news, before }]
    this.#undone = []
    this.#put(news)
    return news.length
  }

  /** Takes back the last thing said in this page. Gives how many sources it was said of. */
  undo(): number {
    const step = this.#done.pop()
    if (step === undefined) return 0
    this.#undone.push(step)
    this.#put(step.before)
    return step.did.length
  }

  /** Says again what was taken back last. */
  redo(): number {
    const step = this.#undone.pop()
    if (step === undefined) return 0
    this.#done.push(step)
    this.#put(step.did)
    return step.did.length
  }

  get canUndo(): boolean {
    return this.#done.length > 0
  }
  get canRedo(): boolean {
    return this.#undone.length > 0
  }

  /** What the person has said of a source, or null. */
  ownWord<Kind extends StatementKind>(target: string, kind: Kind): ValueOf<Kind> {
    const by = this.#person()
    const last = this.#waiting.get(target)?.findLast((item) => item.kind === kind && item.by === by)
    return (last === undefined ? (this.#stored.of(target).get(by)?.[kind]?.value ?? null) : last.value) as ValueOf<Kind>
  }

  /** What is said of a source now. */
  wordOn(target: string): CurrentWord {
    const judgement = this.judgementOn(target)
    if (judgement === undefined) return NOTHING
    return {
      label: this.ownWord(target, 'label') ?? judgement.label,
      verdict: this.ownWord(target, 'verdict') ?? judgement.verdict,
      note: this.ownWord(target, 'note') ?? judgement.notes.map(({ by, text }) => `${by}: ${text}`).join(' '),
      votes: judgement.votes,
    }
  }

  /** What all people say of a source, what waits included; undefined where nothing is said. */
  judgementOn(target: string): Judgement | undefined {
    return judgementOn(this.#opinionsOn(target), target)
  }

  /** What each person thinks of a source. */
  opinionsOn(target: string): ReadonlyMap<string, Opinion> {
    return this.#opinionsOn(target).of(target)
  }

  /** All that was ever said of a source, oldest first; what waits comes last. */
  historyOf(target: string): readonly (Statement | Queued)[] {
    return [...(this.#history.get(target) ?? []), ...(this.#waiting.get(target) ?? [])]
  }

  /** All sources that were ever spoken of. */
  targets(): Set<string> {
    return new Set([...this.#stored.targets(), ...this.#waiting.keys()])
  }

  /** How many statements wait to be stored. */
  get waiting(): number {
    return this.#queue.items.length
  }
  get saving(): SavingState {
    if (this.#refusal !== undefined) return 'refused'
    if (this.#queue.items.length === 0) return 'saved'
    return this.#isWaiting ? 'waiting' : 'saving'
  }
  /** False where what waits would be lost with the page. */
  get isKept(): boolean {
    return this.#queue.isKept
  }
  /** Why the service does not take what waits; undefined otherwise. */
  get refusal(): unknown {
    return this.#refusal
  }

  /** Fetches what is new, of everybody. */
  async load(signal?: AbortSignal): Promise<void> {
    const { client, job } = this.#options
    // Not from the newest that is known: own words may have been stored after words of others that have not come yet.
    for await (const items of client.statements.since(job, this.#fetched, signal)) {
      this.#fetched = items.at(-1)?.sequence ?? this.#fetched
      this.#tell(this.#take(items))
    }
    if (this.#isLoaded) return
    this.#isLoaded = true
    this.#tell([])
  }

  /** Whether all that was said before has been fetched once. */
  get isLoaded(): boolean {
    return this.#isLoaded
  }

  /** Sends what waits until nothing does, or the line is down: then it tries again by itself. */
  async flush(signal?: AbortSignal): Promise<void> {
    if (this.#isSending) return
    this.#isSending = true
    this.#stopRetry?.()
    try {
      for (let items = this.#queue.next(); items.length > 0 && this.#refusal === undefined; items = this.#queue.next()) {
        if (!(await this.#send(items, signal))) break
      }
    } finally {
      this.#isSending = false
    }
  }

  /** Drops what the service refuses: the oldest that wait. */
  dropRefused(): void {
    if (this.#refusal === undefined) return
    this.#refusal = undefined
    const dropped = this.#queue.next()
    this.#queue.remove(dropped)
    this.#index()
    this.#tell(dropped.map(({ target }) => target))
    void this.flush()
  }

  /** Tries again now, such as when the line is back. */
  retry(): void {
    this.#retryMs = FIRST_RETRY_MS
    void this.flush()
  }

  /** Ends what goes on by itself. What waits stays in the browser. */
  dispose(): void {
    this.#stopRetry?.()
    this.#listeners.clear()
  }

  readonly subscribe = (listener: (targets: ReadonlySet<string>) => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #person(): string {
    return this.#options.person() || NOBODY
  }

  #put(items: readonly Saying[]): void {
    const at = new Date(this.#options.now()).toISOString()
    const by = this.#person()
    const queued = items.map((item) => ({ ...item, id: randomId(), by, at }) as Queued)
    this.#queue.add(queued)
    for (const item of queued) this.#addWaiting(item)
    this.#tell(queued.map(({ target }) => target))
    void this.flush()
  }

  /** Sends some; false where it has to be tried later. */
  async #send(items: readonly Queued[], signal: AbortSignal | undefined): Promise<boolean> {
    const { client, job } = this.#options
    try {
      const plain = items.map(({ by: _by, at: _at, ...item }) => item)
      const stored = await client.statements.add(job, items[0].by, plain, signal)
      this.#queue.remove(items)
      this.#take(stored)
      this.#index()
      this.#isWaiting = false
      this.#retryMs = FIRST_RETRY_MS
      this.#tell(stored.map(({ target }) => target))
      return true
    } catch (error) {
      if (signal?.aborted) return false
      if (isCodedError(error) && error.code !== 'CLIENT_UNREACHABLE') {
        this.#refusal = error
        this.#tell([])
        return false
      }
      this.#isWaiting = true
      const { later = laterByTimer } = this.#options
      this.#stopRetry = later(() => void this.flush(), this.#retryMs)
      this.#retryMs = Math.min(this.#retryMs * 2, LAST_RETRY_MS)
      this.#tell([])
      return false
    }
  }

  /** Takes stored statements in; gives the targets of those that were new. */
  #take(items: readonly (Statement & { readonly id: string })[]): string[] {
    const news = items.filter(({ id }) => !this.#known.has(id))
    this.#stored.take(news)
    for (const item of news) {
      this.#known.add(item.id)
      const history = this.#history.get(item.target)
      if (history === undefined) this.#history.set(item.target, [item])
      else {
        history.push(item)
        // A part of the list may come after what was stored from here meanwhile.
        if (history.at(-2)!.sequence > item.sequence) history.sort((a, b) => a.sequence - b.sequence)
      }
    }
    return news.map(({ target }) => target)
  }

  #index(): void {
    this.#waiting = new Map()
    for (const item of this.#queue.items) this.#addWaiting(item)
  }

  #addWaiting(item: Queued): void {
    const items = this.#waiting.get(item.target)
    if (items === undefined) this.#waiting.set(item.target, [item])
    else items.push(item)
  }

  /** Opinions on one source with what waits on top; the stored ones themselves where nothing does. */
  #opinionsOn(target: string): Opinions {
    const waiting = this.#waiting.get(target)
    if (waiting === undefined) return this.#stored
    const opinions = new Opinions()
    opinions.take(this.#history.get(target) ?? [])
    const from = this.#stored.sequence + 1
    opinions.take(waiting.map((item, i) => ({ ...item, sequence: from + i }) as Statement))
    return opinions
  }

  #tell(targets: readonly string[]): void {
    this.version++
    const touched = new Set(targets)
    for (const listener of [...this.#listeners]) listener(touched)
  }
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || (a !== null && b !== null && typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b))
}

/** 32 hexadecimal digits; `crypto.randomUUID` is not there on plain HTTP. */
function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function laterByTimer(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}
