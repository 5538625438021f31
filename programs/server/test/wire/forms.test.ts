// Forms over a connection: whatever is in them and in whatever pieces they come, the service gets what was sent, or the client a refusal.

import { Agent, request as httpRequest } from 'node:http'
import fc from 'fast-check'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { anonymous, type Service } from '../../src/use-cases/index.ts'
import { addWireFace, WIRE_PREFIX } from '../../src/wire/index.ts'

type Upload = Parameters<Service['uploadFile']>[1]

const BOUNDARY = '----cirasa7f3'
const FORM = 'multipart/form-data; boundary='
/** All requests share one connection, so that one that is not read to its end is seen by the next. */
const agent = new Agent({ keepAlive: true, maxSockets: 1 })

let app: FastifyInstance
let port: number
let kept: { readonly id: string; readonly name: string; readonly content: string; readonly tag: string }[]
let refuse: boolean
let onRemoval: () => void = () => {}

beforeAll(async () => {
  app = Fastify()
  const service = {
    uploadFile: async (_caller: unknown, { name, content, tag = '' }: Upload) => {
      if (refuse) throw new Error('not this one')
      const read: Uint8Array[] = []
      for await (const piece of content) read.push(piece)
      const file = { id: String(kept.length).padStart(32, '0'), name, content: Buffer.concat(read).toString('latin1'), tag }
      kept.push(file)
      return { ...file, owner: 'anonymous', format: 'fits', bytes: file.content.length, sha256: '', uploaded: 0 }
    },
    removeFile: async (_caller: unknown, id: string) => {
      kept = kept.filter((file) => file.id !== id)
      onRemoval()
    },
    retagFile: async (_caller: unknown, id: string, { tag }: { readonly tag: string }) => {
      kept = kept.map((file) => (file.id === id ? { ...file, tag } : file))
      return { ...kept.find((file) => file.id === id), owner: 'anonymous', format: 'fits', bytes: 1, sha256: '', uploaded: 0 }
    },
  } as unknown as Service
  await addWireFace(app, { service, callerOf: () => anonymous, legacyGetActions: false, clock: Date.now })
  port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port)
})
afterAll(async () => {
  agent.destroy()
  await app.close()
})
beforeEach(() => {
  kept = []
  refuse = false
})

