// Unpacks gzip while it is read, within limits that a bomb meets before it has cost anything.

import { isCodedError } from '@cirasa/errors'
import { fitsErrors } from '../errors.ts'
import type { ByteSource } from './byte-source.ts'
import { gunzipMembers } from './gunzip-members.ts'

/** How far a packed file may unfold. */
export interface GunzipLimits {
  /** Most bytes that may be unpacked into memory. Default 4 GiB. */
  readonly maxUnpackedBytes?: number
  /** Most bytes out of one packed byte, asked only of files that unpack to over 256 MiB. Default 200; deflate's own limit is 1032. */
  readonly maxExpansion?: number
}

const GIB = 1024 ** 3
const SMALL = GIB / 4
const SEGMENT = 4 * 1024 * 1024
const PACKED_READ = 256 * 1024

/** True when bytes begin as a gzip file does. */
export const isGzip = (bytes: Uint8Array): boolean => bytes.length >= 2 && bytes[0] === 0x1f && bytes[1] === 0x8b

/**
 * The bytes inside a gzip file. Nothing is unpacked beyond the furthest byte that was read; what was unpacked stays in memory.
 * The size is known once the end has been met. `read` throws FITS_BAD_GZIP, FITS_GZIP_TOO_LARGE, FITS_GZIP_BOMB, the last two
 * before it unpacks.
 */
export function gunzipSource(packed: ByteSource, limits: GunzipLimits = {}): ByteSource {
  return new GunzipSource(packed, limits)
}

class GunzipSource implements ByteSource {
  readonly name: string
  readonly #packed: ByteSource
  readonly #limits: Required<GunzipLimits>
  readonly #segments: Uint8Array[] = []
  #length = 0
  #ended = false
  #reader: Chunks | undefined
  /** The platform's decompressor gave up, being made for a single member: the bytes that it had given are passed over. */
  #members = false
  #passOver = 0
  /** Reads wait for each other: there is one stream. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(packed: ByteSource, limits: GunzipLimits) {
    this.name = packed.name
    this.#packed = packed
    this.#limits = { maxUnpackedBytes: limits.maxUnpackedBytes ?? 4 * GIB, maxExpansion: limits.maxExpansion ?? 200 }
  }

  get size(): number | undefined {
    return this.#ended ? this.#length : undefined
  }

  async read(offset: number, length: number, signal?: AbortSignal): Promise<Uint8Array> {
    this.#refuse(offset)
    const end = Math.min(offset + length, this.#limits.maxUnpackedBytes)
    const turn = this.#turn.then(() => this.#unpackUpTo(end, signal))
    this.#turn = turn.catch(() => {})
    await turn
    return this.#copy(offset, Math.max(0, Math.min(end, this.#length) - offset))
  }

  /** Asked with the start of a read: a header beyond the promised data is enough to see what the file claims to be. */
  #refuse(offset: number): void {
    const { maxUnpackedBytes, maxExpansion } = this.#limits
    if (this.#ended || offset <= this.#length) return
    if (offset > maxUnpackedBytes) throw fitsErrors.GZIP_TOO_LARGE({ name: this.name, bytes: offset, limit: maxUnpackedBytes })
    const packed = this.#packed.size
    if (packed !== undefined && offset > SMALL && offset > packed * maxExpansion) {
      throw fitsErrors.GZIP_BOMB({ name: this.name, bytes: offset, packed })
    }
  }

  async #unpackUpTo(end: number, signal: AbortSignal | undefined): Promise<void> {
    while (this.#length < end && !this.#ended) {
      signal?.throwIfAborted()
      const chunk = await this.#next()
      if (chunk === undefined) this.#ended = true
      else this.#append(chunk)
    }
  }

  async #next(): Promise<Uint8Array | undefined> {
    try {
      this.#reader ??= unpack(this.#packed)
      const { value, done } = await this.#reader.next()
      if (done === true) return undefined
      const passed = value.subarray(this.#passOver)
      this.#passOver = Math.max(0, this.#passOver - value.length)
      return passed
    } catch (error) {
      if (error instanceof PackedReadFailure) throw error.cause
      if (isCodedError(error)) throw error
      if (this.#members) throw fitsErrors.BAD_GZIP({ name: this.name }, error)
      this.#members = true
      this.#passOver = this.#length
      this.#reader = gunzipMembers(this.#packed)
      return this.#next()
    }
  }

  #append(bytes: Uint8Array): void {
    let from = 0
    while (from < bytes.length) {
      const inSegment = this.#length % SEGMENT
      if (inSegment === 0) this.#segments.push(new Uint8Array(SEGMENT))
      const part = bytes.subarray(from, from + SEGMENT - inSegment)
      this.#segments.at(-1)!.set(part, inSegment)
      from += part.length
      this.#length += part.length
    }
  }

  #copy(offset: number, length: number): Uint8Array {
    const first = Math.floor(offset / SEGMENT)
    const start = offset % SEGMENT
    if (start + length <= SEGMENT) return this.#segments[first]?.subarray(start, start + length) ?? new Uint8Array(0)
    const bytes = new Uint8Array(length)
    for (let done = 0, at = offset; done < length; ) {
      const inSegment = at % SEGMENT
      const part = this.#segments[Math.floor(at / SEGMENT)].subarray(inSegment, Math.min(SEGMENT, inSegment + length - done))
      bytes.set(part, done)
      done += part.length
      at += part.length
    }
    return bytes
  }
}

/** Tells a failure to read the packed bytes from a failure to unpack them. */
class PackedReadFailure extends Error {}

type Chunks = AsyncGenerator<Uint8Array, void, undefined>

/** Unpacks with the platform's decompressor, which is fast and checks the sum, but takes one member and nothing behind it. */
async function* unpack(packed: ByteSource): Chunks {
  const reader = packedStream(packed).pipeThrough(new DecompressionStream('gzip')).getReader()
  for (;;) {
    const { value, done } = await reader.read()
    if (done) return
    yield value
  }
}

function packedStream(packed: ByteSource): ReadableStream<Uint8Array<ArrayBuffer>> {
  let offset = 0
  return new ReadableStream(
    {
      async pull(controller) {
        let bytes: Uint8Array
        try {
          bytes = await packed.read(offset, PACKED_READ)
        } catch (cause) {
          throw new PackedReadFailure('the packed bytes cannot be read', { cause })
        }
        offset += bytes.length
        if (bytes.length === 0) controller.close()
        else controller.enqueue(bytes as Uint8Array<ArrayBuffer>)
      },
    },
    { highWaterMark: 0 },
  )
}
