// Views of images: what a page is told of a plane, when it is told, and what is refused.

import { createWcs } from '@cirasa/wcs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { skyImage } from '../../sky-image.ts'
import { startTestServer, type TestServer } from '../../test-server.ts'
import { completeView, fitsOf, noise, upload, viewOf } from './image-files.ts'

describe('the view of a file', () => {
  let server: TestServer
  let id: string

  beforeAll(async () => {
    server = await startTestServer()
    id = await upload(server, await skyImage())
  })
  afterAll(async () => await server[Symbol.asyncDispose]())

  it('says what the headers say, with what a WCS is made of', async () => {
    const view = await viewOf(server, id)
    expect(view).toMatchObject({ hdu: 0, plane: 'none', width: 64, height: 64, unit: 'Jy/beam', frequency: 1.4e9, axes: [], notes: [] })
    expect(view.beam.major).toBeCloseTo(8, 9)
    expect(view.hdus).toHaveLength(1)
    const wcs = createWcs(view.header, { plane: view.skyPlane })
    const centre = wcs.pixelToIcrs(32, 31)
    expect([centre.lon, centre.lat].map((value) => value.toFixed(9))).toEqual(['180.500000000', '-30.250000000'])
    expect(view.tiles).toBe(`/api/v1/files/${id}/tiles/0/none/{level}/{x}/{y}`)
  })

  it('has the description of the tiles when there are some, and says when all are made', async () => {
    const view = await completeView(server, id)
    expect(view).toMatchObject({
      state: 'complete',
      fraction: 1,
      pyramid: { width: 64, height: 64, tileSide: 256, levels: [{ level: 0 }] },
    })
  })

  it('answers at once without `wait`, and is not kept by anybody', async () => {
    const other = await upload(server, await fitsOf({ shape: [80, 70], make: noise }))
    const answer = await server.ask(`GET /files/${other}/view`)
    expect(answer.json()).toMatchObject({ state: 'building', fraction: 0, width: 80 })
    expect(answer.json().pyramid).toBeUndefined()
    expect(answer.headers['cache-control']).toBe('no-store')
    expect((await completeView(server, other)).state).toBe('complete')
  })

  it('has no sky where the image has none', async () => {
    const view = await viewOf(server, await upload(server, await fitsOf({ shape: [30, 20], make: noise })))
    expect(view.width).toBe(30)
    expect(view.header).toBeUndefined()
    expect(view.skyPlane).toBeUndefined()
  })

  it('names planes of a cube, with the values of their axes', async () => {
    const cards = [
      ['CTYPE3', 'FREQ'],
      ['CRVAL3', 1e9],
      ['CDELT3', 1e6],
      ['CRPIX3', 1],
      ['CUNIT3', 'Hz'],
      ['CTYPE4', 'STOKES'],
      ['CRVAL4', 1],
      ['CDELT4', 1],
      ['CRPIX4', 1],
    ] as const
    const cube = await upload(server, await fitsOf({ shape: [20, 10, 5, 2], make: noise, cards }))
    expect(await viewOf(server, cube)).toMatchObject({ plane: '0.0', frequency: 1e9 })
    const view = await viewOf(server, cube, '&plane=3.1')
    expect(view).toMatchObject({ plane: '3.1', frequency: 1.003e9 })
    expect(view.axes).toEqual([
      { axis: 3, type: 'FREQ', length: 5, unit: 'Hz', index: 3, value: 1.003e9 },
      { axis: 4, type: 'STOKES', length: 2, unit: '', index: 1, value: 2 },
    ])
    expect(view.tiles).toContain('/tiles/0/3.1/')
    // Each plane has one name.
    expect((await server.ask(`GET /files/${cube}/view?plane=3`)).json().code).toBe('FILE_BAD_PLANE')
    expect((await server.ask(`GET /files/${cube}/tiles/0/none/0/0/0`)).json().code).toBe('FILE_BAD_PLANE')
  })

  it('shows another image of the file', async () => {
    const two = await upload(server, await fitsOf({ shape: [20, 10], make: noise }, { shape: [15, 9], make: noise }))
    expect(await viewOf(server, two, '&hdu=1')).toMatchObject({ hdu: 1, width: 15, hdus: [{ index: 0 }, { index: 1 }] })
  })

  it.each([
    ['plane=0', 422, 'FITS_NO_SUCH_AXIS'],
    ['plane=..', 400, 'SERVER_BAD_REQUEST'],
    ['plane=01', 400, 'SERVER_BAD_REQUEST'],
    ['hdu=7', 422, 'FITS_NO_SUCH_HDU'],
    ['wait=21', 400, 'SERVER_BAD_REQUEST'],
  ])('refuses %s', async (query, status, code) => {
    const answer = await server.ask(`GET /files/${id}/view?${query}`)
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
    expect(answer.body).not.toContain(server.folder)
  })

  it('refuses what is no image', async () => {
    const text = await upload(server, new TextEncoder().encode('{"a": 1}'), 'a.json')
    expect((await server.ask(`GET /files/${text}/view`)).statusCode).toBe(422)
  })

  it('says why an image whose pixels are missing cannot be shown, without a path', async () => {
    const whole = await fitsOf({ shape: [300, 300], make: noise })
    const view = await viewOf(server, await upload(server, whole.subarray(0, 2880 * 20)))
    expect(view).toMatchObject({ state: 'failed', width: 300 })
    expect(view.reason).toMatch(/ends .* before/)
    expect(view.reason).not.toContain(server.folder)
  })

  it('leaves numbers out of the header that are beyond all bounds', async () => {
    const cards = ['SIMPLE  =                    T', 'BITPIX  =                    8', 'NAXIS   =                    2']
    cards.push('NAXIS1  =                   10', 'NAXIS2  =                   10', "CTYPE1  = 'RA---TAN'", "CTYPE2  = 'DEC--TAN'")
    cards.push('CDELT1  =                 -0.1', 'CDELT2  =                  0.1', 'RESTFRQ =                1E999', 'END')
    const header = cards.map((card) => card.padEnd(80)).join('')
    const view = await viewOf(server, await upload(server, new TextEncoder().encode(header.padEnd(2 * 2880))))
    expect(view.header).toMatchObject({ CTYPE1: 'RA---TAN' })
    expect('RESTFRQ' in view.header || 'frequency' in view).toBe(false)
  })

  it('refuses a header that promises more pixels than any telescope has, at once', async () => {
    const card = (text: string) => text.padEnd(80)
    const header = [
      'SIMPLE  =                    T',
      'BITPIX  =                    8',
      'NAXIS   =                    2',
      'NAXIS1  =              1000000',
      'NAXIS2  =              1000000',
      'END',
    ]
    const bytes = new TextEncoder().encode(header.map(card).join('').padEnd(2880))
    const view = await viewOf(server, await upload(server, bytes))
    expect(view).toMatchObject({ state: 'failed', width: 1e6, reason: expect.stringContaining('bytes before') })
  })

  it('is gone with the file, and there again with it', async () => {
    const file = await upload(server, await fitsOf({ shape: [31, 21], make: noise }))
    await completeView(server, file)
    await server.ask(`DELETE /files/${file}`)
    expect((await server.ask(`GET /files/${file}/view`)).json().code).toBe('SERVER_NO_SUCH_FILE')
    expect((await server.ask(`GET /files/${file}/tiles/0/none/0/0/0`)).json().code).toBe('SERVER_NO_SUCH_FILE')
    await server.ask(`POST /files/${file}/restore`)
    expect((await viewOf(server, file)).state).toBe('complete')
  })
})

describe('images of others', () => {
  it('are not there, whoever has the same image', async () => {
    let owner = 'one'
    await using server = await startTestServer({ callerOf: () => ({ owner, roles: [] }) })
    const image = await fitsOf({ shape: [40, 30], make: noise })
    const id = await upload(server, image)
    await completeView(server, id)
    owner = 'two'
    expect((await server.ask(`GET /files/${id}/view`)).json().code).toBe('SERVER_NO_SUCH_FILE')
    expect((await server.ask(`GET /files/${id}/tiles/0/none/0/0/0`)).statusCode).toBe(404)
    const own = await upload(server, image)
    // The tiles are those of the same bytes, made once.
    expect((await server.ask(`GET /files/${own}/view`)).json().state).toBe('complete')
  })
})
