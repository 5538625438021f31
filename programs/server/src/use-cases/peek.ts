// Looks at the beginning of a stream without losing it.

/** The first bytes, at most `bytes` of them and fewer only at the end; and the whole stream, first bytes included. */
export async function withHead(
  stream: AsyncIterable<Uint8Array>,
  bytes: number,
): Promise<{ readonly head: Uint8Array; readonly content: AsyncIterable<Uint8Array> }> {
  const iterator = stream[Symbol.asyncIterator]()
  const pieces: Uint8Array[] = []
  let length = 0
  while (length < bytes) {
    const { value, done } = await iterator.next()
    if (done) break
    pieces.push(value)
    length += value.length
  }
  const head = pieces.length === 1 ? pieces[0] : Buffer.concat(pieces)
  return { head: head.subarray(0, bytes), content: joined(pieces, iterator) }
}

async function* joined(pieces: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces
    for (let step = await rest.next(); !step.done; step = await rest.next()) yield step.value
  } finally {
    await rest.return?.()
  }
}
