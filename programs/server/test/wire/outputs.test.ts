// What jobs made, in the caesar-rest format: one by one, as a picture in JSON, and all of it as an archive.

import { gunzipSync } from 'node:zlib'
import { extract } from 'tar-stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MadeFile } from '../hand-run-jobs.ts'
import { get, startWireServer, submitted, type WireServer } from './wire-server.ts'

let server: WireServer
beforeAll(async () => {
  server = await startWireServer()
})
afterAll(() => server.close())

const PNG = Buffer.from('89504e470d0a1a0a00ff', 'hex')
const products: readonly MadeFile[] = [
  { name: 'catalog-x.dat', role: 'islands', mediaType: 'text/plain', content: '# islands\n' },
  { name: 'catalog-x.json', role: 'islands', mediaType: 'application/json', content: '{"sources":[]}' },
  { name: 'catalog_fitcomp-x.dat', role: 'components', mediaType: 'text/plain', content: '# components\n' },
  { name: 'catalog_fitcomp-x.json', role: 'components', mediaType: 'application/json', content: '{"components":[]}' },
  { name: 'plot_x.png', role: 'plot', mediaType: 'image/png', content: PNG },
  { name: 'maps/rms.fits', role: 'map', mediaType: 'image/fits', content: 'SIMPLE' },
]

describe('a job that succeeded', () => {
  let job: string
  beforeAll(async () => {
    const id = await submitted(server)
    await server.end(id, {}, products)
    job = `${server.wire}/job/${id}`
  })

  it.each([
    ['sources', { sources: [] }],
    ['source-components', { components: [] }],
  ])('gives %s as JSON', async (route, document) => {
    const { status, body, headers } = await get(`${job}/${route}`)
    expect([status, body]).toEqual([200, document])
    expect(headers.get('content-type')).toMatch(/^application\/json/)
  })

  it.each([
    ['output-sources', 'catalog-x.dat', '# islands\n'],
    ['output-components', 'catalog_fitcomp-x.dat', '# components\n'],
    ['output-plot', 'plot_x.png', PNG.toString('utf8')],
  ])('gives %s as a file', async (route, name, content) => {
    const { status, text, headers } = await get(`${job}/${route}`)
    expect([status, text]).toEqual([200, content])
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${name}"`)
  })

  it('gives its picture in base64', async () => {
    expect((await get(`${job}/preview`)).body).toEqual({ status: '', image: PNG.toString('base64') })
  })

  it('gives all of it in an archive with one folder', async () => {
    const response = await fetch(`${job}/output`)
    const id = job.split('/').at(-1)
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="job_${id}.tar.gz"`)
    const files = await unpacked(Buffer.from(await response.arrayBuffer()))
    expect([...files.keys()]).toEqual(
      [`job_${id}/`, `job_${id}/job.log`, ...products.map(({ name }) => `job_${id}/${name}`).toSorted()].toSorted(),
    )
    expect(files.get(`job_${id}/plot_x.png`)?.equals(PNG)).toBe(true)
  })
})

describe('a job that did not succeed', () => {
  it.each(['failure', 'timed-out', 'canceled'] as const)('by %s keeps what it made', async (outcome) => {
    const id = await submitted(server)
    await server.end(id, { outcome, exitCode: 1 }, products.slice(0, 2))
    expect((await get(`${server.wire}/job/${id}/sources`)).status).toBe(200)
    const response = await fetch(`${server.wire}/job/${id}/output`)
    expect((await unpacked(Buffer.from(await response.arrayBuffer()))).has(`job_${id}/catalog-x.json`)).toBe(true)
    const missing = await get(`${server.wire}/job/${id}/preview`)
    expect([missing.status, missing.body.job_id]).toEqual([404, id])
  })
})

describe('a job that has not ended', () => {
  it.each(['output', 'sources', 'output-sources', 'source-components', 'output-components', 'preview', 'output-plot'])(
    'answers 202 for %s',
    async (route) => {
      const id = await submitted(server)
      const { status, body } = await get(`${server.wire}/job/${id}/${route}`)
      expect([status, body]).toEqual([
        202,
        { job_id: id, status: expect.stringContaining('not yet completed (state=PENDING), output not available') },
      ])
    },
  )
})

it('a job that is not there is told by its id', async () => {
  const { status, body } = await get(`${server.wire}/job/nonsense/output`)
  expect([status, body]).toEqual([404, { job_id: 'nonsense', status: 'Job nonsense not found for user anonymous!' }])
})

async function unpacked(bytes: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  const archive = extract()
  archive.end(gunzipSync(bytes))
  for await (const entry of archive) {
    const pieces: Buffer[] = []
    for await (const piece of entry) pieces.push(piece as Buffer)
    files.set(entry.header.name, Buffer.concat(pieces))
  }
  return new Map([...files].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
