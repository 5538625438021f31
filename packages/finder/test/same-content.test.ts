// What is remembered is found again by its content, and by nothing less than all of it.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesIn, sameContent } from '../src/same-content.ts'

const numbers = fc.oneof(
  fc.float64Array({ maxLength: 5 }),
  fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 5 }).map((values) => Int32Array.from(values)),
)
const leaf = fc.oneof(fc.constantFrom<unknown>(0, -0, 1, Number.NaN, 'a', true, undefined, null), numbers)
const plain = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 2 },
    leaf,
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('x', 'y', 'z'), tie('any'), { maxKeys: 3 }),
  ),
})).any

describe('same content', () => {
  it('is what a copy has', () => fc.assert(fc.property(plain, (data) => sameContent(data, structuredClone(data)))))

  it('is not what anything else has that a test would tell apart', () =>
    fc.assert(
      fc.property(plain, plain, (one, other) => {
        let same = true
        try {
          expect(JSON.stringify(tagged(one))).toBe(JSON.stringify(tagged(other)))
        } catch {
          same = false
        }
        return sameContent(one, other) === same
      }),
    ))

  it('differs by a single number at the end of a long array', () => {
    const long = new Float64Array(1000)
    const other = Float64Array.from(long)
    other[999] = 1e-300
    expect(sameContent({ mesh: { rms: long } }, { mesh: { rms: other } })).toBe(false)
  })
})

describe('bytes in plain data', () => {
  it('are those of its arrays', () => expect(bytesIn({ a: new Float64Array(3), b: [new Uint8Array(5), { c: 'text' }] })).toBe(29))
})

/** Data as text in which everything that differs looks different, whatever the order of names. */
function tagged(data: unknown): unknown {
  if (ArrayBuffer.isView(data)) {
    // The sign of a zero in an array makes no difference to anybody.
    return [data.constructor.name, Array.from(data as unknown as ArrayLike<number>, (value) => String(value + 0))]
  }
  if (Array.isArray(data)) return ['list', data.map(tagged)]
  if (typeof data === 'object' && data !== null)
    return [
      'object',
      Object.entries(data)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, value]) => [name, tagged(value)]),
    ]
  return [typeof data, Object.is(data, -0) ? '-0' : String(data)]
}
