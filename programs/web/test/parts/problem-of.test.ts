// Whatever was thrown is said in a sentence and with what to do.

import { CodedError } from '@cirasa/errors'
import { describe, expect, it } from 'vitest'
import { problemOf } from '../../src/parts/problem-of.ts'

describe('the words for an error', () => {
  it('are those of the registry, with the code', () =>
    expect(problemOf(new CodedError('FITS_TRUNCATED', 'It ends.', 'Copy it again.', {}))).toEqual({
      says: 'It ends.',
      remedy: 'Copy it again.',
      code: 'FITS_TRUNCATED',
    }))

  it('say of a missing chunk that the page is to be loaded anew', () =>
    expect(problemOf(new TypeError('Failed to fetch dynamically imported module: /assets/x.js')).remedy).toMatch(/load the page anew/i))

  it('are there for what is no error', () => {
    expect(problemOf('broken').says).toBe('broken')
    expect(problemOf(undefined).says).not.toBe('')
  })
})
