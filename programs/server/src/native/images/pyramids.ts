// Planes of images that can be looked at: what is known of each, and its tiles, which are made once for the same bytes and kept on disk.

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { ImageView } from '@cirasa/api'
import { isCodedError } from '@cirasa/errors'
import { describePyramid, imageErrors } from '@cirasa/image'
import { watched, withinTime } from './build-watch.ts'
import { type BuildProgress, COMPLETE, type ImageDescription, type PlaneAsked, type PlaneNamed, type TilePlace } from './image-orders.ts'
import { ImageProcess } from './image-process.ts'
import { OpenPyramids } from './open-pyramids.ts'
import { type BuildState, PyramidBuilds } from './pyramid-builds.ts'
import { PyramidShelf } from './pyramid-shelf.ts'

/** Changes whenever tiles made of the same bytes do. */
const MADE_BY = 2
/** Descriptions of planes that are remembered. */
const KEPT_DESCRIPTIONS = 200
/** Images of as many bytes are waited for by a process that is started, and by threads of it, whose start would take longer than smaller ones do. */
const LARGE = 2 ** 22
const THREADED = 2 ** 25
/** A description is read within this time, or never, ms. */
const DESCRIBE_MS = 60_000
/** A tile of a plane that has none yet is waited for as long, ms. */
const TILE_PATIENCE = 20_000

/** An image file: where it is, and what its bytes are known by. */
export interface ImageFile {
  readonly path: string
  /** The same for the same bytes only. */
  readonly content: string
  /** The plane that is meant where none is named, where that is known already. */
  readonly first?: PlaneNamed
  /** Of the file, where that is known. */
  readonly bytes?: number
  /** Whether it can still be looked at; where left out, it is not asked. */
  readonly isThere?: () => Promise<boolean>
}

/** A plane as it is now. */
export interface PlaneNow {
  readonly description: ImageDescription
  readonly progress: BuildState | { readonly state: 'complete'; readonly fraction: 1 }
  readonly pyramid?: ImageView['pyramid']
}

/** Where tiles are kept, and how many. */
export interface PyramidsOptions {
  readonly folder: string
  readonly mostBytes: number
  /** Told of what went wrong with nobody waiting for it. */
  readonly onTrouble: (error: unknown) => void
}

/** All planes. Whether the caller may see an image is for others to know. */
export class Pyramids {
  readonly #shelf: PyramidShelf
  readonly #builds = new PyramidBuilds()
  readonly #open = new OpenPyramids()
  readonly #process = new ImageProcess()
  readonly #descriptions = new Map<string, Promise<ImageDescription>>()
  readonly #onTrouble: (error: unknown) => void

  constructor({ folder, mostBytes, onTrouble }: PyramidsOptions) {
    this.#shelf = new PyramidShelf(folder, mostBytes)
    this.#onTrouble = onTrouble
  }

  /** Takes away what an earlier service left half-made. Everything else waits for it. */
  prepare(): Promise<void> {
    return this.#shelf.prepare()
  }

