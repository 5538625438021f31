// The web app as it is served: its page wherever a person may go, its parts, what they may load, and what there is before it is built.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../test-server.ts'

const PAGE = '<!doctype html><title>the app</title>'
const HTML = { accept: 'text/html,*/*' }

let folder: string
let server: TestServer

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'cirasa-web-'))
  mkdirSync(path.join(folder, 'dist', 'assets'), { recursive: true })
  writeFileSync(path.join(folder, 'dist', 'index.html'), PAGE)
  writeFileSync(path.join(folder, 'dist', 'favicon.svg'), '<svg/>')
  writeFileSync(path.join(folder, 'dist', 'assets', 'main-a1.js'), 'let a')
  writeFileSync(path.join(folder, 'dist', 'assets', 'packed-a1.js'), 'let b')
  writeFileSync(path.join(folder, 'dist', 'assets', 'packed-a1.js.gz'), gzipSync('let b'))
  writeFileSync(path.join(folder, 'secret.txt'), 'secret')
  server = await startTestServer({ web: { folder: path.join(folder, 'dist'), queryOrigins: [] } })
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true })
})

const get = (url: string, headers: Record<string, string> = HTML, method: 'GET' | 'HEAD' | 'POST' = 'GET', from = server) =>
  from.app.inject({ method, url, headers: { host: '127.0.0.1', ...headers } })

describe('the page', () => {
  it.each(['/', '/files', '/jobs/abc/result?x=1', '/index.html'])('is at %s, and never taken from a cache unasked', async (url) => {
    const answer = await get(url)
    expect([answer.statusCode, answer.body]).toEqual([200, PAGE])
    expect(answer.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' })
    const again = await get(url, { ...HTML, 'if-none-match': String(answer.headers.etag) })
    expect(again.statusCode).toBe(304)
  })

  it('loads nothing from elsewhere, and may share memory with its workers', async () => {
    const { headers } = await get('/')
    const policy = Object.fromEntries(
      String(headers['content-security-policy'])
        .split('; ')
        .map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1)]),
    )
    expect(policy).toMatchObject({
      'default-src': ["'self'"],
      'connect-src': ["'self'"],
      'worker-src': ["'self'", 'blob:'],
      'frame-ancestors': ["'none'"],
    })
    expect(headers).toMatchObject({ 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' })
  })

  it('may ask services on the sky where that is allowed', async () => {
    await using open = await startTestServer({ web: { folder: path.join(folder, 'dist'), queryOrigins: ['https://sky.example'] } })
    const { headers } = await get('/', HTML, 'GET', open)
    expect(headers['content-security-policy']).toContain("connect-src 'self' https://sky.example;")
  })

  it.each(['/api/v1/nothing', '/api', '/caesar/api/v1.0/nothing', '/health/nothing', '/version/x', '/assets/nothing.js'])(
    'is not at %s, where programs ask',
    async (url) => {
      const answer = await get(url)
      expect(answer.statusCode).toBe(404)
      expect(answer.headers['content-type']).toMatch(/json/)
    },
  )

  it('is not given to programs, nor for anything but reading', async () => {
    expect((await get('/files', { accept: 'application/json' })).statusCode).toBe(404)
    expect((await get('/files', HTML, 'POST')).statusCode).toBe(404)
    expect((await get('/', {})).body).toBe(PAGE)
  })
})

describe('parts of the app', () => {
  it('are kept for ever, as their names change with what is in them', async () => {
    const answer = await get('/assets/main-a1.js', {})
    expect(answer.body).toBe('let a')
    expect(answer.headers).toMatchObject({
      'content-type': expect.stringMatching(/javascript/),
      'cache-control': 'public, max-age=31536000, immutable',
      'cross-origin-embedder-policy': 'require-corp',
    })
  })

  it('are sent packed to who can unpack them', async () => {
    const packed = await get('/assets/packed-a1.js', { 'accept-encoding': 'gzip' })
    expect([packed.headers['content-encoding'], packed.headers['content-type']]).toEqual(['gzip', expect.stringMatching(/javascript/)])
    expect((await get('/assets/packed-a1.js', {})).body).toBe('let b')
    expect((await get('/assets/main-a1.js', { 'accept-encoding': 'gzip' })).body).toBe('let a')
  })

  it('may lie beside the page', async () => {
    const answer = await get('/favicon.svg', {})
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'image/svg+xml'])
  })

  it.each(['/assets/../../secret.txt', '/assets/..%2f..%2fsecret.txt', '/assets/%2e%2e/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets/'])(
    'are not at %s',
    async (url) => {
      const answer = await get(url, {})
      expect(answer.body).not.toContain('secret')
      expect([400, 403, 404]).toContain(answer.statusCode)
    },
  )
})

describe('a service whose pages are not built', () => {
  it('says how to build them, and goes on without', async () => {
    await using bare = await startTestServer({ web: { folder: path.join(folder, 'none'), queryOrigins: [] } })
    const answer = await get('/', HTML, 'GET', bare)
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('npm start')
    expect((await get('/files', HTML, 'GET', bare)).statusCode).toBe(404)
    expect((await get('/assets/a.js', {}, 'GET', bare)).statusCode).toBe(404)
    expect((await get('/api/v1/docs', {}, 'GET', bare)).statusCode).toBe(200)
  })
})
