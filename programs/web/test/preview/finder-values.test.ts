// Values of the panel: a run is asked for exactly what the preview showed, in words that the app takes.

import { checkRequest, manifests } from '@cirasa/apps'
import { completeOptions, finderOptions } from '@cirasa/finder'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  advancedOptions,
  changedNames,
  changedValues,
  defaultValues,
  jobOptions,
  SHORT_OPTIONS,
  valuesWith,
  withValue,
} from '../../src/preview/finder-values.ts'

const caesar = manifests[0]

describe('values', () => {
  it('are complete, and taken by the finder', () => {
    expect(Object.keys(defaultValues()).sort()).toEqual(finderOptions.map(({ name }) => name).sort())
    expect(completeOptions(defaultValues())).toEqual(defaultValues())
  })

  it('have each option in one place of the panel', () => {
    const names = [...SHORT_OPTIONS, ...[...advancedOptions().values()].flatMap((options) => options.map(({ name }) => name as string))]
    expect(names.sort()).toEqual(finderOptions.map(({ name }) => name as string).sort())
  })

  it('are kept as far as they were changed, and come back without what is no option any more', () => {
    const values = withValue(withValue(defaultValues(), 'seed-threshold', 7), 'negative', true)
    expect(changedValues(values)).toEqual({ 'seed-threshold': 7, negative: true })
    expect(valuesWith(changedValues(values))).toEqual(values)
    expect(valuesWith({ 'seed-threshold': 'high', 'npix-of-old': 3 })).toEqual(defaultValues())
  })

  it('never have a merge threshold above the seed threshold', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('seed-threshold', 'merge-threshold'), fc.double({ min: 2, max: 50, noNaN: true })), {
          maxLength: 8,
        }),
        (changes) => {
          let values = defaultValues()
          for (const [name, value] of changes) {
            values = withValue(values, name, value)
            expect(values[name]).toBe(value)
            expect(Number(values['merge-threshold'])).toBeLessThanOrEqual(Number(values['seed-threshold']))
          }
        },
      ),
    ))
})

describe('options of the run', () => {
  it('pass the check of the app without a remark, whatever was changed', () => {
    const values = { ...defaultValues(), 'seed-threshold': 4.2, negative: true, 'adaptive-noise': false, connectivity: '4', rms: 1e-5 }
    const { options, warnings } = checkRequest(caesar, jobOptions(values, 1, '3.0'), 'native')
    expect(warnings).toEqual([])
    expect(options).toEqual({
      'seed-threshold': 4.2,
      'merge-threshold': 2.6,
      'min-pixels': 5,
      negative: true,
      'adaptive-noise': false,
      connectivity: '4',
      rms: 1e-5,
      hdu: 1,
      plane: '3=3,4=0',
    })
  })

  it('say no more than the thresholds where nothing was changed', () => {
    expect(jobOptions(defaultValues(), undefined, 'none')).toEqual({ 'seed-threshold': 5, 'merge-threshold': 2.6, 'min-pixels': 5 })
    expect(changedNames(defaultValues())).toEqual([])
  })
})
