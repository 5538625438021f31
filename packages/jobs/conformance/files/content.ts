// Content for the suite: made, written and read.

import type { ByteRange, FileStore } from '@cirasa/jobs'

/** Bytes in the given chunks; then, where one is given, an error instead of the end. */
export async function* chunks(parts: readonly Uint8Array[], error?: Error): AsyncGenerator<Uint8Array, void, undefined> {
  yield* parts
  if (error !== undefined) throw error
}

/** A text as one chunk. */
export const text = (content: string): AsyncIterable<Uint8Array> => chunks([new TextEncoder().encode(content)])

/** Everything that a store gives for a key. */
export async function contentOf(store: FileStore, key: string, range?: ByteRange): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of store.read(key, range)) pieces.push(Uint8Array.from(piece))
  return new Uint8Array(await new Blob(pieces as Uint8Array<ArrayBuffer>[]).arrayBuffer())
}

export const textOf = async (store: FileStore, key: string): Promise<string> => new TextDecoder().decode(await contentOf(store, key))

/** The keys of a list, as it gives them. */
export async function keysOf(store: FileStore, prefix: string): Promise<string[]> {
  const keys: string[] = []
  for await (const { key } of store.list(prefix)) keys.push(key)
  return keys
}
