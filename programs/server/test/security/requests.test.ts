// Hostile requests: names that lead elsewhere, other sites, wrong hosts, bodies that are too large, too deep or no JSON.

import { readdir } from 'node:fs/promises'
import http from 'node:http'
import net from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer, FITS, get, startWireServer, submit, submitted, upload, type WireServer } from '../wire/wire-server.ts'

let server: WireServer
let port: number
beforeAll(async () => {
  server = await startWireServer({ allowed: ['maps.example.org'] })
  port = Number(new URL(server.url).port)
})
afterAll(() => server.close())

describe('ids and names', () => {
  it.each(['..%2f..%2f..%2fetc%2fpasswd', '%00', '.', '%2e%2e', "'; drop table files; --", '__proto__', 'A'.repeat(2000)])(
    'that lead nowhere are not looked up: %s',
    async (id) => {
      for (const route of [`download/${id}`, `job/${id}/status`, `job/${id}/output`])
        expect((await get(`${server.wire}/${route}`)).status).toBe(404)
    },
  )

  it.each(['../../evil.fits', '..\\..\\evil.fits', '/etc/cron.d/evil.fits'])('of uploads have no folders: %s', async (name) => {
    const { body } = await raw(name)
    expect(body.filename_orig).toBe('evil.fits')
    const kept = await readdir(path.join(server.folder, 'files'), { recursive: true })
    expect(kept.filter((file) => file.includes('evil'))).toEqual([])
  })

  it('cannot break out of a header of an answer', async () => {
    const { body } = await raw('a\u202egpj.fits"; x="y\u0007')
    expect(body.filename_orig).toBe('agpj.fits"; x="y')
    const { headers } = await get(`${server.wire}/download/${body.uuid}`)
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${body.uuid}.fits"`)
  })

  it('of products that would be unpacked elsewhere are in no archive', async () => {
    const { isSafeName } = await import('../../src/sending/job-archive.ts')
    for (const name of ['../x', 'a/../../x', '/x', 'C:\\x', 'a\\x', 'a//x', './x', 'a\0'])
      expect([name, isSafeName(name)]).toEqual([name, false])
    expect(isSafeName('maps/rms.fits')).toBe(true)
  })

  it('of products of a hostile run lead out of its folder neither by dots nor by links', async () => {
    const id = await submitted(server)
    const { symlink } = await import('node:fs/promises')
    const job = await server.end(id, {}, [{ name: 'catalog-x.json', role: 'islands', mediaType: 'application/json', content: '{}' }])
    const products = path.join(server.jobs.folderOf(job)!, 'products')
    await (await import('node:fs/promises')).rm(path.join(products, 'catalog-x.json'))
    await symlink(path.join(server.folder, 'records.sqlite'), path.join(products, 'catalog-x.json'))
    expect((await get(`${server.wire}/job/${id}/sources`)).status).toBe(404)
  })
})

