// Workspaces are saved and read as they are, and no page overwrites what another one has saved without knowing it.

import { createClient } from '@cirasa/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../test-server.ts'

describe('a workspace', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server[Symbol.asyncDispose]())

  const put = (name: string, body: unknown, headers = {}) => server.ask(`PUT /workspaces/${name}`, body, headers)

  it('is read as it was saved, listed by name, and gone when it was removed', async () => {
    const client = createClient({ baseUrl: new URL(await server.listen()).origin })
    const document = { columns: ['ra', 'ä "b"'], view: { zoom: 2.5, tags: [null, true, ''] } }
    const kept = await client.workspaces.put('my columns/é', document)
    await client.workspaces.put('a', {})
    expect(await client.workspaces.get('my columns/é')).toEqual({ document, etag: kept.etag })
    expect(await client.workspaces.list()).toMatchObject([
      { name: 'a', bytes: 2 },
      { name: 'my columns/é', etag: kept.etag, bytes: Buffer.byteLength(JSON.stringify(document)) },
    ])
    const same = await server.ask('GET /workspaces/a', undefined, { 'if-none-match': (await client.workspaces.get('a')).etag })
    expect(same.statusCode).toBe(304)
    await client.workspaces.remove('my columns/é')
    await expect(client.workspaces.get('my columns/é')).rejects.toMatchObject({ code: 'SERVER_NO_SUCH_WORKSPACE' })
    await expect(client.workspaces.remove('my columns/é')).rejects.toMatchObject({ code: 'SERVER_NO_SUCH_WORKSPACE' })
  })

  it('is replaced by one of two pages that have seen the same document', async () => {
    const first = (await put('view', { by: 'both' }, { 'if-none-match': '*' })).headers.etag as string
    const mine = await put('view', { by: 'me' }, { 'if-match': first })
    expect(mine.statusCode).toBe(200)
    const yours = await put('view', { by: 'you' }, { 'if-match': first })
    expect(yours.json()).toMatchObject({ status: 412, code: 'JOBS_WORKSPACE_CHANGED' })
    expect((await server.ask('GET /workspaces/view')).json()).toEqual({ by: 'me' })
    expect((await put('view', { by: 'new' }, { 'if-none-match': '*' })).statusCode).toBe(412)
    expect((await put('none', {}, { 'if-match': '*' })).statusCode).toBe(412)
    const { etag } = mine.headers as { etag: string }
    expect((await put('view', {}, { 'if-match': `W/${etag}` })).statusCode).toBe(412)
    expect((await server.ask('DELETE /workspaces/view', undefined, { 'if-match': first })).statusCode).toBe(412)
    expect((await server.ask('DELETE /workspaces/view', undefined, { 'if-match': `"other", ${etag}` })).statusCode).toBe(204)
  })

  it.each([
    ['no object', 400, '[1]'],
    ['no JSON', 400, '{'],
    ['more than 256 KiB', 413, JSON.stringify({ text: 'x'.repeat(262_144) })],
    ['what grows when it is written out', 413, `{"n":[${Array(60_000).fill('1e9').join(',')}]}`],
    ['a very deep document', 400, `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
  ])('is not saved when it is %s', async (_, status, body) => {
    const answer = await put('bad', body, { 'content-type': 'application/json' })
    expect(answer.statusCode).toBe(status)
    expect((await server.ask('GET /workspaces/bad')).statusCode).toBe(404)
  })

  it.each(['%20a', 'a%0Ab', 'x'.repeat(201)])('is not saved under a name that nobody could read: %s', async (name) => {
    expect((await put(name, {})).json()).toMatchObject({ status: 400, code: 'SERVER_BAD_REQUEST' })
  })

  it('is one of at most 2,000', async () => {
    const { items } = (await server.ask('GET /workspaces')).json()
    for (let i = items.length; i < 2000; i++) expect((await put(`w${i}`, {})).statusCode).toBe(200)
    expect((await put('one more', {})).json()).toMatchObject({ status: 429, code: 'JOBS_TOO_MANY_WORKSPACES' })
    expect((await put('a', { still: 'saved' })).statusCode).toBe(200)
  })
})
