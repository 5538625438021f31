// Keys speak of what a person sees: of many where many are selected, and else of the source in focus.

import { expect, it } from 'vitest'
import { Selection } from '../../src/selection/selection.ts'
import { spokenOf } from '../../src/statements/spoken-of.ts'

const names = ['S1', 'S2', 'S3', 'S3']

it('is the source in focus, also where another one was selected by a click before', () => {
  const selection = new Selection(4)
  selection.select([0], 'replace')
  selection.focus(0)
  selection.step(1)
  expect(spokenOf(selection, names)).toEqual(['S2'])
})

it('is all that are selected where there are several, each source once', () => {
  const selection = new Selection(4)
  selection.focus(0)
  selection.select([1, 2, 3], 'replace')
  expect(spokenOf(selection, names)).toEqual(['S2', 'S3'])
})

it('is the one that is selected last by itself, whatever had the focus before', () => {
  const selection = new Selection(4)
  selection.focus(0)
  selection.select([1], 'replace')
  expect(spokenOf(selection, names)).toEqual(['S2'])
})

it('is what is selected where nothing has the focus, and nothing where nothing is selected', () => {
  const selection = new Selection(4)
  expect(spokenOf(selection, names)).toEqual([])
  selection.select([1], 'add')
  expect(spokenOf(selection, names)).toEqual(['S2'])
})
