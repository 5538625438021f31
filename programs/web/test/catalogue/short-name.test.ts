// Names of a run are written without what all of them begin with, and found either way.

import { describe, expect, it } from 'vitest'
import { rowNamed, shortName } from '../../src/catalogue/short-name.ts'

const names = ['ab12-S1', 'ab12-S10', 'J1745-4500']

it('is short within its run', () => {
  const result = { run: { runId: 'ab12' } } as Parameters<typeof shortName>[1]
  expect(names.map((name) => shortName(name, result))).toEqual(['S1', 'S10', 'J1745-4500'])
})

describe('a row', () => {
  it('is found by its whole name and by the short one, in any case', () => {
    expect(rowNamed(names, 'ab12-', 'ab12-S10')).toBe(1)
    expect(rowNamed(names, 'ab12-', 's10')).toBe(1)
    expect(rowNamed(names, 'ab12-', 'j1745-4500')).toBe(2)
  })

  it('is not found by a part of its name', () => {
    for (const text of ['S', '1', 'ab12-', '', '-4500']) expect(rowNamed(names, 'ab12-', text)).toBeUndefined()
  })
})
