// Whatever is asked, made of the schemas or against them: never a 5xx, a refusal is a problem with a code, and what comes is documented.

import { type Route, refusalsOf, routes } from '@cirasa/api'
import fc from 'fast-check'
import { Compile } from 'typebox/compile'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caesarProducts } from '../app-products.ts'
import { skyImage } from '../sky-image.ts'
import { startTestServer, type TestServer } from '../test-server.ts'
import { jsonOf } from './schema-arbitrary.ts'

/** Streams without an end. */
const left: ReadonlySet<string> = new Set(['allJobEvents', 'jobEvents'])
const RUNS = Number(process.env.RUNS ?? 60)

describe('any request of the table of routes', () => {
  let server: TestServer
  const ids: string[] = []

  beforeAll(async () => {
    server = await startTestServer({ settings: { quota: { bytes: 1 << 22, jobs: 200 }, maxFileBytes: 1 << 20 } })
    const image = await skyImage()
    const file = (await server.ask('POST /files?name=sky.fits&tag=a', image, { 'content-type': 'application/fits' })).json().id
    for (let i = 0; i < 3; i++) {
      const { id } = (await server.ask('POST /jobs', { app: 'caesar', inputs: [{ kind: 'file', id: file }] })).json().items[0]
      ids.push(id)
    }
    await server.jobs.start(ids[0])
    await server.jobs.finish(ids[0], await caesarProducts(image, { seedthr: 20, mergethr: 10 }))
    await server.jobs.start(ids[1])
    ids.push(file)
  })
  afterAll(async () => await server[Symbol.asyncDispose]())

  /** An id that is there, one that is not, and what is none. */
  const someId = () =>
    fc.oneof({ weight: 3, arbitrary: fc.nat(3).map((i) => ids[i]) }, fc.constant('0'.repeat(32)), fc.string({ maxLength: 40 }))

  const text = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value)).toWellFormed()

  function addresses(route: Route): fc.Arbitrary<string> {
    const named = Object.entries(route.params?.properties ?? {})
    const params = fc.record(
      Object.fromEntries(
        named.map(([name, schema]) => [name, name === 'id' ? someId() : fc.oneof(jsonOf(schema), fc.nat(3), fc.string())]),
      ),
    )
    const query = route.query ? fc.oneof(jsonOf(route.query), fc.dictionary(fc.string(), fc.string(), { maxKeys: 3 })) : fc.constant({})
    return fc.tuple(params, query).map(([given, asked]) => {
      const path = route.path.replace(/\{(\w+)\*?\}/g, (_, name: string) =>
        encodeURIComponent(text((given as Record<string, unknown>)[name])),
      )
      const pairs = Object.entries(asked ?? {}).map(([name, value]) => [name.toWellFormed(), text(value)])
      return `${path}?${new URLSearchParams(pairs as [string, string][])}`
    })
  }

  const bodies = (route: Route): fc.Arbitrary<unknown> =>
    route.body?.schema
      ? fc.oneof({ weight: 4, arbitrary: jsonOf(route.body.schema) }, fc.json(), fc.string(), fc.jsonValue())
      : fc.constant(undefined)

  const uploadHeaders = fc.record(
    {
      'tus-resumable': fc.constantFrom('1.0.0', '0.2.2'),
      'upload-length': fc.oneof(fc.integer({ min: -1, max: 5000 }).map(String), fc.string({ unit: 'grapheme-ascii' })),
      'upload-offset': fc.oneof(fc.integer({ min: -1, max: 5000 }).map(String), fc.string({ unit: 'grapheme-ascii' })),
      'upload-metadata': fc.oneof(fc.constant('filename c2t5LmZpdHM='), fc.string({ unit: 'grapheme-ascii' })),
      'content-type': fc.constantFrom('application/offset+octet-stream', 'text/plain', 'application/json'),
      range: fc.oneof(fc.constantFrom('bytes=0-1', 'bytes=-5', 'bytes=9-2'), fc.string({ unit: 'grapheme-ascii' })),
      'if-none-match': fc.string({ unit: 'grapheme-ascii' }),
    },
    { requiredKeys: [] },
  )

  it.each(Object.entries<Route>(routes).filter(([name]) => !left.has(name)))('%s', async (_name, route) => {
    const documented = new Set([...Object.keys(route.answers).map(Number), ...refusalsOf(route)])
    const answers = Object.entries(route.answers).flatMap(([status, { schema }]) =>
      schema ? [[Number(status), Compile(schema)] as const] : [],
    )
    await fc.assert(
      fc.asyncProperty(addresses(route), bodies(route), uploadHeaders, async (address, body, headers) => {
        const isJson = route.body?.schema && body !== undefined
        const answer = await server.app.inject({
          method: route.method as 'GET',
          url: `/api/v1${address}`,
          headers: { ...headers, host: '127.0.0.1', ...(isJson ? { 'content-type': 'application/json' } : {}) },
          ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
        })
        const { statusCode } = answer
        const where = `${route.method} ${address} ${JSON.stringify(body)}: ${answer.body.slice(0, 300)}`
        expect(statusCode, where).toBeLessThan(500)
        // What a hostile path makes of an address is another address, or none.
        if (statusCode !== 404 && statusCode !== 405) expect(documented, where).toContain(statusCode)
        if (statusCode >= 400 && route.method !== 'HEAD') {
          expect(answer.headers['content-type'], where).toMatch(/^application\/problem\+json/)
          expect(answer.json(), where).toMatchObject({ status: statusCode, code: expect.stringMatching(/^[A-Z]+_[A-Z_0-9]+$/) })
        }
        const compiled = answers.find(([status]) => status === statusCode)?.[1]
        const isJsonAnswer = String(answer.headers['content-type']).startsWith('application/json')
        if (compiled && isJsonAnswer && route.method !== 'HEAD') expect(compiled.Errors(answer.json()), where).toEqual([])
      }),
      { numRuns: RUNS },
    )
  })
})
