// Small FITS files for the tests: headers and data put together by hand, damage included.

import { type ByteSource, type CardValue, Header, memorySource, type SyncByteSource } from '../src/index.ts'

/** A header of entries as bytes, padded with END. */
export const headerBytes = (entries: readonly (readonly [string, CardValue, string?])[]): Uint8Array => Header.of(entries).toBytes()

/** Blocks of bytes in a row. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** Data filled up to whole blocks of 2880 bytes. */
export const padded = (data: Uint8Array): Uint8Array => concat(data, new Uint8Array((2880 - (data.length % 2880)) % 2880))

/** Structural cards of a primary image and more. */
export const primary = (
  bitpix: number,
  shape: readonly number[],
  more: readonly (readonly [string, CardValue])[] = [],
): (readonly [string, CardValue])[] => [
  ['SIMPLE', true],
  ['BITPIX', bitpix],
  ['NAXIS', shape.length],
  ...shape.map((length, i): [string, CardValue] => [`NAXIS${i + 1}`, length]),
  ...more,
]

/** Structural cards of an extension and more. */
export const extension = (
  type: string,
  bitpix: number,
  shape: readonly number[],
  more: readonly (readonly [string, CardValue])[] = [],
): (readonly [string, CardValue])[] => [['XTENSION', type], ...primary(bitpix, shape, more).slice(1)]

/** Cards as text, each filled up to 80 characters; END included. */
export function rawHeader(...cards: readonly string[]): Uint8Array {
  const text = [...cards, 'END'].map((card) => card.padEnd(80)).join('')
  return Buffer.from(text.padEnd(Math.ceil(text.length / 2880) * 2880), 'latin1')
}

/** A source that remembers what was read of it. */
export function watched(bytes: Uint8Array): ByteSource & SyncByteSource & { readonly reads: [number, number][] } {
  const source = memorySource(bytes)
  const reads: [number, number][] = []
  return {
    ...source,
    reads,
    read(offset, length) {
      reads.push([offset, length])
      return source.read(offset, length)
    },
  }
}

/** The code of the error that a promise ends with; 'none' when it does not. */
export async function codeOf(act: Promise<unknown> | (() => unknown)): Promise<string> {
  try {
    await (typeof act === 'function' ? act() : act)
  } catch (error) {
    return String((error as { code?: unknown }).code)
  }
  return 'none'
}
