// A growing run of bytes that writers of text fill and hand out in chunks: strings would be built and encoded twice.

const encoder = new TextEncoder()

/** Bytes handed out at once by the writers, about. */
const CHUNK_BYTES = 1 << 18

/** Collects bytes. `length` is how many are in; callers that write by themselves call `reserve` first. */
export class ByteSink {
  bytes = new Uint8Array(CHUNK_BYTES + (CHUNK_BYTES >> 2))
  length = 0

  /** Makes room for `count` more bytes. */
  reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + count))
    larger.set(this.bytes.subarray(0, this.length))
    this.bytes = larger
  }

  /** Appends one byte; room must be there. */
  push(byte: number): void {
    this.bytes[this.length++] = byte
  }

  /** Appends text as UTF-8. */
  text(text: string): void {
    const count = text.length
    this.reserve(count * 3)
    const { bytes, length } = this
    for (let i = 0; i < count; i++) {
      const code = text.charCodeAt(i)
      if (code > 127) {
        // Not ASCII: let the encoder do this string from its beginning.
        this.length = length + encoder.encodeInto(text, bytes.subarray(length)).written
        return
      }
      bytes[length + i] = code
    }
    this.length = length + count
  }

  /** True when there is enough for a chunk. */
  get full(): boolean {
    return this.length >= CHUNK_BYTES
  }

  /** Hands out what is in and starts again. */
  take(): Uint8Array<ArrayBuffer> {
    const chunk = this.bytes.slice(0, this.length)
    this.length = 0
    return chunk
  }
}
