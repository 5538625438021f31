// The name of a person is tidy and lasts over a reload.

import { describe, expect, it } from 'vitest'
import { createPerson } from '../../src/service/person.ts'

describe('the person', () => {
  it('has no name at first, and keeps the one that was given', () => {
    const kept = new Map<string, string>()
    const keeper = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) }
    const person = createPerson(keeper)
    expect(person.name()).toBe('')
    person.setName('  Jocelyn \n Bell  ')
    expect(createPerson(keeper).name()).toBe('Jocelyn Bell')
  })

  it('has a name for the page where nothing can be kept', () => {
    const forbidden = () => {
      throw new DOMException('forbidden', 'SecurityError')
    }
    const person = createPerson({ getItem: forbidden, setItem: forbidden })
    person.setName('Vera Rubin')
    expect(person.name()).toBe('Vera Rubin')
  })
})
