// Forms as they come: whatever the pieces in which they arrive, the parts are those that were sent.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundaryOf, readForm } from '../../src/multipart/index.ts'

const BOUNDARY = '----cirasa7f3'

describe('a form', () => {
  it('gives back what was sent, in whatever pieces it comes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(part(), { maxLength: 5 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
        async (parts, cuts) => {
          const read = await collect(pieces(formOf(parts), cuts))
          expect(read).toEqual(parts.map(({ name, filename, content }) => ({ name, filename, content: content.toString('latin1') })))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('never ends otherwise than with parts or a refusal, whatever is sent', async () => {
    await fc.assert(
      fc.asyncProperty(hostile(), fc.integer({ min: 1, max: 30 }), async (bytes, cut) => {
        const ending = await collect(pieces(bytes, [cut])).then(
          () => 'parts',
          (error: { code?: string }) => error.code,
        )
        expect(['parts', 'SERVER_NOT_MULTIPART']).toContain(ending)
      }),
      { numRuns: 300 },
    )
  })

  it('goes on with the next part when the content of one is left unread', async () => {
    const form = formOf([
      { name: 'a', filename: 'x', content: Buffer.alloc(100_000, 1) },
      { name: 'b', filename: undefined, content: Buffer.from('end') },
    ])
    const names: string[] = []
    for await (const { name } of readForm(pieces(form, [1000]), BOUNDARY)) names.push(name)
    expect(names).toEqual(['a', 'b'])
  })

  it.each([
    ['without an end', '--B\r\ncontent-disposition: form-data; name="a"\r\n\r\nabc'],
    ['without the boundary', 'nothing of the kind'.repeat(2000)],
    ['whose part has no name', '--B\r\ncontent-type: text/plain\r\n\r\nabc\r\n--B--'],
    ['with endless headers', `--B\r\nx: ${'y'.repeat(40_000)}\r\n\r\nabc\r\n--B--`],
    ['with too many parts', `${'--B\r\ncontent-disposition: form-data; name="a"\r\n\r\n\r\n'.repeat(101)}--B--`],
    ['with something behind a boundary', '--B\r\ncontent-disposition: form-data; name="a"\r\n\r\nx\r\n--Bogus\r\n'],
  ])('%s is refused', async (_what, text) => {
    await expect(collect(pieces(Buffer.from(text), [997]), 'B')).rejects.toMatchObject({ code: 'SERVER_NOT_MULTIPART' })
  })

  it.each([
    ['filename="a \\"b\\".fits"', 'a "b".fits'],
    ['filename="a%22b%22.fits"', 'a"b".fits'],
    ['filename="C:\\maps\\m.fits"', 'C:\\maps\\m.fits'],
    ['filename="x.fits"; filename*=UTF-8\'\'na%C3%AFve.fits', 'naïve.fits'],
    ['filename="naïve.fits"', 'naïve.fits'],
    ['filename=plain.fits', 'plain.fits'],
    ['filename=""', ''],
    ['filename="a%0D%0Aset-cookie: b.fits"', 'aset-cookie: b.fits'],
  ])('reads %s', async (parameter, filename) => {
    const form = Buffer.from(`--B\r\nContent-Disposition: form-data; name="file"; ${parameter}\r\n\r\nx\r\n--B--\r\n`)
    expect((await collect(pieces(form, [7]), 'B'))[0].filename).toBe(filename)
  })
})

describe('a content type', () => {
  it('names the boundary, quoted or not', () => {
    expect(boundaryOf('multipart/form-data; boundary=abc')).toBe('abc')
    expect(boundaryOf('Multipart/Form-Data; charset=utf-8; boundary="a b:c"')).toBe('a b:c')
  })

  it.each([undefined, 'application/json', 'multipart/mixed; boundary=a'])('that is no form is refused: %s', (type) => {
    expect(() => boundaryOf(type)).toThrow(expect.objectContaining({ code: 'SERVER_UNSUPPORTED_TYPE' }))
  })

  it.each(['multipart/form-data', 'multipart/form-data; boundary=', `multipart/form-data; boundary="${'x'.repeat(71)}"`])(
    'without a usable boundary is refused: %s',
    (type) => expect(() => boundaryOf(type)).toThrow(expect.objectContaining({ code: 'SERVER_NOT_MULTIPART' })),
  )
})

interface Part {
  readonly name: string
  readonly filename: string | undefined
  readonly content: Buffer
}

/** Contents that look like boundaries, nearly. */
const part = (): fc.Arbitrary<Part> =>
  fc.record({
    name: fc.stringMatching(/^[a-z]{1,8}$/),
    filename: fc.option(fc.stringMatching(/^[\w .-]{0,20}$/), { nil: undefined }),
    content: fc
      .array(
        fc.oneof(
          fc.uint8Array({ maxLength: 50 }),
          fc.constantFrom('\r\n', '\r\n--', '\r', `\r\n--${BOUNDARY.slice(0, -1)}`, `--${BOUNDARY}`, '\r\n\r\n'),
        ),
      )
      .map((bits) => Buffer.concat(bits.map((bit) => Buffer.from(bit as string))))
      .filter(
        (bytes) => !bytes.includes(`\r\n--${BOUNDARY}`) && !bytes.subarray(0, BOUNDARY.length + 2).equals(Buffer.from(`--${BOUNDARY}`)),
      ),
  })

const hostile = (): fc.Arbitrary<Buffer> =>
  fc
    .array(
      fc.constantFrom(
        `--${BOUNDARY}`,
        `\r\n--${BOUNDARY}`,
        '--',
        '\r\n',
        'content-disposition: form-data; name="a"',
        '\r\n\r\n',
        ':',
        '\0',
        'x',
      ),
      {
        maxLength: 30,
      },
    )
    .map((bits) => Buffer.from(bits.join('')))

function formOf(parts: readonly Part[]): Buffer {
  const sent = parts.flatMap(({ name, filename, content }) => {
    const file = filename === undefined ? '' : `; filename="${filename}"`
    return [Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n`), content, Buffer.from('\r\n')]
  })
  return Buffer.concat([...sent, Buffer.from(`--${BOUNDARY}--\r\n`)])
}

async function* pieces(bytes: Buffer, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const next = at + cuts[turn % cuts.length]
    yield bytes.subarray(at, next)
    at = next
  }
}

async function collect(stream: AsyncIterable<Uint8Array>, boundary = BOUNDARY) {
  const parts: { name: string; filename: string | undefined; content: string }[] = []
  for await (const { name, filename, content } of readForm(stream, boundary)) {
    const read: Uint8Array[] = []
    for await (const piece of content) read.push(Buffer.from(piece))
    parts.push({ name, filename, content: Buffer.concat(read).toString('latin1') })
  }
  return parts
}