describe('hosts and sites', () => {
  it.each(['evil.example.com', '127.0.0.1.evil.example.com', '10.0.0.1'])('a request to %s is not ours', async (host) => {
    expect((await ask({ path: '/version', headers: { host } })).status).toBe(421)
  })

  it.each(['localhost', 'localhost:8080', '127.0.0.1', '[::1]:8080', 'cirasa.localhost', 'maps.example.org'])(
    'a request to %s is',
    async (host) => {
      expect((await ask({ path: '/version', headers: { host } })).status).toBe(200)
    },
  )

  it('a page of another site changes nothing', async () => {
    const id = await submitted(server)
    for (const headers of [{ origin: 'https://evil.example.com' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }]) {
      const sent = await ask({ method: 'POST', path: `/caesar/api/v1.0/job/${id}/cancel`, headers })
      expect([sent.status, sent.headers['access-control-allow-origin']]).toEqual([403, undefined])
    }
    expect((await get(`${server.wire}/job/${id}/status`)).body.state).toBe('PENDING')
    const own = { origin: `http://127.0.0.1:${port}` }
    expect((await ask({ method: 'POST', path: `/caesar/api/v1.0/job/${id}/cancel`, headers: own })).status).toBe(200)
  })

  it('nothing of an answer may run or be framed', async () => {
    const { headers } = await get(`${server.url}/version`)
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('bodies', () => {
  it('that are too large are refused', async () => {
    expect((await submit(server.wire, `{"app":"${'x'.repeat(1.2e6)}"}`)).status).toBe(413)
  })

  it('that are nested deep neither break nor stop the server', async () => {
    const deep = `{"app":"caesar","job_options":{"x":${'['.repeat(200_000)}${']'.repeat(200_000)}},"data_inputs":{"data":"x"}}`
    expect((await submit(server.wire, deep)).status).toBe(400)
  })

  it('that would change prototypes change none', async () => {
    const data = (await upload(server.wire)).body.uuid
    const body = `{"app":"caesar","job_options":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"seedthr":5},"data_inputs":{"data":"${data}"}}`
    expect((await submit(server.wire, body)).status).toBeLessThan(500)
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  it('of no known type get 4xx on every route', async () => {
    for (const route of ['job', 'upload']) {
      const sent = fetch(`${server.wire}/${route}`, { method: 'POST', body: new Uint8Array([0, 1, 2]), headers: { 'content-type': 'x/y' } })
      expect((await answer(sent)).status).toBeGreaterThanOrEqual(400)
      expect((await answer(fetch(`${server.wire}/${route}`, { method: 'POST' }))).status).toBeLessThan(500)
    }
  })

  it('that break off leave no file behind', async () => {
    const before = (await get(`${server.wire}/fileids`)).body.length
    await new Promise<void>((resolve) => {
      const socket = net.connect(port, '127.0.0.1', () => {
        const head = '--B\r\nContent-Disposition: form-data; name="file"; filename="half.fits"\r\n\r\n'
        socket.write(
          `POST /caesar/api/v1.0/upload HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=B\r\nContent-Length: 99999\r\n\r\n${head}`,
        )
        socket.write(FITS, () => setTimeout(() => socket.destroy(), 50))
      })
      socket.on('close', () => resolve())
    })
    await expect
      .poll(
        async () =>
          (await readdir(path.join(server.folder, 'files'), { recursive: true })).filter((name) => name.includes('partial')).length,
      )
      .toBe(0)
    expect((await get(`${server.wire}/fileids`)).body).toHaveLength(before)
  })
})

describe('answers and logs', () => {
  it('tell neither places of the server nor exceptions', async () => {
    const refusals = await Promise.all([
      get(`${server.url}/nope`),
      get(`${server.wire}/nope`),
      submit(server.wire, '{'),
      submit(server.wire, {
        app: 'caesar',
        job_options: { seedthr: 5 },
        data_inputs: { data: `${server.folder}/records.sqlite`, format: 'abspath' },
      }),
    ])
    for (const { status, text } of refusals) {
      expect(status).toBeGreaterThanOrEqual(400)
      expect(text).not.toMatch(/node_modules|at .*\.ts|SQLITE/)
      expect(text).not.toContain(path.join(server.folder, 'files'))
    }
  })

  it('have a request id of ours unless a plain one was given', async () => {
    const given = (id: string) => ask({ path: '/version', headers: { 'x-request-id': id } }).then(({ headers }) => headers['x-request-id'])
    expect(await given('from-proxy-0123')).toBe('from-proxy-0123')
    expect(await given('"><script>')).toMatch(/^[0-9a-f]{32}$/)
    expect(await given('x'.repeat(500))).toMatch(/^[0-9a-f]{32}$/)
  })

  it('keep tokens and names of files out of the log', async () => {
    await get(`${server.wire}/fileids?access_token=s3cret`)
    await upload(server.wire, 'my-private-galaxy.fits')
    expect(server.log.join('')).not.toMatch(/s3cret|my-private-galaxy/)
    expect(server.log.length).toBeGreaterThan(0)
  })

  it('refuse too many requests with a time to wait', async () => {
    const slow = await startWireServer({ rateLimit: 3 })
    for (let count = 0; count < 3; count++) await get(`${slow.wire}/apps`)
    const { status, headers, body } = await get(`${slow.wire}/apps`)
    expect([status, Number(headers.get('retry-after')) > 0, body.status]).toEqual([429, true, expect.stringMatching(/too many requests/)])
    expect((await get(`${slow.url}/health/live`)).status).toBe(200)
    await slow.close()
  })
})

/** An upload whose file name is sent as it is. */
async function raw(name: string) {
  const quoted = name.replaceAll('"', '%22')
  const body = Buffer.concat([
    Buffer.from(`--B\r\nContent-Disposition: form-data; name="file"; filename="${quoted}"\r\n\r\n`),
    FITS,
    Buffer.from('\r\n--B--\r\n'),
  ])
  return await answer(
    fetch(`${server.wire}/upload`, { method: 'POST', body, headers: { 'content-type': 'multipart/form-data; boundary=B' } }),
  )
}

/** fetch sets some headers itself; this one sends what it is given. */
function ask(options: http.RequestOptions): Promise<{ status: number; headers: http.IncomingHttpHeaders }> {
  return new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port, ...options }, (response) => {
      response.resume()
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers }))
    })
    request.on('error', reject)
    request.end()
  })
}
