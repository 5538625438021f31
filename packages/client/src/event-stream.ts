// Server-sent events as they come over fetch: a parser, because EventSource knows neither headers nor Node.

/** One event of a stream. */
export interface StreamEvent {
  readonly event: string
  readonly data: string
}

/** More than this in one event is no event of ours, characters. */
const MOST = 8 << 20

/** Reads the events of a stream of bytes; comments, ids and times to wait are passed over. Throws when one event is endless. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamEvent> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      rest += decoder.decode(value, { stream: true }).replaceAll('\r\n', '\n')
      for (let at = rest.indexOf('\n\n'); at >= 0; at = rest.indexOf('\n\n')) {
        const event = eventOf(rest.slice(0, at))
        rest = rest.slice(at + 2)
        if (event) yield event
      }
      if (rest.length > MOST) throw new Error('An event of the service has no end')
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

function eventOf(block: string): StreamEvent | undefined {
  let event = 'message'
  const data: string[] = []
  for (const line of block.split('\n')) {
    const [, field, value] = /^([a-z]+): ?(.*)$/s.exec(line) ?? []
    if (field === 'event') event = value
    else if (field === 'data') data.push(value)
  }
  return data.length === 0 ? undefined : { event, data: data.join('\n') }
}
