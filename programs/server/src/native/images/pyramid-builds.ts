// The tiles that are being made: one large plane and one small one at a time, what somebody looks at before what was only uploaded.

import { serverErrors } from '../../errors.ts'
import type { BuildProgress } from './image-orders.ts'

/** Planes that may wait for their tiles. */
const MOST_WAITING = 200
/** After this time a plane that failed is tried again when it is asked for, ms: a disk may have room by then. */
const RETRY_MS = 60_000

/** How far a plane is. */
export type BuildState =
  | { readonly state: 'building' | 'viewable'; readonly fraction: number }
  | { readonly state: 'failed'; readonly fraction: number; readonly error: unknown }

/** Makes the tiles of one plane. Resolves when all are made, or when nobody wants them any more. */
export type BuildPlane = (progress: (progress: BuildProgress) => void) => Promise<void>

interface Build {
  readonly key: string
  readonly make: BuildPlane
  isWatched: boolean
  state: BuildState
  failedAt: number
  /** Resolved when it is viewable, or failed. */
  readonly settled: PromiseWithResolvers<void>
}

/** Builds that come one after the other. */
interface Lane {
  readonly waiting: Build[]
  isBuilding: boolean
}

/** How a plane is wanted. */
interface Wanted {
  /** Somebody waits for it: it comes before the others. */
  readonly isWatched: boolean
  /** It takes so little that it need not wait behind large ones. */
  readonly isSmall: boolean
}

/** The builds under way and waiting. */
export class PyramidBuilds {
  readonly #builds = new Map<string, Build>()
  readonly #large: Lane = { waiting: [], isBuilding: false }
  readonly #small: Lane = { waiting: [], isBuilding: false }
  #isClosed = false

  /** How far a plane is; undefined for one that nobody wanted, and for one that is done. */
  stateOf(key: string): BuildState | undefined {
    return this.#builds.get(key)?.state
  }

  /**
   * Has the tiles of a plane made, once however often it is wanted. Of those that nobody waits for, some may be left out when there are many:
   * they are made when somebody asks for them.
   *
   * @throws SERVER_NOT_READY when too many are waited for
   */
  want(key: string, make: BuildPlane, { isWatched, isSmall }: Wanted): void {
    const lane = isSmall ? this.#small : this.#large
    const known = this.#builds.get(key)
    if (known && known.state.state === 'failed' && Date.now() - known.failedAt > RETRY_MS) this.#builds.delete(key)
    else if (known) {
      if (isWatched) this.#hurry(known)
      return
    }
    if (this.#isClosed) throw serverErrors.NOT_READY({ reason: 'it is being stopped' })
    if (lane.waiting.length >= MOST_WAITING && !isWatched) return
    if (lane.waiting.length >= MOST_WAITING) this.#leaveOutLast(lane)
    const build: Build = { key, make, isWatched, state: { state: 'building', fraction: 0 }, failedAt: 0, settled: Promise.withResolvers() }
    this.#builds.set(key, build)
    if (isWatched) lane.waiting.unshift(build)
    else lane.waiting.push(build)
    void this.#buildAll(lane)
  }

  /** Resolves when there is something to see of a plane, or never will be. */
  async settled(key: string): Promise<void> {
    await this.#builds.get(key)?.settled.promise
  }

  /** No more are begun, and who waits is let go. */
  close(): void {
    this.#isClosed = true
    for (const { settled } of this.#builds.values()) settled.resolve()
    this.#large.waiting.length = 0
    this.#small.waiting.length = 0
  }

  #leaveOutLast({ waiting }: Lane): void {
    const at = waiting.findLastIndex(({ isWatched }) => !isWatched)
    if (at < 0) throw serverErrors.NOT_READY({ reason: 'too many images wait for their tiles' })
    const [{ key, settled }] = waiting.splice(at, 1)
    this.#builds.delete(key)
    settled.resolve()
  }

  #hurry(build: Build): void {
    build.isWatched = true
    for (const { waiting } of [this.#large, this.#small]) {
      const at = waiting.indexOf(build)
      if (at > 0) waiting.unshift(...waiting.splice(at, 1))
    }
  }

  async #buildAll(lane: Lane): Promise<void> {
    if (lane.isBuilding) return
    lane.isBuilding = true
    for (let build = lane.waiting.shift(); build; build = lane.waiting.shift()) await this.#build(build)
    lane.isBuilding = false
  }

  async #build(build: Build): Promise<void> {
    try {
      await build.make(({ fraction, viewable }) => {
        build.state = { state: viewable ? 'viewable' : 'building', fraction }
        if (viewable) build.settled.resolve()
      })
      this.#builds.delete(build.key)
    } catch (error) {
      build.state = { state: 'failed', fraction: 0, error }
      build.failedAt = Date.now()
      this.#forgetOldFailures()
    } finally {
      build.settled.resolve()
    }
  }

  #forgetOldFailures(): void {
    for (const [key, { state, failedAt }] of this.#builds) {
      if (state.state === 'failed' && Date.now() - failedAt > RETRY_MS) this.#builds.delete(key)
    }
  }
}
