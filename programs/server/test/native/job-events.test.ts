// Server-sent events: a snapshot first, what happens then, an end; whoever reads slowly misses states in between and nothing else.

import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { jobStream } from '../../src/native/events/job-stream.ts'
import { anonymous } from '../../src/use-cases/index.ts'
import { skyImage } from '../sky-image.ts'
import { startTestServer, type TestServer } from '../test-server.ts'

interface Heard {
  readonly event: string
  readonly data: {
    readonly state?: string
    readonly text?: string
    readonly progress?: { readonly fraction: number }
    readonly id?: string
  }
}

describe('events of jobs', () => {
  let server: TestServer
  let root: string
  let id: string
  beforeEach(async () => {
    server = await startTestServer()
    root = await server.listen()
    const file = (await server.ask('POST /files?name=sky.fits', await skyImage(), { 'content-type': 'application/fits' })).json().id
    id = (await server.ask('POST /jobs', { app: 'caesar', inputs: [{ kind: 'file', id: file }] })).json().items[0].id
  })
  afterEach(async () => await server[Symbol.asyncDispose]())

  /** The events of a stream, as they come. */
  async function* listen(path: string, signal?: AbortSignal): AsyncGenerator<Heard> {
    const answer = await fetch(`${root}${path}`, { ...(signal ? { signal } : {}) })
    expect(answer.headers.get('content-type')).toMatch(/^text\/event-stream/)
    let rest = ''
    for await (const piece of answer.body!.pipeThrough(new TextDecoderStream())) {
      rest += piece
      for (let at = rest.indexOf('\n\n'); at >= 0; at = rest.indexOf('\n\n')) {
        const block = rest.slice(0, at)
        rest = rest.slice(at + 2)
        const event = /^event: (.*)$/m.exec(block)?.[1]
        if (event) yield { event, data: JSON.parse(/^data: (.*)$/m.exec(block)![1]) }
      }
    }
  }

  it('tells a job from its snapshot to its end, with its log', async () => {
    const heard: Heard[] = []
    for await (const event of listen(`/jobs/${id}/events`)) {
      heard.push(event)
      if (heard.length === 1) {
        await server.jobs.start(id)
        await server.jobs.say(id, 'begun\n')
        await server.jobs.progress(id, 'detection', 0.5)
      }
      if (event.data.progress?.fraction === 0.5) {
        await server.jobs.say(id, 'half way\n')
        await server.jobs.finish(id)
      }
    }
    const states = heard.filter(({ event }) => event === 'job').map(({ data }) => data.state)
    expect(states[0]).toBe('PENDING')
    expect(states.at(-1)).toBe('SUCCESS')
    expect(
      heard
        .filter(({ event }) => event === 'log')
        .map(({ data }) => data.text)
        .join(''),
    ).toBe('begun\nhalf way\n')
    expect(heard.at(-1)).toEqual({ event: 'end', data: { state: 'SUCCESS' } })
  })

  it('ends at once for a job that has ended, and takes Last-Event-ID without harm', async () => {
    await server.jobs.start(id)
    await server.jobs.finish(id)
    const answer = await fetch(`${root}/jobs/${id}/events?log=false`, { headers: { 'last-event-id': 'x'.repeat(1000) } })
    expect(await answer.text()).toMatch(/event: job[\s\S]*event: end\ndata: {"state":"SUCCESS"}\n\n$/)
  })

  it('answers for a job that is not there before the stream begins', async () => {
    const answer = await fetch(`${root}/jobs/${'0'.repeat(32)}/events`)
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  })

  it('tells all jobs of the caller, and which were removed', async () => {
    const stop = new AbortController()
    const heard: Heard[] = []
    const reading = (async () => {
      for await (const event of listen('/jobs/events', stop.signal)) {
        heard.push(event)
        if (event.event === 'ready') {
          await server.jobs.start(id)
          await server.jobs.finish(id)
          await server.ask(`DELETE /jobs/${id}`)
        }
        if (event.event === 'removed') return
      }
    })()
    await reading
    stop.abort()
    expect(heard[0]).toMatchObject({ event: 'job', data: { id, state: 'PENDING' } })
    expect(heard.at(-1)).toEqual({ event: 'removed', data: { id } })
  })

  it('holds no more for a reader that does not read, and gives it the last state', async () => {
    await server.jobs.start(id)
    const socket = connect(Number(new URL(root).port), '127.0.0.1')
    socket.pause()
    socket.write(`GET /api/v1/jobs/${id}/events?log=false HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n`)
    for (let step = 0; step < 400; step++) await server.jobs.progress(id, `${'x'.repeat(50_000)} ${step}`, step / 400)
    await server.jobs.finish(id)
    let text = ''
    socket.on('data', (piece) => (text += piece))
    socket.resume()
    await expect.poll(() => text.includes('event: end'), { timeout: 20_000 }).toBe(true)
    socket.destroy()
    // All 400 states would be 20 MB; the buffers of the kernel hold a part of that.
    expect(text).toContain('"state":"SUCCESS"')
    const states = text.match(/event: job/g)!.length
    expect(states).toBeLessThan(400)
  })

  it('sends a heartbeat when nothing happens', async () => {
    const stop = new AbortController()
    const stream = jobStream(server.service, anonymous, id, { log: false, signal: stop.signal, lookEvery: 5, beatEvery: 20 })
    expect((await stream.next()).value).toMatch(/^event: job/)
    expect((await stream.next()).value).toMatch(/^: /)
    stop.abort()
    expect((await stream.next()).done).toBe(true)
  })

  it('lets the server stop while somebody listens', async () => {
    const events = listen(`/jobs/${id}/events`)
    await events.next()
    await server.app.close()
    await expect(
      (async () => {
        for await (const _ of events);
        return 'ended'
      })(),
    ).resolves.toBe('ended')
  })
})
