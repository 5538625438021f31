// The parser of server-sent events: the same events however the bytes are cut.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readEvents, type StreamEvent } from '../src/event-stream.ts'

async function read(pieces: readonly Uint8Array<ArrayBuffer>[]): Promise<StreamEvent[]> {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const piece of pieces) controller.enqueue(piece)
      controller.close()
    },
  })
  const events: StreamEvent[] = []
  for await (const event of readEvents(body)) events.push(event)
  return events
}

const text =
  ': hello\n\nretry: 2000\n\nevent: job\nid: 3\ndata: {"name":"Süd ✓"}\n\n: still here\n\ndata: one\ndata: two\n\nevent: end\ndata: {}\n\n'
const events = [
  { event: 'job', data: '{"name":"Süd ✓"}' },
  { event: 'message', data: 'one\ntwo' },
  { event: 'end', data: '{}' },
]

describe('readEvents', () => {
  it('gives the same events wherever the bytes are cut', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: new TextEncoder().encode(text).length })), async (cuts) => {
        const bytes = new TextEncoder().encode(text)
        const borders = [0, ...cuts.toSorted((a, b) => a - b), bytes.length]
        const pieces = borders.slice(1).map((end, i) => bytes.subarray(borders[i], end))
        expect(await read(pieces)).toEqual(events)
      }),
    ))

  it('leaves out an event that was cut off by the end', async () => {
    expect(await read([new TextEncoder().encode('event: job\ndata: {"a"')])).toEqual([])
  })

  it('gives up on an event without an end', async () => {
    const piece = new TextEncoder().encode('x'.repeat(1 << 20))
    await expect(read(Array.from({ length: 10 }, () => piece))).rejects.toThrow('no end')
  })
})
