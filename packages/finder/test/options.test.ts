// The option table checks itself, and whoever gives options gets them completed or a refusal that says what was wanted.

import { isCodedError } from '@cirasa/errors'
import { describe, expect, it } from 'vitest'
import { completeOptions, finderErrors, finderOptions, type OptionDefinition } from '../src/index.ts'

const table: readonly OptionDefinition[] = finderOptions

function refusalOf(given: Record<string, unknown>): string | undefined {
  try {
    completeOptions(given as Record<string, number>)
  } catch (error) {
    if (isCodedError(error)) return `${error.code} ${error.message}`
    throw error
  }
  return undefined
}

describe('the option table', () => {
  it('names every option once, in the way that flags are spelled', () => {
    const names = table.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/)
  })

  it('has defaults that pass its own checks', () => {
    expect(completeOptions(Object.fromEntries(table.map(({ name, default: value }) => [name, value])))).toEqual(completeOptions())
  })

  it('says of every option what it is', () => {
    for (const { description } of table) expect(description.length).toBeGreaterThan(20)
  })
})

describe('completeOptions', () => {
  it('fills in defaults, also for undefined', () => {
    expect(completeOptions()).toEqual(Object.fromEntries(table.map(({ name, default: value }) => [name, value])))
    expect(completeOptions({ 'seed-threshold': undefined })['seed-threshold']).toBe(5)
    expect(completeOptions({ 'seed-threshold': 7 })['seed-threshold']).toBe(7)
  })

  it('gives options that cannot be changed', () => {
    expect(Object.isFrozen(completeOptions())).toBe(true)
  })

  for (const { name, type, min, max, values } of table) {
    it(`checks ${name}`, () => {
      const wrong: unknown[] = [{}, [], 'nonsense']
      if (type === 'boolean') wrong.push(1, 'true')
      else if (type === 'enum') wrong.push(8, 'other', '', ...(values ?? []).map((value) => ` ${value}`))
      else wrong.push('5', true, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY)
      if (min !== undefined) wrong.push(min - 1, min - 1e-9 * Math.max(1, Math.abs(min)))
      if (max !== undefined) wrong.push(max * 2)
      if (type === 'integer') wrong.push((min ?? 0) + 0.5)
      for (const value of wrong) {
        const refusal = refusalOf({ [name]: value })
        expect(refusal, `${name} = ${String(value)}`).toMatch(/^FINDER_BAD_OPTION /)
        expect(refusal).toContain(name)
      }
      for (const value of [min, max, ...(values ?? [])]) if (value !== undefined) expect(refusalOf({ [name]: value })).toBeUndefined()
    })
  }

  it('refuses names that it does not know, by name', () => {
    for (const name of ['seedThreshold', 'seed_threshold', 'Seed-Threshold', '', 'toString', '__proto__x']) {
      expect(refusalOf({ [name]: 3 })).toMatch(/^FINDER_BAD_OPTION /)
    }
  })
})

describe('the errors', () => {
  it('all say what happened and what to do', () => {
    for (const [code, { says, do: remedy }] of finderErrors.entries) {
      expect(code).toMatch(/^FINDER_[A-Z_]+$/)
      expect(says).toMatch(/\.$/)
      expect(remedy.length).toBeGreaterThan(10)
    }
  })
})
