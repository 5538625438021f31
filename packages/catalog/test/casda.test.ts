// The CASDA view: its names in its order and units, sexagesimal text, true nulls.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askPython, describeWith } from '../../../testbed/oracle.ts'
import { casdaComponents, casdaIslands, findColumn, makeTable, NULL_INT } from '../src/index.ts'
import { degreesText, hoursText } from '../src/views/sexagesimal.ts'
import { sampleCatalog, sampleTable, valuesOf } from './sample-catalog.ts'

describe('the CASDA view', () => {
  it('has the 38 component columns of CASDA, first to last', () => {
    const names = casdaComponents(sampleCatalog.components).columns.map((column) => column.definition.name)
    expect(names).toHaveLength(38)
    expect([names[0], names[3], names[11], names[37]]).toEqual(['island_id', 'ra_hms_cont', 'flux_peak_err', 'comment'])
  })

  it('turns Jy into mJy and Hz into MHz, and leaves nulls null', () => {
    const view = casdaComponents(sampleCatalog.components)
    const ours = valuesOf(sampleCatalog.components)
    const theirs = valuesOf(view)
    expect(theirs.flux_peak[0]).toBe(Math.fround((ours.flux_peak[0] as number) * 1000))
    expect(theirs.freq[1]).toBe(Math.fround((ours.freq[1] as number) / 1e6))
    expect(findColumn(view, 'flux_int')?.definition.unit).toBe('mJy')
    expect(theirs.flux_peak[4]).toBeNaN()
    expect(theirs.spectral_index.every(Number.isNaN)).toBe(true)
    expect(theirs.has_siblings).toEqual([0, 1, 1, 1, NULL_INT, 1, 1])
  })

  it('says when figures are no fit', () => {
    const table = makeTable('components', {
      component_id: ['a', 'b'],
      island_id: ['a', 'b'],
      x_pix: [1, 1],
      y_pix: [1, 1],
      flux_peak: [1, 1],
      fit_model: ['moments', 'point'],
    })
    expect(valuesOf(casdaComponents(table)).fit_is_estimate).toEqual([1, 0])
  })

  it('shows islands too', () => {
    expect(valuesOf(casdaIslands(sampleTable('islands'))).n_pix[0]).toBe(-3)
  })

  it('keeps the unit of an image in counts', () => {
    const counts = makeTable(
      'islands',
      { island_id: ['1'], x_pix: [1], y_pix: [1], flux_peak: [7], n_pix: [3] },
      { units: { brightness: 'count' } },
    )
    const view = casdaIslands(counts)
    expect(findColumn(view, 'flux_peak')?.definition.unit).toBe('count')
    expect(valuesOf(view).flux_peak).toEqual([7])
  })
})

describe('sexagesimal text', () => {
  it('never has 60 seconds and keeps the sign of a small declination', () => {
    expect(hoursText(359.9999999)).toBe('00:00:00.00')
    expect(degreesText(-0.9999999)).toBe('-01:00:00.0')
    expect(degreesText(-0.1)).toBe('-00:06:00.0')
    expect(hoursText(Number.NaN)).toBe('')
    fc.assert(
      fc.property(fc.double({ min: -720, max: 720, noNaN: true }), (angle) => {
        expect(hoursText(angle)).toMatch(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d\d$/)
      }),
    )
  })
})

describeWith('astropy', 'astropy', () => {
  it('reads the same angles from it', () => {
    const angles = Array.from({ length: 200 }, (_, i) => [(i * 137.50776405) % 360, -90 + ((i * 7.7777) % 180)])
    const program = `
import json, sys
from astropy.coordinates import SkyCoord
c = SkyCoord(json.load(sys.stdin), unit=('hourangle', 'deg'))
print(json.dumps([c.ra.deg.tolist(), c.dec.deg.tolist()]))`
    const [ra, dec] = askPython<number[][]>(
      program,
      angles.map(([lon, lat]) => `${hoursText(lon)} ${degreesText(lat)}`),
    )
    angles.forEach(([lon, lat], i) => {
      expect(Math.abs(ra[i] - lon) * 3600).toBeLessThan(0.0751)
      expect(Math.abs(dec[i] - lat) * 3600).toBeLessThan(0.0501)
    })
  })
})
