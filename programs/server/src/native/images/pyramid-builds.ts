// The tiles that are being made: one plane at a time, what somebody looks at before what was only uploaded.

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

/** Makes the tiles of one plane. */
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

/** The builds under way and waiting. */
export class PyramidBuilds {
  readonly #builds = new Map<string, Build>()
  readonly #waiting: Build[] = []
  #isBuilding = false
  #isClosed = false

  /** How far a plane is; undefined for one that nobody wanted, and for one that is done. */
  stateOf(key: string): BuildState | undefined {
    return this.#builds.get(key)?.state
  }

  /**
   * Has the tiles of a plane made, once however often it is wanted. Of those that nobody waits for, some may be left out when there are many:
   * they are made when somebody asks for them.
   *
   * @param isWatched somebody waits for it: it comes before the others
   * @throws SERVER_NOT_READY when too many are waited for
   */
  want(key: string, make: BuildPlane, isWatched: boolean): void {
    const known = this.#builds.get(key)
    if (known && known.state.state === 'failed' && Date.now() - known.failedAt > RETRY_MS) this.#builds.delete(key)
    else if (known) {
      if (isWatched) this.#hurry(known)
      return
    }
    if (this.#isClosed) throw serverErrors.NOT_READY({ reason: 'it is being stopped' })
    if (this.#waiting.length >= MOST_WAITING && !isWatched) return
    if (this.#waiting.length >= MOST_WAITING) this.#leaveOutLast()
    const build: Build = { key, make, isWatched, state: { state: 'building', fraction: 0 }, failedAt: 0, settled: Promise.withResolvers() }
    this.#builds.set(key, build)
    if (isWatched) this.#waiting.unshift(build)
    else this.#waiting.push(build)
    void this.#buildAll()
  }

  /** Resolves when there is something to see of a plane, or never will be. */
  async settled(key: string): Promise<void> {
    await this.#builds.get(key)?.settled.promise
  }

  /** No more are begun, and who waits is let go. */
  close(): void {
    this.#isClosed = true
    for (const { settled } of this.#builds.values()) settled.resolve()
    this.#waiting.length = 0
  }

  #leaveOutLast(): void {
    const at = this.#waiting.findLastIndex(({ isWatched }) => !isWatched)
    if (at < 0) throw serverErrors.NOT_READY({ reason: 'too many images wait for their tiles' })
    const [{ key, settled }] = this.#waiting.splice(at, 1)
    this.#builds.delete(key)
    settled.resolve()
  }

  #hurry(build: Build): void {
    build.isWatched = true
    const at = this.#waiting.indexOf(build)
    if (at > 0) this.#waiting.unshift(...this.#waiting.splice(at, 1))
  }

  async #buildAll(): Promise<void> {
    if (this.#isBuilding) return
    this.#isBuilding = true
    for (let build = this.#waiting.shift(); build; build = this.#waiting.shift()) await this.#build(build)
    this.#isBuilding = false
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
