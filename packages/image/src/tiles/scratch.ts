// Buffers that are used again: building a pyramid touches gigabytes, and the garbage collector would let hundreds of megabytes pile up.

/** Buffers by name, for one task at a time. What a buffer held before is still in it. */
export interface Scratch {
  floats(name: string, length: number): Float32Array<ArrayBuffer>
  integers(name: string, length: number): Int32Array<ArrayBuffer>
  bytes(name: string, length: number): Uint8Array<ArrayBuffer>
}

/** Keeps the largest buffer of each name. */
export function keptScratch(): Scratch {
  const kept = new Map<string, ArrayBuffer>()
  const buffer = (name: string, bytes: number): ArrayBuffer => {
    const known = kept.get(name)
    if (known !== undefined && known.byteLength >= bytes) return known
    const made = new ArrayBuffer(bytes)
    kept.set(name, made)
    return made
  }
  return {
    floats: (name, length) => new Float32Array(buffer(name, 4 * length), 0, length),
    integers: (name, length) => new Int32Array(buffer(name, 4 * length), 0, length),
    bytes: (name, length) => new Uint8Array(buffer(name, length), 0, length),
  }
}

/** New buffers each time. */
export const freshScratch: Scratch = {
  floats: (_, length) => new Float32Array(length),
  integers: (_, length) => new Int32Array(length),
  bytes: (_, length) => new Uint8Array(length),
}

/** Gives the memory of an array back at once, rather than when the garbage collector comes by. It and its buffer must not be used again. */
export function free({ buffer }: Uint8Array | Float32Array): void {
  if (!(buffer instanceof ArrayBuffer)) return
  try {
    buffer.transfer(0)
  } catch {
    // A buffer that others share, such as the one that Node cuts small ones from, refuses, and stays.
  }
}
