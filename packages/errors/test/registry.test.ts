// A registry turns a table into coded errors whose sentences are filled with the values of the case.

import { describe, expect, it } from 'vitest'
import { isCodedError, registry } from '../src/index.ts'

const errors = registry('FITS', { TRUNCATED: { says: 'The file ends {missing} bytes early.', do: 'Copy it again from {origin}.' } })

describe('registry', () => {
  it('prefixes the code and fills both sentences', () => {
    const error = errors.TRUNCATED({ missing: 2880, origin: 'the archive' })
    expect(error).toBeInstanceOf(Error)
    expect([error.code, error.message, error.remedy]).toEqual([
      'FITS_TRUNCATED',
      'The file ends 2880 bytes early.',
      'Copy it again from the archive.',
    ])
  })

  it('leaves a brace whose value is not given, so that the gap is seen', () => {
    expect(errors.TRUNCATED({ missing: 1 }).remedy).toBe('Copy it again from {origin}.')
  })

  it('lists its entries for the reference page', () => {
    expect([...errors.entries.keys()]).toEqual(['FITS_TRUNCATED'])
  })

  it('keeps the cause', () => {
    const cause = new Error('disk')
    expect(errors.TRUNCATED({}, cause).cause).toBe(cause)
  })

  it('knows its own errors from others', () => {
    expect(isCodedError(errors.TRUNCATED())).toBe(true)
    expect(isCodedError(new Error('x'))).toBe(false)
    expect(isCodedError(Object.assign(new Error('x'), { code: 'ENOENT' }))).toBe(false)
  })
})
