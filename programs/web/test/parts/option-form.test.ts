// A form made from an option table: what is typed is read by the table, what is shown is what matters.

import { type AppOption, manifests } from '@cirasa/apps'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultText, draftOf, readDraft, withOption } from '../../src/parts/option-form/option-draft.ts'
import { optionGroups } from '../../src/parts/option-form/option-groups.ts'

const { options } = manifests[0]
const view = { search: '', advanced: false, idle: false }
const shown = (change: Partial<typeof view>, changed: readonly string[] = []) =>
  optionGroups(options, { ...view, ...change }, new Set(changed)).flatMap(({ parts }) => parts.flatMap((part) => part.options))

describe('what was typed', () => {
  it('comes to values of the types of the table', () =>
    expect(readDraft(options, { seedthr: ' 4.5 ', npixmin: '8', fitsources: true }).values).toEqual({
      seedthr: 4.5,
      npixmin: 8,
      fitsources: true,
    }))

  it('is no value where it says the default', () => expect(readDraft(options, { seedthr: '5', fitsources: false }).values).toEqual({}))

  it('has its problem said with what is wanted', () => {
    const { problems, values } = readDraft(options, { seedthr: 'five', npixmin: '-3', nothing: '1' })
    expect(problems.get('seedthr')).toMatch(/^Wanted is a number/)
    expect(problems.get('npixmin')).toMatch(/whole number/)
    expect(problems.get('nothing')).toMatch(/no such option/)
    expect(values).toEqual({})
  })

  it('is read as the same values again', () => {
    const numbers = options.filter(({ type }) => type === 'number')
    fc.assert(
      fc.property(fc.constantFrom(...numbers), fc.double({ min: 0, max: 1, noNaN: true }), (option, share) => {
        const { min = 0, max = 1 } = option
        const { values } = readDraft(options, draftOf({ [option.name]: min + share * (max - min) }))
        expect(readDraft(options, draftOf(values)).values).toEqual(values)
      }),
    )
  })

  it('goes back to the default without a trace', () => expect(withOption(withOption({}, 'seedthr', '4'), 'seedthr', undefined)).toEqual({}))
})

describe('what is shown', () => {
  it('leaves out what is advanced and what does nothing', () => {
    expect(shown({}).some(({ advanced, effective }) => advanced || effective === false)).toBe(false)
    expect(shown({ advanced: true }).some(({ advanced }) => advanced)).toBe(true)
    expect(shown({ idle: true }).some(({ effective }) => effective === false)).toBe(true)
  })

  it('has every option that was changed', () => {
    const hidden = options.find(({ advanced, effective }) => advanced && effective === false) as AppOption
    expect(shown({}, [hidden.name])).toContain(hidden)
  })

  it('is found by all words of a search, advanced or not', () => {
    const found = shown({ search: 'threshold SEED' })
    expect(found.length).toBeGreaterThan(0)
    for (const { name, description } of found) expect(`${name} ${description}`.toLowerCase()).toMatch(/threshold|seed/)
    expect(shown({ search: 'bmaj' }).map(({ name }) => name)).toContain('bmaj')
    expect(shown({ search: 'no such word anywhere' })).toEqual([])
  })

  it('says the default with its unit', () => {
    expect(defaultText({ ...options[0], type: 'number', default: 5, unit: 'sigma' })).toBe('5 sigma')
    expect(defaultText({ ...options[0], type: 'flag', default: undefined })).toBe('off')
  })
})
