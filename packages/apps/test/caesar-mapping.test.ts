// Options of CAESAR become a plan of the search, in the finder's units; what has no effect is told.

import { completeOptions, finderOptions } from '@cirasa/finder'
import { describe, expect, it } from 'vitest'
import { planSearch } from '../src/caesar/mapping.ts'
import { checkRequest, manifests } from '../src/index.ts'

const [caesar] = manifests
const described = caesar.options.filter((option) => !option.nativeOnly)
const wire = (given: Record<string, unknown>) => planSearch(checkRequest(caesar, given, 'wire').options, 'wire')
const warningsOf = (given: Record<string, unknown>) => checkRequest(caesar, given, 'wire').warnings

describe('the plan of a search', () => {
  it('is that of no options when a client sends every option at its default, flags as false and texts empty', () => {
    const everything = Object.fromEntries(
      described.map(({ name, type, default: standard }) => [name, type === 'flag' ? false : type === 'enum' ? standard : standard]),
    )
    const texts = Object.fromEntries(described.map(({ name, type }) => [name, type === 'flag' ? 'false' : '']))
    for (const given of [everything, texts]) {
      expect(warningsOf(given)).toEqual([])
      expect(wire(given)).toEqual(wire({}))
    }
    expect(wire({}).warnings).toEqual([])
  })

  it('tells the finder of thresholds, sizes and cells in its own words', () => {
    const given = { seedthr: 4, mergethr: 3, npixmin: 9, bkgbox: 30, 'fit-maxcomponents': 5, 'no-bkg2ndpass': true, 'fit-fixsigma': true }
    expect(wire(given).finder).toEqual({
      'seed-threshold': 4,
      'merge-threshold': 3,
      'min-pixels': 9,
      'noise-box': 30,
      'max-components': 5,
      'noise-iterations': 1,
      'shape-gain': 1e6,
    })
    expect(warningsOf(given)).toEqual([])
  })

  it('is one that the finder takes, whatever the range of CAESAR allows', () => {
    for (const end of ['min', 'max'] as const) {
      const given = Object.fromEntries(described.flatMap((option) => (option[end] === undefined ? [] : [[option.name, option[end]]])))
      expect(() => completeOptions(wire(given).finder)).not.toThrow()
      expect(() => completeOptions(wire({ ...given, bkgboxpix: true }).finder)).not.toThrow()
    }
  })

  it('searches once with the last of the seeds', () => {
    expect(wire({ compactsearchiters: 3 }).finder['seed-threshold']).toBe(4)
    // Never as low as the level that islands grow to.
    expect(wire({ compactsearchiters: 100, seedthrstep: 1 }).finder['seed-threshold']).toBe(3)
    expect(warningsOf({ seedthrstep: 1 })).toEqual(['Option seedthrstep has no effect without compactsearchiters above 1.'])
  })

  it('has a window only when one is asked for', () => {
    const box = { xmin: 10, xmax: 99, ymin: 5 }
    expect(wire({ ...box, 'read-subimg': true }).window).toEqual({ xMin: 10, xMax: 99, yMin: 5, yMax: undefined })
    expect(wire(box).window).toBeUndefined()
    expect(warningsOf(box)).toHaveLength(3)
  })

  it('has a beam only when one is told', () => {
    expect(wire({}).fallbackBeam).toBeUndefined()
    expect(wire({ bmaj: 12 }).fallbackBeam).toEqual({ major: 12, minor: 5, positionAngle: 0 })
    expect(wire({ bmaj: 12, bpa: 180 }).fallbackBeam?.positionAngle).toBe(0)
    expect(warningsOf({ bmaj: 3 })[0]).toContain('bmin is larger than bmaj')
    expect(warningsOf({ bmaj: 0 })[0]).toContain('is none')
  })

  it('writes each map once', () => {
    expect(wire({ 'save-rmsmap': true, 'save-residualmap': true, computeresiduals: true }).maps).toEqual(['rms', 'residual'])
    const maps = ['image', 'background', 'rms', 'significance', 'residual', 'segmentation']
    const saving = ['save-inputmap', 'save-bkgmap', 'save-rmsmap', 'save-significancemap', 'save-residualmap', 'save-segmentedmap']
    expect(wire(Object.fromEntries(saving.map((name) => [name, true]))).maps).toEqual(maps)
  })

  it('draws regions on the sky in the frame asked for', () => {
    expect(wire({}).regions).toBe('image')
    expect(wire({ convertregionstowcs: true }).regions).toBe('fk5')
    expect(wire({ convertregionstowcs: true, regionwcs: 'GALACTIC' }).regions).toBe('galactic')
    expect(warningsOf({ regionwcs: 'GALACTIC' })).toHaveLength(1)
    expect(warningsOf({ convertregionstowcs: true, regionwcs: 'B1950' })[0]).toContain('J2000')
  })

  it('makes cuts only when islands are selected', () => {
    expect(wire({ selectsources: true, 'no-nbeamscut': true }).selection).toEqual({
      leastSide: 2,
      nested: true,
      pointLike: { leastCircularity: 0.4, mostElongation: 0.7 },
    })
    expect(wire({ minboundingbox: 4 }).selection.leastSide).toBe(0)
    expect(warningsOf({ minboundingbox: 4 })).toEqual(['Option minboundingbox has no effect without selectsources.'])
    expect(wire({ selectsources: true, 'no-boundingboxcut': true }).selection.leastSide).toBe(0)
    expect(wire({ 'no-nestedsearch': true }).selection.nested).toBe(false)
  })

  it('uses as many threads as processes and threads come to', () => {
    expect(wire({}).threads).toBeUndefined()
    expect(wire({ nthreads: 4 }).threads).toBe(4)
    expect(wire({ nthreads: 4, nproc: 2 }).threads).toBe(8)
    expect(wire({ nthreads: -1 }).threads).toBeUndefined()
  })

  it("follows the finder's own options, and tells of a contradiction", () => {
    expect(wire({ 'seed-threshold': 6, negative: true, 'adaptive-noise': false }).finder).toMatchObject({
      'seed-threshold': 6,
      negative: true,
      'adaptive-noise': false,
    })
    const both = { seedthr: 4, 'seed-threshold': 6 }
    expect(wire(both).finder['seed-threshold']).toBe(6)
    expect(warningsOf(both)[0]).toContain('contradict')
    expect(() => checkRequest(caesar, both, 'native')).toThrow('seedthr and option seed-threshold contradict')
    expect(checkRequest(caesar, { seedthr: 6, 'seed-threshold': 6 }, 'native').warnings).toEqual([])
    // The default of CAESAR's word asks for nothing.
    expect(checkRequest(caesar, { npixmin: 5, 'min-pixels': 1 }, 'native').warnings).toEqual([])
    expect(planSearch({ 'min-pixels': 1 }, 'native').finder['min-pixels']).toBe(1)
  })

  it('tells the finder every one of its options', () => {
    const other = (option: (typeof finderOptions)[number]) =>
      option.type === 'boolean'
        ? !option.default
        : option.type === 'enum'
          ? option.values.find((one) => one !== option.default)
          : option.max
    const given = Object.fromEntries(finderOptions.map((option) => [option.name, other(option)]))
    expect(planSearch(checkRequest(caesar, given, 'native').options, 'native').finder).toEqual(given)
  })
})

describe('an option without effect', () => {
  const idle = described.filter((option) => option.effective === false)
  const set = (option: (typeof described)[number]) =>
    option.type === 'flag'
      ? true
      : option.type === 'enum'
        ? option.values?.find((one) => one !== option.default)
        : option.max === option.default
          ? option.min
          : option.max

  it.each(idle.map((option) => [option.name, option] as const))('%s is told of', (name, option) => {
    const { warnings, options } = checkRequest(caesar, { [name]: set(option) }, 'wire')
    expect(warnings).toEqual([`Option ${name} has no effect here.`])
    expect(planSearch(options, 'wire')).toEqual(planSearch({}, 'wire'))
  })
})
