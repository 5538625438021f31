// Byte order: FITS is big-endian, hardly any machine is. Arrays are turned in place.

import type { PixelArray } from './pixels.ts'

/** The bytes of a typed array, as a view. */
export const bytesOf = (array: ArrayBufferView): Uint8Array => new Uint8Array(array.buffer, array.byteOffset, array.byteLength)

const LITTLE_ENDIAN = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1

/** Node's Buffer turns bytes with vector instructions, four times as fast as any loop here; a browser has the loops. */
interface NativeSwap {
  from(buffer: ArrayBufferLike, offset: number, length: number): { swap16(): void; swap32(): void; swap64(): void }
}
const native = (globalThis as { readonly Buffer?: NativeSwap }).Buffer

/** Turns every element of an array between big-endian and the machine's order, in place. */
export function swapToNative(array: PixelArray): void {
  if (!LITTLE_ENDIAN) return
  if (native === undefined) swapByLoops(array)
  else {
    const bytes = native.from(array.buffer, array.byteOffset, array.byteLength)
    if (array.BYTES_PER_ELEMENT === 2) bytes.swap16()
    else if (array.BYTES_PER_ELEMENT === 4) bytes.swap32()
    else if (array.BYTES_PER_ELEMENT === 8) bytes.swap64()
  }
}

/** Reverses the bytes of every element, in place. */
export function swapByLoops(array: PixelArray): void {
  const { buffer, byteOffset, byteLength, BYTES_PER_ELEMENT: size } = array
  if (size === 2) swap16(new Uint16Array(buffer, byteOffset, byteLength / 2))
  else if (size === 4) swap32(new Uint32Array(buffer, byteOffset, byteLength / 4))
  else if (size === 8) swap64(new Uint32Array(buffer, byteOffset, byteLength / 4))
}

function swap16(words: Uint16Array): void {
  for (let i = 0; i < words.length; i++) {
    const word = words[i]
    words[i] = (word >>> 8) | (word << 8)
  }
}

function swap32(words: Uint32Array): void {
  for (let i = 0; i < words.length; i++) {
    const word = words[i]
    words[i] = (word >>> 24) | ((word >>> 8) & 0xff00) | ((word << 8) & 0xff0000) | (word << 24)
  }
}

function swap64(words: Uint32Array): void {
  for (let i = 0; i < words.length; i += 2) {
    const high = words[i]
    const low = words[i + 1]
    words[i] = (low >>> 24) | ((low >>> 8) & 0xff00) | ((low << 8) & 0xff0000) | (low << 24)
    words[i + 1] = (high >>> 24) | ((high >>> 8) & 0xff00) | ((high << 8) & 0xff0000) | (high << 24)
  }
}
