// A workspace comes back as it was saved; what is damaged, or newer than this page, is refused with a sentence.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readWorkspace } from '../../../src/workspace/saving/read-workspace.ts'
import { habitsOf, NEW_WORKSPACE, viewOf, type Workspace } from '../../../src/workspace/saving/workspace.ts'

const look = { stretch: 'asinh', clip: 'p99.5', colours: '~viridis', bias: 0.4, contrast: 2, opacity: 0.5, smooth: true }
const full: Workspace = {
  ...NEW_WORKSPACE,
  view: { at: '266.4,-29', zoom: '2', filter: 'snr > 5', panel: 'plots', hdu: '0' },
  layout: { 'result.rows': 0.7 },
  table: 'components',
  tables: { sources: { columns: ['source_id', 'snr'], widths: { snr: 90 }, sort: { column: 'snr', descending: true } } },
  scatter: { x: 'snr', y: 'log10(flux_int)', xKind: 'log', yKind: 'linear' } as Workspace['scatter'],
  histogram: { x: 'snr', xKind: 'log', countKind: 'linear', bins: 20 },
  gallery: { rows: 'selected', maps: ['image', 'residual'], stretch: 'same', side: 120, field: 48 },
  find: { values: { 'seed-threshold': 7, negative: true }, isOn: false, maps: true },
  layers: { image: look },
  regions: { 0: ['circle(11.5,4,5) # text={a; b} color=#ff0000', '# text(2,2) text={hi}', 'polygon(2,3,4,5,6,10)'] },
  overlays: [{ name: 'nvss.vot', colour: [255, 120, 80, 255], visible: false, address: 'https://vizier.cds.unistra.fr/x' }],
  beside: { id: 'residual', name: 'Residual' },
}

describe('a workspace', () => {
  it('comes back as it was saved', () => expect(readWorkspace(JSON.parse(JSON.stringify(full)))).toEqual(full))

  it('of a newer page is refused, and so is one without a version', () => {
    expect(() => readWorkspace({ ...full, version: 2 })).toThrow('version 2, and this page knows none above 1')
    expect(() => readWorkspace({ ...full, version: undefined })).toThrow('its version is damaged')
    expect(() => readWorkspace({ columns: ['ra'] })).toThrow('its head is damaged')
  })

  it.each<[string, unknown]>([
    ['view', { filter: 5 }],
    ['layout', { 'result.rows': 7 }],
    ['table', 'islands'],
    ['tables', { sources: { columns: [], widths: {} } }],
    ['tables', { sources: { columns: ['ra'], widths: { ra: 'wide' } } }],
    ['scatter', { x: 'snr' }],
    ['histogram', { x: 'snr', xKind: 'log', countKind: 'linear', bins: 0 }],
    ['gallery', { ...full.gallery, maps: ['sky'] }],
    ['find', { values: { seed: null }, isOn: true, maps: false }],
    ['layers', { image: { ...look, opacity: 2 } }],
    ['regions', { 0: ['circle(1,2)'] }],
    ['regions', { 0: ['circle(1,2,3)\ncircle(1,2,3)'] }],
    ['regions', { 0: ['fk5'] }],
    ['overlays', [{ name: 'a', colour: [1, 2, 3], visible: true }]],
    ['overlays', [{ name: 'a', colour: [1, 2, 3, 4], visible: true, address: 'javascript:alert(1)' }]],
    ['beside', { id: 5, name: '' }],
    ['regions', undefined],
  ])('whose part %s is %j is refused by that name', (part, value) => {
    expect(() => readWorkspace({ ...full, [part]: value })).toThrow(`the part ${part} is damaged`)
  })

  it('is never anything else: any document is read whole or refused with a code', () => {
    const part = fc.constantFrom(...Object.keys(full))
    fc.assert(
      fc.property(part, fc.jsonValue(), (name, value) => {
        try {
          expect(readWorkspace({ ...full, [name]: value })).toEqual({ ...full, [name]: value })
        } catch (error) {
          expect(error).toMatchObject({ code: expect.stringMatching(/^WEB_WORKSPACE_/) })
        }
      }),
    )
  })
})

it('habits are what one likes, without what belongs to one image', () => {
  const { view, regions, overlays, layers, tables, scatter } = habitsOf({ ...full, layers: { image: { ...look, clip: '0.1..0.9' } } })
  expect([view, regions, overlays]).toEqual([{}, {}, []])
  expect([tables, scatter]).toEqual([full.tables, full.scatter])
  expect(layers.image).toEqual({ ...look, clip: undefined, opacity: 1 })
})

it('of an address only what is known is kept, as text', () => {
  expect(viewOf({ file: 'f', hdu: 2, filter: undefined, at: '1,2', other: 'x' })).toEqual({ hdu: '2', at: '1,2' })
})
