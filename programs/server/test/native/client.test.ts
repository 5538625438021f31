// The client against the service: uploads over lines that break, jobs that are watched to their end, catalogues.

import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { createClient, type JobNews } from '@cirasa/client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { caesarProducts } from '../app-products.ts'
import { skyImage } from '../sky-image.ts'
import { startTestServer, type TestServer } from '../test-server.ts'

describe('the client', () => {
  let server: TestServer
  let baseUrl: string
  let image: Uint8Array<ArrayBuffer>
  beforeEach(async () => {
    server = await startTestServer()
    baseUrl = new URL(await server.listen()).origin
    image = new Uint8Array(await skyImage())
  })
  afterEach(async () => await server[Symbol.asyncDispose]())

  it('uploads in pieces, tells how far it is, and gives the file', async () => {
    const client = createClient({ baseUrl })
    const told: number[] = []
    const file = await client.files.upload(new Blob([image]), {
      name: 'süd.fits',
      tag: 'a',
      pieceBytes: 4000,
      onProgress: (sent) => told.push(sent),
    })
    expect(file).toMatchObject({ name: 'süd.fits', tag: 'a', bytes: image.length })
    expect(told).toEqual([...told].toSorted((a, b) => a - b))
    expect(told.at(-1)).toBe(image.length)
    expect(told.length).toBeGreaterThan(3)
    expect(new Uint8Array(await (await client.files.content(file.id)).arrayBuffer())).toEqual(image)
  })

  it('goes on where it was when the line breaks', async () => {
    // Every second connection is cut after 6000 bytes.
    let count = 0
    const flaky = createServer((near) => {
      const far = connect(Number(new URL(baseUrl).port), '127.0.0.1')
      const isCut = count++ % 2 === 0
      let passed = 0
      near.on('data', (piece) => {
        passed += piece.length
        if (isCut && passed > 6000) near.destroy()
        else far.write(piece)
      })
      far.on('data', (piece) => near.write(piece))
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        one.on('error', () => other.destroy())
        one.on('close', () => other.destroy())
      }
    })
    flaky.listen(0, '127.0.0.1')
    await once(flaky, 'listening')
    try {
      const { port } = flaky.address() as { port: number }
      const client = createClient({ baseUrl: `http://127.0.0.1:${port}` })
      const file = await client.files.upload(new Blob([image]), { name: 'sky.fits', pieceBytes: 5000 })
      expect(file.bytes).toBe(image.length)
      expect(count).toBeGreaterThan(2)
      expect((await client.files.list()).total).toBe(1)
    } finally {
      flaky.close()
    }
  })

  it('goes on with an upload that another client has begun', async () => {
    const client = createClient({ baseUrl })
    const stop = new AbortController()
    let upload = ''
    const first = client.files.upload(new Blob([image]), {
      name: 'sky.fits',
      pieceBytes: 4000,
      onBegun: (address) => (upload = address),
      onProgress: (sent) => sent >= 8000 && stop.abort(),
      signal: stop.signal,
    })
    await expect(first).rejects.toThrow()
    const told: number[] = []
    const file = await createClient({ baseUrl }).files.upload(new Blob([image]), {
      name: 'sky.fits',
      resume: upload,
      onProgress: (sent) => told.push(sent),
    })
    expect(told[0]).toBeGreaterThanOrEqual(8000)
    expect(new Uint8Array(await (await client.files.content(file.id)).arrayBuffer())).toEqual(image)
  })

  it('uploads a stream in one request', async () => {
    const client = createClient({ baseUrl })
    const file = await client.files.upload(new Blob([image]).stream(), { name: 'stream.fits' })
    expect(file.bytes).toBe(image.length)
  })

  it('throws what the service refuses, before the first byte is sent', async () => {
    await server[Symbol.asyncDispose]()
    server = await startTestServer({ settings: { quota: { bytes: 10 } } })
    const client = createClient({ baseUrl: new URL(await server.listen()).origin })
    await expect(client.files.upload(new Blob([image]), { name: 'sky.fits' })).rejects.toMatchObject({ code: 'JOBS_QUOTA_BYTES' })
  })

  it('watches a job to its end over a server that goes away, and tells the log once', async () => {
    const client = createClient({ baseUrl })
    const file = await client.files.upload(new Blob([image]), { name: 'sky.fits' })
    const [job] = await client.jobs.submit({ app: 'caesar', inputs: [{ kind: 'file', id: file.id }] })
    await server.jobs.start(job.id)
    await server.jobs.say(job.id, 'erste Zeile ✓\n')
    const heard: JobNews[] = []
    let cuts = 0
    const done = await client.jobs.waitFor(job.id, {
      onNews: (news) => {
        heard.push(news)
        if (news.kind !== 'log' || cuts++ > 0) return
        void server.jobs
          .say(job.id, 'second line\n')
          .then(() => server.app.server.closeAllConnections())
          .then(() => server.jobs.finish(job.id))
      },
    })
    expect(done.state).toBe('SUCCESS')
    expect(heard.map((news) => (news.kind === 'log' ? news.text : '')).join('')).toBe('erste Zeile ✓\nsecond line\n')
    expect(heard.at(-1)).toEqual({ kind: 'end', state: 'SUCCESS' })
  })

  it('reads rows and files of a catalogue', async () => {
    const client = createClient({ baseUrl })
    const file = await client.files.upload(new Blob([image]), { name: 'sky.fits' })
    const [job] = await client.jobs.submit({ app: 'caesar', inputs: [{ kind: 'file', id: file.id }] })
    await server.jobs.start(job.id)
    await server.jobs.finish(job.id, await caesarProducts(image, { seedthr: 20, mergethr: 10 }))
    const { rows, columns } = await client.results.rows(job.id, 'components', { limit: 1 })
    expect([rows.length, columns[0].name]).toEqual([1, 'component_id'])
    expect(await (await client.results.catalogue(job.id, 'sources', 'csv')).text()).toContain('source_id')
    const [product] = await client.results.products(job.id)
    expect((await (await client.results.product(job.id, product.name)).arrayBuffer()).byteLength).toBe(product.bytes)
  })
})
