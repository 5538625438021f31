// The process that opens images: it describes planes, builds their tiles, and makes single tiles of those that are not built yet. A process of its own,
// so that the service answers meanwhile, and that an image which takes all memory takes this process alone with it.

import path from 'node:path'
import { writeAtomically } from '@cirasa/apps/node/files'
import { type OpenImage, refuseMissingPixels } from '@cirasa/apps/node/images'
import { carriedError } from '@cirasa/apps/node/threads'
import { buildImagePyramid, type ImagePyramid, openImagePyramid, TileThreads, warmThreads } from '@cirasa/apps/node/tiles'
import { imageErrors } from '@cirasa/image'
import { serverErrors } from '../../errors.ts'
import { describePlane, openAsked } from './describe-plane.ts'
import {
  type BuildProgress,
  COMPLETE,
  type ImageAnswer,
  type ImageDescription,
  type ImageMessage,
  type ImageOrder,
} from './image-orders.ts'

/** What is told while tiles are made. */
interface Tell {
  progress(progress: BuildProgress): void
  described(description: ImageDescription): void
}

type Order<K extends ImageOrder['kind']> = Extract<ImageOrder, { readonly kind: K }>

/** What has to be unpacked whole may be as large as this in memory, bytes. */
const MOST_UNPACKED = 2 ** 30
/** Longer rows, and more pixels than this, no telescope makes; a header of some bytes can promise them. */
const MOST_WIDTH = 2 ** 20
const MOST_PIXELS = 2 ** 34
/** Images that are kept open for single tiles. */
const KEPT_OPEN = 3

const threads = new TileThreads()
let warming = new AbortController()
let warmed: Promise<void> = Promise.resolve()
const cancels = new Map<number, AbortController>()
/** By the folder of the tiles, which is named by what the pixels are: a job that runs may put another image under the same path. */
const kept = new Map<string, { readonly image: OpenImage; readonly pyramid: ImagePyramid }>()
/** Single tiles are made one after the other: each may take many rows of the image. */
let lastTile: Promise<unknown> = Promise.resolve()

async function describe({ path: file, asked }: Order<'describe'>, signal: AbortSignal): Promise<ImageDescription> {
  const image = await openAsked(file, asked, signal)
  try {
    return describePlane(image)
  } finally {
    image.input.close()
  }
}

async function build(
  { path: file, asked, folder }: Order<'build'>,
  signal: AbortSignal,
  { progress, described }: Tell,
): Promise<ImageDescription> {
  const image = await openAsked(file, asked, signal)
  try {
    const description = describePlane(image)
    described(description)
    refuseHuge(image)
    warming.abort()
    await warmed
    await buildImagePyramid(image, folder, { signal, progress, threads })
    writeAtomically(path.join(folder, COMPLETE), JSON.stringify(description))
    return description
  } finally {
    image.input.close()
  }
}

async function tile(order: Order<'tile'>, signal: AbortSignal): Promise<Uint8Array> {
  const { level, x, y, lossless } = order.tile
  const { pyramid } = await openForTiles(order, signal)
  return await pyramid.tile(level, x, y, { lossless, signal })
}

async function openForTiles({ path: file, asked, folder, tile }: Order<'tile'>, signal: AbortSignal) {
  const known = kept.get(folder)
  if (known) {
    kept.delete(folder)
    kept.set(folder, known)
    return known
  }
  const image = await openAsked(file, asked, signal)
  try {
    refuseHuge(image)
    const pyramid = await openImagePyramid(image, folder, signal)
    if (!pyramid) throw imageErrors.TILE_NOT_READY({ ...tile })
    const opened = { image, pyramid }
    // What was unpacked lies in memory as a whole: one at a time.
    while (kept.size >= KEPT_OPEN || (kept.size > 0 && [...kept.values(), opened].some(isPacked))) closeOldest()
    kept.set(folder, opened)
    return opened
  } catch (error) {
    image.input.close()
    throw error
  }
}

function closeOldest(): void {
  const [folder, { image, pyramid }] = kept.entries().next().value!
  kept.delete(folder)
  pyramid[Symbol.dispose]()
  image.input.close()
}

/** With gzip: its bytes are not those on disk. */
const isPacked = ({ image }: { readonly image: OpenImage }): boolean => image.file.source !== image.input.source

/** Before anything is allocated for it. Throws FITS_TRUNCATED, SERVER_IMAGE_TOO_LARGE. */
function refuseHuge(image: OpenImage): void {
  const { width, height } = image.plane
  refuseMissingPixels(image)
  if (width > MOST_WIDTH || width * height > MOST_PIXELS) throw serverErrors.IMAGE_TOO_LARGE({ width, height, what: 'to be shown' })
  if (isPacked({ image }) && width * height * 4 > MOST_UNPACKED)
    throw serverErrors.IMAGE_TOO_LARGE({ width, height, what: 'for a packed file' })
}

function make(order: ImageOrder, signal: AbortSignal, tell: Tell): Promise<Uint8Array | ImageDescription> {
  if (order.kind === 'describe') return describe(order, signal)
  if (order.kind === 'build') return build(order, signal, tell)
  const made = lastTile.then(() => {
    signal.throwIfAborted()
    return tile(order, signal)
  })
  lastTile = made.catch(() => {})
  return made
}

function warm(): void {
  if (threads.areStarted || threads.areBusy) return
  warming = new AbortController()
  // What keeps threads from starting is told to who has tiles made.
  warmed = warmThreads(threads, warming.signal).catch(() => {})
}

async function answer(id: number, order: ImageOrder): Promise<void> {
  const cancel = new AbortController()
  cancels.set(id, cancel)
  try {
    const result = await make(order, cancel.signal, {
      progress: (progress) => say({ id, progress }),
      described: (description) => say({ id, description }),
    })
    say({ id, result })
  } catch (error) {
    say({ id, error: carriedError(error) })
  } finally {
    cancels.delete(id)
  }
}

/** The service may be gone: then nobody wants to hear it. */
function say(message: ImageAnswer): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => {})
}

if (process.send) {
  process.on('message', (message: ImageMessage) => {
    if ('warm' in message) warm()
    else if ('order' in message) void answer(message.id, message.order)
    else cancels.get(message.id)?.abort()
  })
  // Half-built tiles are taken away by the next service that starts.
  process.on('disconnect', () => process.exit())
}
