// What a client throws: the service's own errors with their remedies, and its own where no service answers.

import { describe, expect, it } from 'vitest'
import { createClient } from '../src/index.ts'

const answering = (status: number, body: string, type = 'application/problem+json') =>
  createClient({ baseUrl: 'http://service', fetch: async () => new Response(body, { status, headers: { 'content-type': type } }) })

describe('errors of the client', () => {
  it('are those of the service, with code and remedy', async () => {
    const problem = {
      type: 'x',
      title: 'Not Found',
      status: 404,
      detail: 'There is no job a.',
      code: 'SERVER_NO_SUCH_JOB',
      remedy: 'List.',
      request: '1',
    }
    await expect(answering(404, JSON.stringify(problem)).jobs.get('a')).rejects.toMatchObject({
      code: 'SERVER_NO_SUCH_JOB',
      message: 'There is no job a.',
      remedy: 'List.',
    })
  })

  it('say so when something else answers', async () => {
    await expect(answering(502, '<html>Bad gateway</html>', 'text/html').jobs.list()).rejects.toMatchObject({ code: 'CLIENT_BAD_ANSWER' })
    await expect(answering(200, '<html>Welcome</html>', 'text/html').jobs.list()).rejects.toMatchObject({ code: 'CLIENT_BAD_ANSWER' })
  })

  it('say so when nothing answers', async () => {
    const client = createClient({
      baseUrl: 'http://service',
      fetch: async () => {
        throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } })
      },
    })
    await expect(client.service()).rejects.toMatchObject({ code: 'CLIENT_UNREACHABLE', message: expect.stringContaining('ECONNREFUSED') })
  })

  it('are the reason of the signal when the caller gave up', async () => {
    const client = createClient({ baseUrl: 'http://service', fetch: async (_url, init) => await Promise.reject(init?.signal?.reason) })
    await expect(client.service(AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough')
  })
})
