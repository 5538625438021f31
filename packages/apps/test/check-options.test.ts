// What a request asks is checked: leniently on the wire, strictly on the native API, and never by a crash.

import { isCodedError } from '@cirasa/errors'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AppManifest, checkOptions, checkRequest, manifests } from '../src/index.ts'

const manifest: AppManifest = {
  name: 'example',
  version: '1',
  summary: 'An app of its own for the check.',
  inputs: [],
  products: [],
  options: [
    { name: 'count', type: 'integer', default: 3, min: 1, max: 10, category: 'A', description: 'A count' },
    { name: 'level', type: 'number', default: 0.5, min: -1, max: 1, unit: 'sigma', category: 'A', description: 'A level' },
    { name: 'fast', type: 'flag', category: 'A', description: 'A flag' },
    { name: 'kind', type: 'enum', default: 'ROUND', values: ['ROUND', 'FLAT'], category: 'A', description: 'A choice' },
    { name: 'note', type: 'string', category: 'A', description: 'A text' },
    { name: 'normalize_minmax', requestKey: 'normalize', type: 'flag', category: 'A', description: 'Read by another name' },
    { name: 'old', type: 'integer', default: 1, effective: false, category: 'A', description: 'Without effect' },
  ],
}

const wire = (given: unknown) => checkOptions(manifest, given, 'wire')
const native = (given: unknown) => checkOptions(manifest, given, 'native')
const codeOf = (action: () => unknown): string => {
  try {
    action()
  } catch (error) {
    return isCodedError(error) ? error.code : `uncoded: ${error}`
  }
  return 'nothing thrown'
}

describe('on the wire', () => {
  it('takes numbers and flags as text', () => {
    const { options, warnings } = wire({ count: '7', level: ' -2.5e-1 ', fast: 'TRUE', kind: 'flat', note: 5 })
    expect(options).toEqual({ count: 7, level: -0.25, fast: true, kind: 'FLAT', note: '5' })
    expect(warnings).toEqual([])
  })

  it('takes empty texts and null as the default', () =>
    expect(wire({ count: '', level: null, fast: ' ', kind: '', note: '' })).toEqual({ options: {}, warnings: [] }))

  it('cuts the fraction off a whole number and says so', () => {
    expect(wire({ count: 5 }).warnings).toEqual([])
    expect(wire({ count: 5.0 }).options).toEqual({ count: 5 })
    const { options, warnings } = wire({ count: '5.7' })
    expect(options).toEqual({ count: 5 })
    expect(warnings).toEqual(['Option count is a whole number: 5 was taken for "5.7".'])
  })

  it('warns of names that it does not know, and of effects that there are not', () => {
    const { options, warnings } = wire({ cuont: 1, old: 2 })
    expect(options).toEqual({ old: 2 })
    expect(warnings).toEqual(['The app example has no option cuont; count is near.', 'Option old has no effect here.'])
    expect(wire({ old: 1 }).warnings).toEqual([])
  })

  it('tells of the first unknown names only', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`zzzzzzzzzzzz${i}`, i]))
    expect(wire(many).warnings).toHaveLength(21)
  })

  it('reads an option by its request key too', () => {
    expect(wire({ normalize: true }).options).toEqual({ normalize_minmax: true })
    const both = wire({ normalize: true, normalize_minmax: false })
    expect(both.options).toEqual({ normalize_minmax: false })
    expect(both.warnings).toHaveLength(1)
    expect(wire({ normalize_minmax: false, normalize: true }).options).toEqual({ normalize_minmax: false })
  })
})

