// How calls become requests: addresses, parameters and bodies as the table of routes says.

import { describe, expect, it } from 'vitest'
import { createClient } from '../src/index.ts'

function recording() {
  const calls: string[] = []
  const fetch = async (url: unknown, init?: RequestInit) => {
    const token = new Headers(init?.headers).get('authorization')
    calls.push([init?.method, url, init?.body, token].filter((part) => part !== undefined && part !== null).join(' '))
    return Response.json({ items: [], total: 0 })
  }
  return { calls, client: createClient({ baseUrl: 'http://service/', fetch: fetch as typeof globalThis.fetch, token: 'secret' }) }
}

describe('requests of the client', () => {
  it('put parameters where the route has them, escaped', async () => {
    const { calls, client } = recording()
    await client.files.list({ search: 'a&b', limit: 5 })
    await client.jobs.get('../x')
    await client.jobs.submit({ app: 'caesar', inputs: [{ kind: 'file', id: 'f' }] })
    await client.results.product('j', 'maps/a b.fits')
    expect(calls).toEqual([
      'GET http://service/api/v1/files?search=a%26b&limit=5 Bearer secret',
      'GET http://service/api/v1/jobs/..%2Fx Bearer secret',
      'POST http://service/api/v1/jobs {"app":"caesar","inputs":[{"kind":"file","id":"f"}]} Bearer secret',
      'GET http://service/api/v1/jobs/j/products/maps/a%20b.fits Bearer secret',
    ])
  })

  it('give addresses for pages to link to', () => {
    const { client } = recording()
    expect(client.results.cutoutAddress('j', 3, { size: 32, map: 'residual' })).toBe('/api/v1/jobs/j/sources/3/cutout?size=32&map=residual')
    expect(client.files.thumbnailAddress('f')).toBe('/api/v1/files/f/thumbnail')
  })
})
