// Other catalogues over a result: names and colours of their own, and pairs with the result.

import { buildTable } from '@cirasa/catalog'
import { describe, expect, it } from 'vitest'
import { meet, type Overlay, savedOverlays, withOverlay } from '../../../src/workspace/overlays/overlay.ts'

const at = (places: readonly (readonly [number, number])[]) => {
  const column = (name: string, axis: 0 | 1) => ({
    definition: { name, type: 'double' as const, unit: 'deg', description: '' },
    values: Float64Array.from(places, (place) => place[axis]),
  })
  return buildTable({ name: 'places', description: '', columns: [column('ra', 0), column('dec', 1)] })
}
const ARCSEC = 1 / 3600

describe('overlays', () => {
  it('have names and layers of their own, also after one was taken away', () => {
    const table = at([[10, 20]])
    let overlays: readonly Overlay[] = []
    overlays = withOverlay(overlays, { name: 'nvss.vot', table })
    overlays = withOverlay(overlays, { name: 'nvss.vot', table })
    overlays = withOverlay(overlays.slice(1), { name: 'nvss.vot', table })
    expect(overlays.map(({ name }) => name)).toEqual(['nvss.vot (2)', 'nvss.vot'])
    expect(new Set(overlays.map(({ id }) => id)).size).toBe(2)
    expect(overlays[0].colour).not.toEqual(overlays[1].colour)
  })

  it('are known after a reload, and have the colours that they had when they are opened again in another order', () => {
    const table = at([[10, 20]])
    const open = withOverlay(withOverlay([], { name: 'a.vot', table }), { name: 'NVSS', table, address: 'https://x/' })
    const saved = savedOverlays(open, [])
    expect(saved.map(({ name, address }) => [name, address])).toEqual([
      ['a.vot', undefined],
      ['NVSS', 'https://x/'],
    ])
    const again = withOverlay([], { name: 'NVSS', table }, saved)
    expect(again[0].colour).toEqual(open[1].colour)
    expect(savedOverlays(again, saved).map(({ name }) => name)).toEqual(['a.vot', 'NVSS'])
  })
})

describe('a result and another catalogue', () => {
  it('meet one to one, nearest first, within the radius', () => {
    const result = at([
      [10, 0],
      [10 + 3 * ARCSEC, 0],
      [20, 0],
    ])
    const other = at([
      [10 + 1 * ARCSEC, 0],
      [30, 0],
    ])
    const { otherOf, matched, unmet, medianSeparation } = meet(result, other, 5)
    expect([...otherOf]).toEqual([0, -1, -1])
    expect([matched, unmet]).toEqual([1, 1])
    expect(medianSeparation).toBeCloseTo(1, 6)
  })

  it('has no separation where nothing meets', () => expect(meet(at([[10, 0]]), at([[11, 0]]), 5).medianSeparation).toBeNaN())
})
