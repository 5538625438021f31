// The README shows what the benches stored, and nothing else.

import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { MapsResult } from '../report/maps-result.ts'
import { BEGIN, END, withFigures } from '../report/readme-tables.ts'

const page = `before\n${BEGIN}\nold figures\n${END}\nafter\n`

const quality = {
  found: 4,
  false: 0,
  split: 0,
  blended: 0,
  excused: 0,
  reliability: 1,
  above5: 0.9012,
  above5Isolated: 1,
  from5to7: 1,
  above10: 0.9789,
  above10Isolated: 1,
  extendedAbove10: 1,
  flux10to30: { median: 1.0014, scatter: 0.0651 },
  fluxAbove30: { median: 1, scatter: 0 },
  fluxExtended: { median: 1, scatter: 0 },
  position10to30: 0.372,
  pulls: {},
}

const result: MapsResult = {
  circumstances: {
    began: '2026-11-20T10:00:00.000Z',
    processor: 'P',
    cores: 2,
    memoryGigabytes: 24,
    system: 'S',
    node: '24',
    revision: 'abc',
    packages: {},
    loadBefore: 1,
  },
  loadAfter: 1,
  threads: 2,
  rounds: 3,
  methods: {},
  skipped: [],
  scaling: {},
  maps: [
    {
      map: 's3600_d2500',
      pixels: 9,
      sources: 5,
      density: 2500,
      rows: [
        {
          finder: 'cirasa',
          run: 'cirasa',
          cost: { runs: 3, wallSeconds: 1.234, cpuSeconds: 2, peakMegabytes: 321.4, wallRatio: 1, cpuRatio: 1 },
          quality,
        },
        {
          finder: 'gnuastro',
          run: 'gnuastro',
          cost: { runs: 1, wallSeconds: 1, cpuSeconds: 1, peakMegabytes: 1, wallRatio: 1, cpuRatio: 1 },
          problem: 'exit 1',
        },
      ],
    },
  ],
}

describe('withFigures', () => {
  it('replaces what is between the marks and leaves the rest', () => {
    const written = withFigures(page, result)
    expect(written).toMatch(/^before\n/)
    expect(written).toMatch(/\nafter\n$/)
    expect(written).not.toContain('old figures')
    expect(withFigures(written, result)).toBe(written)
  })

  it('shows measured figures and leaves out who failed', () => {
    const written = withFigures(page, result)
    expect(written).toContain('| **CIRASA** | 1.23 | 321 | 90.1 % | 97.9 % | 100.00 % | 1.001 ± 0.065 | 0.37″ |')
    expect(written).not.toContain('gnuastro')
  })

  it('shows a dash where a stored figure is missing', () => {
    const stored = JSON.parse(JSON.stringify(result).replaceAll('0.9012', 'null').replaceAll('0.372', 'null')) as MapsResult
    expect(withFigures(page, stored)).toContain('| **CIRASA** | 1.23 | 321 | – | 97.9 % | 100.00 % | 1.001 ± 0.065 | – |')
  })

  it('claims nothing where nothing was measured', () => {
    expect(withFigures(page, undefined)).toContain('No result is stored yet.')
  })

  it('refuses a page without a place for them', () => {
    expect(() => withFigures('nothing here', result)).toThrow('no place for figures')
  })
})

describe('README.md', () => {
  it('has the figures that are stored', () => {
    execFileSync(process.execPath, [path.resolve(import.meta.dirname, '../readme-table.ts'), '--check'], { stdio: 'pipe' })
  })
})
