// Whether the service answers is seen on its requests.

import { describe, expect, it, vi } from 'vitest'
import { createConnection } from '../../src/service/connection.ts'

describe('the connection', () => {
  it('is down after a request that nobody answered, up after the next answer', async () => {
    const answers = [() => Promise.reject(new TypeError('no line')), () => Promise.resolve(new Response())]
    const connection = createConnection(() => answers.shift()?.() as Promise<Response>)
    const listener = vi.fn()
    connection.subscribe(listener)
    await expect(connection.fetch('/')).rejects.toThrow('no line')
    expect(connection.isUp()).toBe(false)
    await connection.fetch('/')
    expect(connection.isUp()).toBe(true)
    expect(listener).toHaveBeenCalledTimes(2)
  })

  it('is up although a request was given up', async () => {
    const stop = new AbortController()
    stop.abort()
    const connection = createConnection(() => Promise.reject(stop.signal.reason))
    await expect(connection.fetch('/', { signal: stop.signal })).rejects.toThrow()
    expect(connection.isUp()).toBe(true)
  })

  it('is up when the service refuses: it answers', async () => {
    const connection = createConnection(() => Promise.resolve(new Response(null, { status: 500 })))
    await connection.fetch('/')
    expect(connection.isUp()).toBe(true)
  })
})
