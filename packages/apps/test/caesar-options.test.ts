// The table of the app `caesar` has every option of CAESAR, and tells them apart from the finder's own.

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { finderOptions } from '@cirasa/finder'
import { describe, expect, it } from 'vitest'
import { manifests } from '../src/index.ts'

const [caesar] = manifests
const described = caesar.options.filter((option) => !option.nativeOnly)

describe('the options of caesar', () => {
  it('are 156 of CAESAR and those of the finder, each name once', () => {
    expect(described).toHaveLength(156)
    expect(new Set(caesar.options.map(({ name }) => name)).size).toBe(caesar.options.length)
    const own = caesar.options.filter((option) => option.nativeOnly).map(({ name }) => name)
    for (const { name } of finderOptions) expect(own).toContain(name)
  })

  it('have defaults that they would accept themselves', () => {
    for (const { name, type, default: standard, min, max, values } of caesar.options) {
      if (type === 'enum') expect(values, name).toContain(standard)
      if (standard === undefined) continue
      if (type === 'integer') expect(Number.isInteger(standard), name).toBe(true)
      if (type === 'integer' || type === 'number') {
        expect(Number(standard), name).toBeGreaterThanOrEqual(min ?? Number.NEGATIVE_INFINITY)
        expect(Number(standard), name).toBeLessThanOrEqual(max ?? Number.POSITIVE_INFINITY)
      }
      if (type === 'flag' && described.some((option) => option.name === name)) expect(standard, name).toBeUndefined()
    }
  })
})

interface ReferenceOption {
  readonly name: string
  readonly type: 'none' | 'int' | 'float' | 'str'
  readonly default: string | number | null
  readonly min: number | null
  readonly max: number | null
  readonly enum: boolean
  readonly values: readonly string[] | null
  readonly mandatory: boolean
  readonly category: string
  readonly subcategory: string
  readonly advanced: boolean
}

const reference = path.resolve(import.meta.dirname, '../../../../shared/reference/app-options/caesar.json')
const describeWithReference: typeof describe.skip = existsSync(reference) ? describe : describe.skip

describeWithReference(`the options of caesar-rest${existsSync(reference) ? '' : ' [skipped: no reference beside the checkout]'}`, () => {
  const options = () => {
    const content = JSON.parse(readFileSync(reference, 'utf8')) as
      | readonly ReferenceOption[]
      | { readonly options: readonly ReferenceOption[] }
    return 'options' in content ? content.options : content
  }

  it('are ours in name, order, type, default, range, choice and group, both ways', () => {
    const types = { none: 'flag', int: 'integer', float: 'number', str: 'string' } as const
    const theirs = options().map((option) => ({
      name: option.name,
      type: option.enum ? 'enum' : types[option.type],
      default: option.default ?? undefined,
      min: option.min ?? undefined,
      max: option.max ?? undefined,
      values: option.values ?? undefined,
      mandatory: option.mandatory,
      category: option.category,
      subcategory: option.subcategory,
      advanced: option.advanced,
    }))
    const ours = described.map(({ name, type, default: standard, min, max, values, mandatory, category, subcategory, advanced }) => ({
      name,
      type,
      default: standard,
      min,
      max,
      values,
      mandatory: mandatory ?? false,
      category,
      subcategory: subcategory ?? '',
      advanced: advanced ?? false,
    }))
    expect(ours).toEqual(theirs)
  })
})
