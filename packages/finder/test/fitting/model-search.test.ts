// How many components an island gets, and of which kind: as many as the data ask for, and no more.

import { describe, expect, it } from 'vitest'
import { findPeaks } from '../../src/deblending/peaks.ts'
import { reusedFloats } from '../../src/fitting/buffers.ts'
import type { Component } from '../../src/fitting/component.ts'
import type { IslandFit, ModelSelection } from '../../src/fitting/fit-island.ts'
import { ModelSearch } from '../../src/fitting/model-search.ts'
import type { Patch } from '../../src/fitting/patch.ts'
import { makeShapeScore } from '../../src/fitting/shape-score.ts'
import { extended, filterFor, patchOf, point } from '../patches.ts'
import { correlatedNoise, ellipse } from '../pictures.ts'

const beam = ellipse(4, 4)
const SIDE = 49
const MIDDLE = 24
const filter = filterFor(beam, 0)
const noise = correlatedNoise(SIDE * 10, SIDE * 10, 51)

const usual: ModelSelection = {
  prominence: 2,
  residual: 3.3,
  addGain: 22,
  shapeGain: 16,
  leastSignificance: 3.5,
  mostComponents: 100,
  modelError: 0.01,
  wingError: 0.001,
  budget: 1500,
}

/** The island of what stands above 2.6 rms around the middle of a square of noise with sources. */
function islandOf(sources: readonly Component[], square: number): Patch {
  const [x0, y0] = [(square % 10) * SIDE, Math.floor(square / 10) * SIDE]
  const patch = patchOf(SIDE, SIDE, sources, beam, (x, y) => noise.pixels[(y0 + y) * noise.width + x0 + x])
  const member = patch.data.map((value, i) => (value > 2.6 && Math.hypot((i % SIDE) - MIDDLE, Math.floor(i / SIDE) - MIDDLE) < 15 ? 1 : 0))
  return { ...patch, member: Uint8Array.from(member) }
}

function search(patch: Patch, selection: Partial<ModelSelection> = {}): IslandFit {
  const setup = {
    filter,
    selection: { ...usual, ...selection },
    score: makeShapeScore(filter),
    beamSigma: Math.sqrt(beam[0]),
    residuals: reusedFloats(),
  }
  return new ModelSearch(patch, setup).run(findPeaks(patch, patch.data))
}

/** What is found in each of 100 squares. */
const inSquares = (sources: readonly Component[], selection: Partial<ModelSelection> = {}): IslandFit[] =>
  Array.from({ length: 100 }, (_, square) => search(islandOf(sources, square), selection))

const share = (fits: readonly IslandFit[], isSo: (fit: IslandFit) => boolean): number => fits.filter(isSo).length / fits.length

const isOnePoint = ({ components }: IslandFit): boolean => components.length === 1 && !components[0].free

describe('a search', () => {
  it("finds one point of the beam's shape where there is one", () => {
    const fits = inSquares([point(20, MIDDLE + 0.3, MIDDLE - 0.2)])
    expect(share(fits, isOnePoint)).toBeGreaterThan(0.97)
    for (const { sizeLimits } of fits) expect(sizeLimits[0]).toBeGreaterThan(0)
  })

  it('gives a shape to what is larger than the beam', () => {
    const fits = inSquares([extended(60, MIDDLE, MIDDLE, ellipse(4, 3, 20))])
    expect(share(fits, ({ components }) => components.length === 1 && components[0].free)).toBeGreaterThan(0.95)
  })

  it('finds two points that have one summit in common', () => {
    const fits = inSquares([point(60, MIDDLE - 1.7, MIDDLE), point(45, MIDDLE + 1.7, MIDDLE + 0.4)])
    expect(share(fits, ({ components }) => components.length === 2)).toBeGreaterThan(0.9)
  })

  it('finds a faint point in the wing of a bright one', () => {
    const fits = inSquares([point(100, MIDDLE - 2, MIDDLE), point(15, MIDDLE + 4, MIDDLE)])
    expect(
      share(fits, ({ components }) => components.length === 2 && components.some((one) => Math.abs(one.flux - 15) < 5)),
    ).toBeGreaterThan(0.9)
  })

  it('asks more of faint sources before it gives them a shape', () => {
    const gain = 8
    const bright = inSquares([extended(24, MIDDLE, MIDDLE, ellipse(3.2, 3.2))], { shapeGain: gain })
    const faint = inSquares([extended(10, MIDDLE, MIDDLE, ellipse(3.2, 3.2))], { shapeGain: gain })
    const faintAsBright = inSquares([extended(10, MIDDLE, MIDDLE, ellipse(3.2, 3.2))], { shapeGain: gain / 2 })
    const shaped = (fits: readonly IslandFit[]): number => share(fits, ({ components }) => components.some((one) => one.free))
    expect(shaped(bright)).toBeGreaterThan(shaped(faint))
    expect(shaped(faintAsBright)).toBeGreaterThan(shaped(faint) + 0.05)
  })

  it('keeps nothing that is too faint for its own error', () => {
    const fits = inSquares([point(3.2, MIDDLE, MIDDLE)], { leastSignificance: 4.5 })
    expect(share(fits, ({ components }) => components.length === 0)).toBeGreaterThan(0.8)
    for (const { components } of fits) for (const { flux } of components) expect(flux).toBeGreaterThan(4.5 * filter.noiseFactor)
  })

  it('stops when its budget is spent, and says so', () => {
    const crowd = [point(60, MIDDLE - 3, MIDDLE), point(45, MIDDLE + 2, MIDDLE + 2), extended(80, MIDDLE, MIDDLE - 5, ellipse(4, 3, 20))]
    expect(search(islandOf(crowd, 7), { budget: 3 }).exhausted).toBe(true)
    expect(search(islandOf(crowd, 7)).exhausted).toBe(false)
  })

  it('has at most as many components as it may', () => {
    const crowd = [point(60, MIDDLE - 6, MIDDLE), point(45, MIDDLE + 2, MIDDLE + 2), point(40, MIDDLE, MIDDLE - 7)]
    expect(search(islandOf(crowd, 8)).components.length).toBe(3)
    expect(search(islandOf(crowd, 8), { mostComponents: 2 }).components.length).toBeLessThanOrEqual(2)
  })
})

describe('blank pixels', () => {
  it('take the value of the model, so that half a source is measured like a whole one', () => {
    const whole = islandOf([point(200, MIDDLE, MIDDLE)], 12)
    const blanks = Int32Array.from(whole.data.keys()).filter((i) => i % SIDE > MIDDLE + 1)
    const patch = { ...whole, data: whole.data.slice(), member: whole.member.slice(), blanks }
    for (const i of blanks) {
      patch.data[i] = 0
      patch.member[i] = 0
    }
    const [one] = search(patch).components
    expect(Math.abs(one.flux / 200 - 1)).toBeLessThan(0.05)
    expect(patch.data[MIDDLE * SIDE + MIDDLE + 2]).toBeGreaterThan(60)
  })
})