describe('a form', () => {
  it('gives the first file and the last tag, in whatever pieces it comes', async () => {
    const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 })
    await fc.assert(
      fc.asyncProperty(fc.array(part(), { maxLength: 5 }), cuts, async (parts, widths) => {
        kept = []
        const status = await send(formOf(parts), { widths })
        const file = parts.find(({ name, filename }) => name === 'file' && filename !== undefined)
        const tag = parts.findLast(({ name, filename }) => name === 'tag' && filename === undefined)
        expect(status).toBe(file ? 200 : 400)
        expect(kept.map(({ name, content }) => [name, content])).toEqual(file ? [[file.filename, file.content.toString('latin1')]] : [])
        if (file) expect(kept[0].tag).toBe(tag?.content.toString('utf8') ?? '')
      }),
      { numRuns: 150 },
    )
  })

  it('never ends otherwise than with a file or a refusal that leaves none, whatever is sent', async () => {
    await fc.assert(
      fc.asyncProperty(hostile(), fc.integer({ min: 1, max: 60 }), async (bytes, width) => {
        kept = []
        const status = await send(bytes, { widths: [width] })
        expect([200, 400]).toContain(status)
        expect(kept).toHaveLength(status === 200 ? 1 : 0)
      }),
      { numRuns: 400 },
    )
  }, 30_000)

  it.each([
    ['without an end', `${head('file', 'a.fits')}abc`],
    ['whose end lacks its dashes', `${head('file', 'a.fits')}abc\r\n--${BOUNDARY}`],
    ['that breaks off in the headers of its second part', `${head('file', 'a.fits')}abc\r\n--${BOUNDARY}\r\ncontent-disp`],
    ['that breaks off in its tag', `${head('file', 'a.fits')}abc\r\n${head('tag')}abc`],
    ['without the boundary', 'nothing of the kind'.repeat(20_000)],
    ['without anything', ''],
    ['without parts', `--${BOUNDARY}--\r\n`],
    ['whose part has no name', `--${BOUNDARY}\r\ncontent-type: text/plain\r\n\r\nabc\r\n--${BOUNDARY}--`],
    ['with endless headers', `--${BOUNDARY}\r\nx: ${'y'.repeat(400_000)}\r\n\r\nabc\r\n--${BOUNDARY}--`],
    ['with too many parts', `${head('file', 'a.fits')}x\r\n${`${head('a')}\r\n`.repeat(101)}--${BOUNDARY}--`],
    ['with too many files', `${`${head('file', 'a.fits')}x\r\n`.repeat(101)}--${BOUNDARY}--`],
    ['with an endless tag', `${head('file', 'a.fits')}x\r\n${head('tag')}${'t'.repeat(400_000)}\r\n--${BOUNDARY}--`],
    ['with a part that is named as objects name things', `${head('file', 'a.fits')}x\r\n${head('__proto__')}x\r\n--${BOUNDARY}--`],
  ])('%s is refused, leaves nothing, and the next one of the connection is read', async (_what, text) => {
    expect(await send(Buffer.from(text), { widths: [9973] })).toBe(400)
    expect(kept).toEqual([])
    expect(await send(Buffer.from(`${head('file', 'b.fits')}abc\r\n--${BOUNDARY}--`))).toBe(200)
  })

  it('that the service refuses is read to its end before the next one', async () => {
    refuse = true
    expect(await send(Buffer.from(`${head('file', 'a.fits')}${'x'.repeat(8 << 20)}\r\n--${BOUNDARY}--`), { widths: [65536] })).toBe(500)
    refuse = false
    expect(await send(Buffer.from(`${head('file', 'b.fits')}abc\r\n--${BOUNDARY}--`))).toBe(200)
  })

  it('whose sender leaves after the file leaves nothing', async () => {
    const removed = new Promise<void>((resolve) => {
      onRemoval = resolve
    })
    const client = httpRequest({
      port,
      host: '127.0.0.1',
      path: `${WIRE_PREFIX}/upload`,
      method: 'POST',
      headers: { 'content-type': `${FORM}${BOUNDARY}` },
    })
    client.on('error', () => {})
    client.write(`${head('file', 'a.fits')}abc\r\n${head('tag')}half`)
    await expect.poll(() => kept.length).toBe(1)
    client.destroy()
    await removed
    expect(kept).toEqual([])
  })

  it.each([
    ['filename="a \\"b\\".fits"', 'a "b".fits'],
    ['filename="a%22b%22.fits"', 'a"b".fits'],
    ['filename="C:\\maps\\m.fits"', 'C:\\maps\\m.fits'],
    ['filename="naïve.fits"', 'naïve.fits'],
    ['filename=plain.fits', 'plain.fits'],
    ['filename=""', ''],
    ['filename="a%0D%0Aset-cookie: b.fits"', 'aset-cookie: b.fits'],
  ])('names its file by %s', async (parameter, name) => {
    const form = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; ${parameter}\r\n\r\nx\r\n--${BOUNDARY}--\r\n`
    expect(await send(Buffer.from(form), { widths: [7] })).toBe(200)
    expect(kept[0].name).toBe(name)
  })
})

describe('a content type', () => {
  it.each(['abc', '"abc"', '"a b:c"'])('names the boundary, quoted or not: %s', async (boundary) => {
    const form = formOf([{ name: 'file', filename: 'x', content: Buffer.from('y') }], boundary.replaceAll('"', ''))
    expect(await send(form, { type: `Multipart/Form-Data; charset=utf-8; boundary=${boundary}` })).toBe(200)
  })

  it.each([undefined, 'application/json', 'multipart/mixed; boundary=a', 'nonsense'])('that is no form is refused: %s', async (type) => {
    expect(await send(Buffer.from('--a--'), { type })).toBe(415)
  })

  it.each(['multipart/form-data', `${FORM}"${'x'.repeat(300)}"`])('without a usable boundary is refused: %s', async (type) => {
    expect(await send(formOf([]), { type })).toBe(400)
  })
})

interface Part {
  readonly name: string
  readonly filename: string | undefined
  readonly content: Buffer
}

/** Contents that look like boundaries, nearly; those of fields are text. */
const part = (): fc.Arbitrary<Part> =>
  fc
    .record({
      name: fc.constantFrom('file', 'file', 'tag', 'other'),
      filename: fc.option(fc.stringMatching(/^[\w.-]{1,20}$/), { nil: undefined }),
      bits: fc.array(
        fc.oneof(
          fc.uint8Array({ maxLength: 50 }),
          fc.constantFrom('\r\n', '\r\n--', '\r', `\r\n--${BOUNDARY.slice(0, -1)}`, `--${BOUNDARY}`, '\r\n\r\n', 'naïve'),
        ),
      ),
    })
    .map(({ name, filename, bits }) => {
      const fit = filename === undefined ? bits.filter((bit) => typeof bit === 'string') : bits
      return { name, filename, content: Buffer.concat(fit.map((bit) => Buffer.from(bit as string))) }
    })
    .filter(({ content }) => !Buffer.concat([Buffer.from('\r\n'), content]).includes(`\r\n--${BOUNDARY}`))

const hostile = (): fc.Arbitrary<Buffer> =>
  fc
    .array(
      fc.constantFrom(
        `--${BOUNDARY}`,
        `\r\n--${BOUNDARY}`,
        `\r\n--${BOUNDARY}--`,
        head('file', 'a.fits'),
        `\r\n${head('tag')}`,
        '--',
        '\r\n',
        'content-disposition: form-data; name="file"; filename="b"',
        '\r\n\r\n',
        ':',
        '\0',
        'x'.repeat(200),
      ),
      { maxLength: 20 },
    )
    .map((bits) => Buffer.from(bits.join('')))

function head(name: string, filename?: string, boundary = BOUNDARY): string {
  return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${filename === undefined ? '' : `; filename="${filename}"`}\r\n\r\n`
}

function formOf(parts: readonly Part[], boundary = BOUNDARY): Buffer {
  const sent = parts.flatMap(({ name, filename, content }) => [Buffer.from(head(name, filename, boundary)), content, Buffer.from('\r\n')])
  return Buffer.concat([...sent, Buffer.from(`--${boundary}--\r\n`)])
}

interface Sending {
  readonly type?: string
  /** Of the pieces, in turn. */
  readonly widths?: readonly number[]
}

/** The status of the answer. */
async function send(bytes: Buffer, sending: Sending = {}): Promise<number> {
  const { type, widths = [65536] } = { type: `${FORM}${BOUNDARY}`, ...sending }
  return await new Promise<number>((resolve, reject) => {
    const headers = type === undefined ? {} : { 'content-type': type }
    const request = httpRequest({ port, host: '127.0.0.1', path: `${WIRE_PREFIX}/upload`, method: 'POST', agent, headers }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
    })
    request.on('error', reject)
    for (let at = 0, turn = 0; at < bytes.length; turn++) {
      const next = at + widths[turn % widths.length]
      request.write(bytes.subarray(at, next))
      at = next
    }
    request.end()
  })
}
