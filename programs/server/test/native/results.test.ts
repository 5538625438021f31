// What a job has made, as it is served: products by ranges, the catalogue in every format, cutouts, the archive.

import { gunzipSync } from 'node:zlib'
import { readTables } from '@cirasa/catalog'
import { type ImageHdu, memorySource, openFits, readImage } from '@cirasa/fits'
import { createWcs } from '@cirasa/wcs'
import { extract } from 'tar-stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caesarProducts } from '../app-products.ts'
import type { MadeFile } from '../hand-run-jobs.ts'
import { SIDE, skyImage, skyValue, sources } from '../sky-image.ts'
import { startTestServer, type TestServer } from '../test-server.ts'

describe('results of jobs', () => {
  let server: TestServer
  let files: readonly MadeFile[]
  let id: string

  beforeAll(async () => {
    server = await startTestServer()
    const image = await skyImage()
    files = await caesarProducts(image, { seedthr: 20, mergethr: 10 })
    const file = (await server.ask('POST /files?name=sky.fits', image, { 'content-type': 'application/fits' })).json().id
    id = (await server.ask('POST /jobs', { app: 'caesar', inputs: [{ kind: 'file', id: file }] })).json().items[0].id
    await server.jobs.start(id)
    await server.jobs.say(id, 'all done\n')
    await server.jobs.finish(id, [...files, { name: 'maps/a b+c.txt', content: '0123456789', role: 'other', mediaType: 'text/plain' }])
  })
  afterAll(async () => await server[Symbol.asyncDispose]())

  it('lists products with addresses that give their bytes', async () => {
    const { items } = (await server.ask(`GET /jobs/${id}/products`)).json()
    expect(items.map(({ name }: { name: string }) => name).toSorted()).toEqual(
      [...files.map(({ name }) => name), 'maps/a b+c.txt'].toSorted(),
    )
    for (const { href, name, bytes } of items) {
      const answer = await server.app.inject({ url: href, headers: { host: '127.0.0.1' } })
      expect([name, answer.statusCode, answer.rawPayload.length]).toEqual([name, 200, bytes])
    }
  })

  describe('a product', () => {
    const get = (headers: Record<string, string> = {}, method = 'GET') =>
      server.ask(`${method} /jobs/${id}/products/maps/a%20b%2Bc.txt`, undefined, headers)

    it('has a length, a strong ETag, a type and a name to save it under', async () => {
      const { headers, body } = await get()
      expect(body).toBe('0123456789')
      expect(headers).toMatchObject({
        'content-length': '10',
        'accept-ranges': 'bytes',
        'content-type': 'text/plain',
        'content-disposition': 'attachment; filename="a b+c.txt"',
      })
      expect(headers.etag).toMatch(/^"[^"]+"$/)
    })

    it.each([
      ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
      ['bytes=7-', 206, '789', 'bytes 7-9/10'],
      ['bytes=-3', 206, '789', 'bytes 7-9/10'],
      ['bytes=-30', 206, '0123456789', 'bytes 0-9/10'],
      ['bytes=5-500', 206, '56789', 'bytes 5-9/10'],
      ['bytes=0-0', 206, '0', 'bytes 0-0/10'],
      ['bytes=10-', 416, undefined, 'bytes */10'],
      ['bytes=-0', 416, undefined, 'bytes */10'],
      ['bytes=4-2', 200, '0123456789', undefined],
      ['bytes=0-1,4-5', 200, '0123456789', undefined],
      ['lines=1-2', 200, '0123456789', undefined],
    ])('answers the range %s with %i', async (range, status, body, contentRange) => {
      const answer = await get({ range })
      expect(answer.statusCode).toBe(status)
      if (body !== undefined) expect(answer.body).toBe(body)
      expect(answer.headers['content-range']).toBe(contentRange)
      if (status === 416) expect(answer.json().code).toBe('SERVER_RANGE_NOT_SATISFIABLE')
    })

    it('sends nothing to whom has it, and all of it when a range is asked for of other bytes', async () => {
      const etag = String((await get()).headers.etag)
      expect((await get({ 'if-none-match': etag })).statusCode).toBe(304)
      expect((await get({ 'if-none-match': `"other", W/${etag}` })).statusCode).toBe(304)
      expect((await get({ 'if-none-match': '"other"' })).statusCode).toBe(200)
      expect((await get({ range: 'bytes=0-1', 'if-range': etag })).statusCode).toBe(206)
      expect((await get({ range: 'bytes=0-1', 'if-range': '"other"' })).statusCode).toBe(200)
    })

    it('answers HEAD with the same headers and no bytes', async () => {
      const answer = await get({}, 'HEAD')
      expect([answer.statusCode, answer.headers['content-length'], answer.rawPayload.length]).toEqual([200, '10', 0])
    })

    it('gives nothing from outside the folder', async () => {
      for (const name of ['../task.json', '..%2F..%2Fjob.log', '%2Fetc%2Fpasswd', 'maps%2F..%2F..%2Fresult.json', 'a%00b']) {
        expect([404, 400]).toContain((await server.ask(`GET /jobs/${id}/products/${name}`)).statusCode)
      }
    })
  })

  describe('the catalogue', () => {
    const rows = async (query: string, table = 'components') => (await server.ask(`GET /jobs/${id}/catalogue/${table}?${query}`)).json()

    it('gives rows in pages, in the order of the table', async () => {
      const all = await rows('')
      expect(all).toMatchObject({ table: 'components', total: sources.length, offset: 0 })
      const second = await rows('offset=1&limit=1')
      expect(second.rows).toEqual([all.rows[1]])
      expect((await rows('offset=100')).rows).toEqual([])
      const column = (name: string) => all.columns.findIndex((definition: { name: string }) => definition.name === name)
      const found = all.rows.map((row: number[]) => [row[column('x_pix')] - 1, row[column('y_pix')] - 1])
      for (const { x, y } of sources) expect(Math.min(...found.map(([fx, fy]: number[]) => Math.hypot(fx - x, fy - y)))).toBeLessThan(0.05)
      expect(all.columns[column('ra')]).toMatchObject({ unit: 'deg', type: 'double' })
    })

    it.each(['csv', 'votable', 'fits'])('is the same table as %s', async (format) => {
      const answer = await server.ask(`GET /jobs/${id}/catalogue/components?format=${format}`)
      const { tables } = await readTables(answer.rawPayload, 'catalogue')
      const { columns, rows: wanted } = await rows('')
      expect(tables[0].columns.map(({ definition }) => definition.name)).toEqual(columns.map(({ name }: { name: string }) => name))
      const ra = columns.findIndex(({ name }: { name: string }) => name === 'ra')
      const values = tables[0].columns[ra].values as ArrayLike<number>
      for (let row = 0; row < wanted.length; row++) expect(values[row]).toBeCloseTo(wanted[row][ra], 8)
      const again = await server.ask(`GET /jobs/${id}/catalogue/components?format=${format}`, undefined, {
        'if-none-match': String(answer.headers.etag),
      })
      expect(again.statusCode).toBe(304)
    })

    it('is there as DS9 regions and as CASDA table of components, and of nothing else', async () => {
      const ds9 = await server.ask(`GET /jobs/${id}/catalogue/components?format=ds9`)
      expect(ds9.body.match(/^ellipse\(/gm)).toHaveLength(sources.length)
      expect(ds9.headers['content-disposition']).toBe('attachment; filename="sky.components.reg"')
      expect((await server.ask(`GET /jobs/${id}/catalogue/components?format=casda`)).body).toContain('col_')
      expect((await server.ask(`GET /jobs/${id}/catalogue/islands?format=ds9`)).statusCode).toBe(400)
      expect((await server.ask(`GET /jobs/${id}/catalogue/nothing`)).statusCode).toBe(400)
    })

    it('is refused for a job that has made none', async () => {
      const file = (await server.ask('GET /files')).json().items[0].id
      const other = (await server.ask('POST /jobs', { app: 'caesar', inputs: [{ kind: 'file', id: file }] })).json().items[0].id
      expect((await server.ask(`GET /jobs/${other}/catalogue/sources`)).json().code).toBe('SERVER_NO_CATALOGUE')
    })
  })

  describe('a cutout', () => {
    const cutout = async (row: number | string, query: string) => {
      const answer = await server.ask(`GET /jobs/${id}/sources/${row}/cutout?table=components&format=fits&${query}`)
      const [hdu] = (await openFits(memorySource(answer.rawPayload))).hdus as ImageHdu[]
      return { hdu, pixels: (await readImage(hdu)).data as Float32Array }
    }
    const centreOf = async (row: number) => {
      const { columns, rows } = (await server.ask(`GET /jobs/${id}/catalogue/components`)).json()
      const at = (name: string) => rows[row][columns.findIndex((definition: { name: string }) => definition.name === name)] as number
      return { x: at('x_pix') - 1, y: at('y_pix') - 1, ra: at('ra'), dec: at('dec'), name: String(at('component_id')) }
    }

    it('has the pixels of the image, exactly, and blank ones outside', async () => {
      for (const row of [0, 1]) {
        const { x, y } = await centreOf(row)
        const size = 40
        const { pixels } = await cutout(row, `size=${size}`)
        const [x0, y0] = [Math.round(x) - size / 2, Math.round(y) - size / 2]
        for (let j = 0; j < size; j++) {
          for (let i = 0; i < size; i++) {
            const isInside = x0 + i >= 0 && x0 + i < SIDE && y0 + j >= 0 && y0 + j < SIDE
            expect(pixels[j * size + i]).toBe(isInside ? skyValue(x0 + i, y0 + j) : Number.NaN)
          }
        }
      }
    })

    it('has the sky of the place', async () => {
      const { ra, dec, x, y } = await centreOf(0)
      const { hdu } = await cutout(0, 'size=16')
      const seen = createWcs(hdu.header.toRecord()).icrsToPixel(ra, dec)
      expect(seen.x).toBeCloseTo(x - Math.round(x) + 8, 4)
      expect(seen.y).toBeCloseTo(y - Math.round(y) + 8, 4)
    })

    it('leaves a residual without the source, and a model with it alone', async () => {
      const image = await cutout(0, 'size=16')
      const residual = await cutout(0, 'size=16&map=residual')
      const model = await cutout(0, 'size=16&map=model')
      const peak = Math.max(...image.pixels)
      expect(Math.max(...model.pixels)).toBeCloseTo(peak, 1)
      expect(Math.max(...residual.pixels.map(Math.abs))).toBeLessThan(0.02 * peak)
    })

    it('is found by the name of the source too, and is a picture unless asked for otherwise', async () => {
      const { name } = await centreOf(0)
      const answer = await server.ask(`GET /jobs/${id}/sources/${encodeURIComponent(name)}/cutout?table=components&size=24`)
      expect(answer.headers['content-type']).toBe('image/png')
      expect([answer.rawPayload.readUInt32BE(16), answer.rawPayload.readUInt32BE(20)]).toEqual([24, 24])
      const again = await server.ask(`GET /jobs/${id}/sources/${encodeURIComponent(name)}/cutout?table=components&size=24`, undefined, {
        'if-none-match': String(answer.headers.etag),
      })
      expect(again.statusCode).toBe(304)
      expect((await server.ask(`GET /jobs/${id}/sources/99/cutout`)).json().code).toBe('SERVER_NO_SUCH_SOURCE')
    })
  })

  it('packs all products and the log into one archive', async () => {
    const root = await server.listen()
    const packed = Buffer.from(await (await fetch(`${root}/jobs/${id}/archive`)).arrayBuffer())
    const found = new Map<string, Buffer>()
    const reader = extract()
    reader.end(gunzipSync(packed))
    for await (const entry of reader) {
      const pieces: Buffer[] = []
      for await (const piece of entry) pieces.push(piece as Buffer)
      found.set(entry.header.name, Buffer.concat(pieces))
    }
    expect(found.get(`job-${id}/job.log`)?.toString()).toBe('all done\n')
    for (const { name, content } of files) expect(found.get(`job-${id}/${name}`)?.equals(Buffer.from(content))).toBe(true)
    const names = ['', 'job.log', 'maps/a b+c.txt', ...files.map(({ name }) => name)].map((name) => `job-${id}/${name}`)
    expect([...found.keys()].toSorted()).toEqual(names.toSorted())
  })

  it('says the API of itself, as OpenAPI and as a page without scripts', async () => {
    const document = (await server.ask('GET /openapi.json')).json()
    expect(document.openapi).toBe('3.1.0')
    expect(document.paths['/jobs/{id}/products/{name}'].get.operationId).toBe('jobProduct')
    const page = await server.ask('GET /docs')
    expect(page.headers['content-security-policy']).toContain("default-src 'none'")
    expect(page.body).not.toMatch(/<script|https?:\/\/(?!127\.0\.0\.1)/)
  })
})
