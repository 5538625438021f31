// How calls for statements and workspaces become requests, and pages of statements one sequence.

import type { Statement } from '@cirasa/api'
import { describe, expect, it } from 'vitest'
import { createClient } from '../src/index.ts'

function service(answer: (url: URL, init: RequestInit | undefined) => unknown) {
  const calls: string[] = []
  const fetch = async (url: unknown, init?: RequestInit) => {
    const headers = new Headers(init?.headers)
    const condition = headers.get('if-match') ?? headers.get('if-none-match')
    calls.push([init?.method, String(url).replace('http://service/api/v1', ''), condition, init?.body].filter(Boolean).join(' '))
    return Response.json(answer(new URL(String(url)), init), { headers: { etag: '"a"' } })
  }
  return { calls, client: createClient({ baseUrl: 'http://service', fetch: fetch as typeof globalThis.fetch }) }
}

describe('calls for statements', () => {
  it('bring all that is new, part by part, however long a part is', async () => {
    const all = Array.from({ length: 25 }, (_, index) => ({ sequence: index + 1 }) as Statement)
    const { calls, client } = service((url) => ({
      items: all.filter(({ sequence }) => sequence > Number(url.searchParams.get('after'))).slice(0, 7),
      total: 25,
    }))
    const seen: number[] = []
    for await (const part of client.statements.since('j', 3)) seen.push(...part.map(({ sequence }) => sequence))
    expect(seen).toEqual(all.slice(3).map(({ sequence }) => sequence))
    expect(calls).toHaveLength(4)
    for await (const part of client.statements.since('j', 25)) seen.push(part.length)
    expect(seen).toHaveLength(22)
  })

  it('say who says what, and where exports are', async () => {
    const { calls, client } = service(() => ({ items: [] }))
    await client.statements.add('j', 'Ada', [{ target: 'S1', kind: 'label', value: 'galaxy' }])
    expect(calls).toEqual(['POST /jobs/j/statements {"by":"Ada","items":[{"target":"S1","kind":"label","value":"galaxy"}]}'])
    expect(client.statements.labelledAddress('j', 'sources', { format: 'fits', by: 'Ada & Bob' })).toBe(
      '/api/v1/jobs/j/labelled/sources?format=fits&by=Ada+%26+Bob',
    )
    expect(client.statements.trainingSetAddress('j', { labels: ['a', 'b, c'] })).toBe('/api/v1/jobs/j/training-set?labels=a&labels=b%2C+c')
  })
})

describe('calls for workspaces', () => {
  it('carry what must hold', async () => {
    const { calls, client } = service(() => ({ columns: [] }))
    expect(await client.workspaces.get('my columns')).toEqual({ document: { columns: [] }, etag: '"a"' })
    await client.workspaces.put('x', { a: 1 }, { ifMatch: '"a"' })
    await client.workspaces.put('x', { a: 1 }, { ifNew: true })
    await client.workspaces.remove('x', { ifMatch: '"b"' })
    expect(calls).toEqual([
      'GET /workspaces/my%20columns',
      'PUT /workspaces/x "a" {"a":1}',
      'PUT /workspaces/x * {"a":1}',
      'DELETE /workspaces/x "b"',
    ])
  })
})