  /**
   * A plane as it is now; its tiles are made from now on, if they were not before. Throws the errors of images for one that there is not.
   *
   * @param wait ms that are waited for something to see
   */
  async plane(
    image: ImageFile,
    asked: PlaneAsked,
    { wait, signal }: { readonly wait: number; readonly signal: AbortSignal },
  ): Promise<PlaneNow> {
    await this.prepare()
    const description = await this.#describe(image, asked)
    const key = keyOf(image, description)
    if (!this.#shelf.has(key)) {
      this.#want(image, description, key, true)
      if (wait > 0) await this.#settled(key, wait, signal)
    }
    const progress = this.#progressOf(key)
    if (progress.state === 'building' || progress.state === 'failed') return { description, progress }
    const pyramid = await this.#open
      .with(this.#shelf.placeOf(key), (open) => JSON.parse(describePyramid(open.description)))
      .catch((error: unknown) => undefinedFor('IMAGE_BAD_PYRAMID', error))
    if (pyramid !== undefined) return { description, progress, pyramid }
    // Somebody emptied or damaged the folder: the tiles are made again when they are asked for.
    if (this.#shelf.has(key)) await this.#forget(key)
    return { description, progress: { state: 'building', fraction: 0 } }
  }

  /** What the bytes of a tile are known by, as long as they are. */
  tileKey(image: ImageFile, plane: PlaneNamed, tile: TilePlace): readonly unknown[] {
    return [keyOf(image, plane), tile]
  }

  /**
   * The bytes of a tile: from disk, or made from the image. Throws IMAGE_NO_SUCH_TILE, IMAGE_TILE_NOT_READY, what is wrong with the image, and the
   * signal's reason.
   */
  async tile(image: ImageFile, plane: PlaneNamed, tile: TilePlace, signal: AbortSignal): Promise<Uint8Array> {
    await this.prepare()
    const key = keyOf(image, plane)
    await this.#viewable(image, plane, key, tile, signal)
    try {
      return await this.#read(image, plane, key, tile, signal)
    } catch (error) {
      if (!isCodedError(error) || !['IMAGE_BAD_PYRAMID', 'IMAGE_TILE_NOT_READY'].includes(error.code)) throw error
      // Damaged, or taken away by somebody: made again, once for all who find it so.
      if (this.#shelf.has(key)) await this.#forget(key)
      await this.#viewable(image, plane, key, tile, signal)
      return await this.#read(image, plane, key, tile, signal)
    }
  }

  /** Has the tiles of the first plane made, when there is nothing more urgent: somebody will look at it. */
  begin(image: ImageFile & { readonly first: PlaneNamed }): void {
    this.prepare()
      .then(() => this.#want(image, image.first, keyOf(image, image.first), false))
      .catch(this.#onTrouble)
  }

  /** An image of so many bytes is on its way: what will make its tiles is started meanwhile, if that takes long enough to be noticed. */
  expect(bytes: number): void {
    if (bytes >= LARGE) this.#process.warm({ threads: bytes >= THREADED })
  }

  /** Ends what is being made; it is begun anew by the next service. */
  async close(): Promise<void> {
    this.#builds.close()
    await this.#process.close()
    this.#open.close()
  }

  /** Resolves when the plane has tiles. Throws IMAGE_TILE_NOT_READY where that takes too long, what is wrong with the image, and the signal's reason. */
  async #viewable(image: ImageFile, plane: PlaneNamed, key: string, { level, x, y }: TilePlace, signal: AbortSignal): Promise<void> {
    if (this.#shelf.has(key)) return
    this.#want(image, plane, key, true)
    await this.#settled(key, TILE_PATIENCE, signal)
    const progress = this.#progressOf(key)
    if (progress.state === 'failed') throw progress.error
    if (progress.state === 'building') throw imageErrors.TILE_NOT_READY({ level, x, y })
  }

  async #read(image: ImageFile, plane: PlaneNamed, key: string, tile: TilePlace, signal: AbortSignal): Promise<Uint8Array> {
    const { level, x, y, lossless } = tile
    this.#shelf.touch(key)
    const folder = this.#shelf.placeOf(key)
    const fromDisk = await this.#open.with(folder, (open) =>
      open.tile(level, x, y, { lossless }).catch((error: unknown) => undefinedFor('IMAGE_TILE_NOT_READY', error)),
    )
    return fromDisk ?? (await this.#process.ask({ kind: 'tile', path: image.path, asked: plane, folder, tile }, { signal }))
  }

  #want(image: ImageFile, { hdu, plane }: PlaneNamed, key: string, isWatched: boolean): void {
    if (this.#shelf.has(key)) return
    const folder = this.#shelf.placeOf(key)
    const asked = { hdu, plane }
    const { isThere = async () => true, bytes = Number.POSITIVE_INFINITY } = image
    this.#builds.want(
      key,
      async (progress) => {
        try {
          await this.#shelf.settled(key)
          const { promise, resolve: described, reject } = Promise.withResolvers<ImageDescription>()
          this.#remember(JSON.stringify([image.content, asked]), promise)
          const order = { kind: 'build', path: image.path, asked, folder } as const
          const made = await watched({ isThere }, (signal, gotOn) => {
            const tell = (now: BuildProgress) => {
              gotOn()
              progress(now)
            }
            return this.#process.ask(order, { signal, progress: tell, described }).catch((error: unknown) => {
              reject(error)
              throw error
            })
          })
          if (made === undefined) return await this.#forget(key)
          for (const gone of await this.#shelf.add(key)) this.#open.drop(this.#shelf.placeOf(gone))
        } catch (error) {
          await this.#forget(key)
          if (!isCodedError(error)) this.#onTrouble(error)
          throw error
        }
      },
      { isWatched, isSmall: bytes < THREADED },
    )
  }

  /** What is being made is shown as such, also while a service is being stopped. */
  #progressOf(key: string): PlaneNow['progress'] {
    if (this.#shelf.has(key)) return { state: 'complete', fraction: 1 }
    return this.#builds.stateOf(key) ?? { state: 'building', fraction: 0 }
  }

  async #settled(key: string, wait: number, signal: AbortSignal): Promise<void> {
    const stop = new AbortController()
    const enough = pause(wait, undefined, { signal: AbortSignal.any([signal, stop.signal]) }).catch(() => {})
    await Promise.race([this.#builds.settled(key), enough])
    stop.abort()
  }

  async #forget(key: string): Promise<void> {
    this.#open.drop(this.#shelf.placeOf(key))
    await this.#shelf.remove(key)
  }

  #describe(image: ImageFile, asked: PlaneAsked): Promise<ImageDescription> {
    const meant = isNamed(asked) ? asked : isEmpty(asked) ? image.first : undefined
    const name = JSON.stringify([image.content, meant ?? asked])
    const known = this.#descriptions.get(name)
    return this.#remember(name, known ?? this.#described(image, meant ?? asked, meant && keyOf(image, meant)))
  }

  #remember(name: string, description: Promise<ImageDescription>): Promise<ImageDescription> {
    // Moved to the end: the first one is the longest unused.
    this.#descriptions.delete(name)
    this.#descriptions.set(name, description)
    description.catch(() => {
      if (this.#descriptions.get(name) === description) this.#descriptions.delete(name)
    })
    if (this.#descriptions.size > KEPT_DESCRIPTIONS) this.#descriptions.delete(this.#descriptions.keys().next().value!)
    return description
  }

  /** Beside the tiles lies what was known when they were made: no process has to be started for it. */
  async #described(image: ImageFile, asked: PlaneAsked, key: string | undefined): Promise<ImageDescription> {
    const kept =
      key !== undefined && this.#shelf.has(key)
        ? await readFile(path.join(this.#shelf.placeOf(key), COMPLETE), 'utf8').catch(() => undefined)
        : undefined
    if (kept !== undefined) return JSON.parse(kept)
    const order = { kind: 'describe', path: image.path, asked } as const
    return await withinTime(DESCRIBE_MS, (signal) => this.#process.ask(order, { signal }))
  }
}

const isNamed = (asked: PlaneAsked): asked is PlaneNamed => asked.hdu !== undefined && asked.plane !== undefined
const isEmpty = (asked: PlaneAsked): boolean => asked.hdu === undefined && asked.plane === undefined

function undefinedFor(code: string, error: unknown): undefined {
  if (isCodedError(error) && error.code === code) return undefined
  throw error
}

/** The folder of a plane's tiles: a name made of all that they depend on. */
const keyOf = ({ content }: ImageFile, { hdu, plane }: PlaneNamed): string =>
  createHash('sha256')
    .update(JSON.stringify([MADE_BY, content, hdu, plane]))
    .digest('hex')
    .slice(0, 40)
