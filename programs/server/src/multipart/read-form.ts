// Reads a multipart form (RFC 7578) as it comes: each part's bytes are handed on in the pieces that arrive, found by searching for the boundary.

import { serverErrors } from '../errors.ts'
import { type PartHeaders, readPartHeaders } from './part-headers.ts'

/** A part of a form. Its content has to be read, or left, before the next part is asked for. */
export interface FormPart extends PartHeaders {
  readonly content: AsyncIterable<Uint8Array>
}

/** How much of what a form may have. */
export interface FormLimits {
  readonly parts: number
  /** Bytes of the headers of one part. */
  readonly headerBytes: number
  /** Bytes before the first part. */
  readonly preambleBytes: number
}

const STANDARD_LIMITS: FormLimits = { parts: 100, headerBytes: 16 << 10, preambleBytes: 16 << 10 }

const CR = 13
const LF = 10
const DASH = 45
const EMPTY = Buffer.alloc(0)

/** The boundary of a content type. Throws SERVER_UNSUPPORTED_TYPE and SERVER_NOT_MULTIPART. */
export function boundaryOf(contentType: string | undefined): string {
  if (!/^multipart\/form-data\s*(?:;|$)/i.test(contentType ?? '')) {
    throw serverErrors.UNSUPPORTED_TYPE({ type: shown(contentType), wanted: 'multipart/form-data' })
  }
  const match = /;\s*boundary=(?:"([^"\r\n]{1,70})"|([^\s;",]{1,70}))/i.exec(contentType ?? '')
  if (!match) throw serverErrors.NOT_MULTIPART({ reason: 'its content type names no boundary' })
  return match[1] ?? match[2]
}

const shown = (type: string | undefined): string => (type ? (/^[\w.+/-]{1,80}/.exec(type)?.[0] ?? 'of the request') : 'that is missing')

/**
 * The parts of a form, one after the other. Memory is bounded by the largest piece of the stream, whatever the sizes of the parts.
 * Throws SERVER_NOT_MULTIPART for a form that breaks off or exceeds the limits.
 */
export async function* readForm(
  stream: AsyncIterable<Uint8Array>,
  boundary: string,
  limits: FormLimits = STANDARD_LIMITS,
): AsyncGenerator<FormPart, void, void> {
  const reader = new FormReader(stream, boundary)
  try {
    await reader.skipPreamble(limits.preambleBytes)
    for (let count = 1; !(await reader.isEnd()); count++) {
      if (count > limits.parts) throw serverErrors.NOT_MULTIPART({ reason: `it has more than ${limits.parts} parts` })
      const headers = readPartHeaders(await reader.headerBlock(limits.headerBytes))
      const content = reader.content()
      yield { ...headers, content }
      // Whoever did not want the content gets past it all the same.
      while (!(await content.next()).done);
    }
  } finally {
    await reader.close()
  }
}

/** Where we are in the stream. What has arrived and was not handed on is in `#rest`. */
class FormReader {
  readonly #pieces: AsyncIterator<Uint8Array>
  readonly #delimiter: Buffer
  #rest: Buffer = EMPTY

  constructor(stream: AsyncIterable<Uint8Array>, boundary: string) {
    this.#pieces = stream[Symbol.asyncIterator]()
    this.#delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1')
    // The first delimiter may stand at the very beginning, without a line break before it.
    this.#rest = Buffer.from('\r\n')
  }

  async skipPreamble(limit: number): Promise<void> {
    let skipped = 0
    for await (const piece of this.content()) {
      skipped += piece.length
      if (skipped > limit) throw serverErrors.NOT_MULTIPART({ reason: 'its boundary is not found' })
    }
  }

  /** After a delimiter: two dashes end the form, a line break begins a part. */
  async isEnd(): Promise<boolean> {
    await this.#need(2)
    if (this.#rest[0] === DASH && this.#rest[1] === DASH) return true
    // Blanks may stand between a boundary and its line break.
    for (let blanks = 0; this.#rest[0] === 32 || this.#rest[0] === 9; blanks++) {
      if (blanks > 64) break
      this.#rest = this.#rest.subarray(1)
      await this.#need(2)
    }
    if (this.#rest[0] !== CR || this.#rest[1] !== LF)
      throw serverErrors.NOT_MULTIPART({ reason: 'its boundary is followed by something else' })
    return false
  }

  /** The lines of headers, without the line break that is left of the boundary and the empty line that ends them. */
  async headerBlock(limit: number): Promise<Buffer> {
    for (;;) {
      const end = this.#rest.indexOf('\r\n\r\n')
      if (end > limit || (end < 0 && this.#rest.length > limit))
        throw serverErrors.NOT_MULTIPART({ reason: 'the headers of a part are too long' })
      if (end >= 0) {
        const block = this.#rest.subarray(2, Math.max(2, end))
        this.#rest = this.#rest.subarray(end + 4)
        return block
      }
      await this.#need(this.#rest.length + 1)
    }
  }

  /** Pieces up to the next delimiter, which is taken away. */
  async *content(): AsyncGenerator<Uint8Array, void, void> {
    const delimiter = this.#delimiter
    for (;;) {
      const found = this.#rest.indexOf(delimiter)
      if (found >= 0) {
        const last = this.#rest.subarray(0, found)
        this.#rest = this.#rest.subarray(found + delimiter.length)
        if (last.length > 0) yield last
        return
      }
      // A delimiter may have begun at the end of what there is.
      const sure = this.#rest.length - keptBytes(this.#rest, delimiter)
      const piece = this.#rest.subarray(0, sure)
      this.#rest = this.#rest.subarray(sure)
      if (piece.length > 0) yield piece
      await this.#need(this.#rest.length + 1)
    }
  }

  async close(): Promise<void> {
    await this.#pieces.return?.()
  }

  async #need(bytes: number): Promise<void> {
    while (this.#rest.length < bytes) {
      const { value, done } = await this.#pieces.next()
      if (done) throw serverErrors.NOT_MULTIPART({ reason: 'it breaks off' })
      const piece = Buffer.from(value.buffer, value.byteOffset, value.byteLength)
      this.#rest = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece])
    }
  }
}

/** How many bytes at the end could be the beginning of the delimiter. */
function keptBytes(bytes: Buffer, delimiter: Buffer): number {
  const from = Math.max(0, bytes.length - delimiter.length + 1)
  for (let at = bytes.indexOf(CR, from); at >= 0; at = bytes.indexOf(CR, at + 1)) {
    const length = bytes.length - at
    if (bytes.compare(delimiter, 0, length, at) === 0) return length
  }
  return 0
}