describe('on both faces', () => {
  it.each([
    ['count', 11],
    ['count', 'many'],
    ['count', '0x5'],
    ['count', true],
    ['level', 1.01],
    ['level', '1e999'],
    ['fast', 'yes'],
    ['fast', 1],
    ['kind', 'SQUARE'],
    ['note', 'x'.repeat(5000)],
    ['note', ['x']],
    ['count', { a: 1 }],
  ])('refuses %s = %j with name, value and what is wanted', (name, value) => {
    for (const check of [wire, native]) {
      expect(codeOf(() => check({ [name]: value }))).toBe('APPS_BAD_VALUE')
      try {
        check({ [name]: value })
      } catch (error) {
        expect((error as Error).message).toContain(name)
        expect((error as Error).message.length).toBeLessThan(200)
      }
    }
  })

  it('refuses what is no object, and more options than any app has', () => {
    for (const given of [null, 5, 'count=5', [1], undefined]) expect(codeOf(() => wire(given))).toBe('APPS_NOT_OPTIONS')
    const many = Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`o${i}`, i]))
    expect(codeOf(() => wire(many))).toBe('APPS_TOO_MANY_OPTIONS')
  })

  it('wants mandatory options', () => {
    const strict = { ...manifest, options: [{ ...manifest.options[0], mandatory: true }] }
    expect(codeOf(() => checkOptions(strict, {}, 'wire'))).toBe('APPS_MISSING_OPTION')
    expect(checkOptions(strict, { count: 3 }, 'wire').options).toEqual({ count: 3 })
  })

  it('is not fooled by names that every object has', () => {
    const given = JSON.parse('{"__proto__": {"count": 5}, "constructor": 1, "toString": 2}')
    expect(wire(given).options).toEqual({})
    expect(wire(given).warnings).toHaveLength(3)
    expect(codeOf(() => native(given))).toBe('APPS_UNKNOWN_OPTION')
    expect(({} as { count?: unknown }).count).toBeUndefined()
  })
})

describe('on the native API', () => {
  it('takes what the description says', () =>
    expect(native({ count: 7, level: 0, fast: false, kind: 'FLAT', note: '' }).options).toEqual({
      count: 7,
      level: 0,
      fast: false,
      kind: 'FLAT',
      note: '',
    }))

  it('refuses unknown names with the nearest one', () => {
    expect(codeOf(() => native({ cuont: 1 }))).toBe('APPS_UNKNOWN_OPTION')
    expect(() => native({ cuont: 1 })).toThrow('no option cuont; count is near')
  })

  it.each([
    ['count', '7'],
    ['count', 5.7],
    ['fast', 'true'],
    ['kind', 'flat'],
    ['level', ''],
    ['note', 5],
  ])('refuses %s = %j, whose type is another', (name, value) => expect(codeOf(() => native({ [name]: value }))).toBe('APPS_BAD_VALUE'))

  it('refuses an option that is given twice with different values', () => {
    expect(codeOf(() => native({ normalize: true, normalize_minmax: false }))).toBe('APPS_GIVEN_TWICE')
    expect(native({ normalize: true, normalize_minmax: true }).options).toEqual({ normalize_minmax: true })
  })
})

describe('whatever is given', () => {
  const [caesar] = manifests
  const names = caesar.options.map(({ name }) => name)
  const json = fc.oneof(fc.jsonValue(), fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), fc.jsonValue()))

  it('throws nothing but coded errors, and what passes has the types of the table', () =>
    fc.assert(
      fc.property(json, fc.constantFrom('wire', 'native'), (given, mode) => {
        try {
          const { options, warnings } = checkRequest(caesar, given, mode)
          for (const warning of warnings) expect(warning.length).toBeLessThan(400)
          for (const [name, value] of Object.entries(options)) {
            const option = caesar.options.find((one) => one.name === name)
            const type = { flag: 'boolean', integer: 'number', number: 'number', string: 'string', enum: 'string' }[option?.type ?? 'flag']
            expect(typeof value).toBe(type)
          }
        } catch (error) {
          expect(isCodedError(error), String(error)).toBe(true)
        }
      }),
      { numRuns: 300 },
    ))

  it('passes what has passed once more without a change', () =>
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...names), fc.oneof(fc.double(), fc.boolean(), fc.constantFrom('ALL', '', '3'))),
        (given) => {
          let once: ReturnType<typeof checkOptions>
          try {
            once = checkOptions(caesar, given, 'wire')
          } catch {
            return
          }
          expect(checkOptions(caesar, once.options, 'native').options).toEqual(once.options)
        },
      ),
    ))
})
