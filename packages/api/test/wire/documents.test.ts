// Documents of the caesar-rest format: their keys in order, their times, and what an unfinished job shows.

import type { Job } from '@cirasa/jobs'
import { exampleJob } from '@cirasa/jobs/conformance'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeFlat, describeNested, httpDate, jobDocument, jobStatus, localTimestamp, sortedJson } from '../../src/wire/index.ts'

describe('JSON', () => {
  it('has sorted keys at every depth, and says the same as before', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = sortedJson(value)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
        const keys: string[][] = []
        JSON.parse(text, (_key, part) => {
          if (part !== null && typeof part === 'object' && !Array.isArray(part)) keys.push(Object.keys(part))
          return part
        })
        for (const list of keys)
          expect(list.filter((key) => !/^\d+$/.test(key))).toEqual(list.filter((key) => !/^\d+$/.test(key)).toSorted())
      }),
    )
  })
})

describe('times', () => {
  it('of jobs and files are local, with six decimals and no zone', () => {
    const at = new Date(2026, 10, 20, 14, 5, 24, 761).getTime()
    expect(localTimestamp(at)).toBe('2026-11-20T14:05:24.761000')
  })

  it('of accounts are those of HTTP', () => expect(httpDate(Date.UTC(2026, 10, 20, 14, 5, 24))).toBe('Fri, 20 Nov 2026 14:05:24 GMT'))
})

describe('a job', () => {
  it('that runs shows the seconds so far, whole ones in the list', () => {
    expect(jobStatus(job({ state: 'RUNNING', started: 1000 }), 3600).elapsed_time).toBe(2.6)
    expect(jobDocument(job({ state: 'RUNNING', started: 1000 }), 3600).elapsed_time).toBe(3)
  })

  it('tells of a path only the name of the file', () => {
    const { data_inputs } = jobDocument(job({ inputs: [{ kind: 'path', path: '/srv/archive/map.fits' }] }), 0)
    expect(data_inputs).toBe('map.fits')
  })
})

describe('a description', () => {
  it('keeps every output, although several have the same role and suffix', () => {
    const products = ['a.json', 'b.json', 'c.dat', 'd.png'].map((pattern) => ({
      role: 'catalog',
      pattern,
      mediaType: 'x/y',
      description: '',
    }))
    const app = { name: 'a', version: '1', summary: '', options: [], inputs: [], products }
    const globs = Object.values(describeNested(app).job_outputs as Record<string, { glob: string }>).map(({ glob }) => glob)
    expect(globs).toEqual(['a.json', 'b.json', 'c.dat', 'd.png'])
  })

  it('says an unset bound as an empty text, and gives flags no bounds', () => {
    const common = { category: 'C', description: '' } as const
    const options = [
      { ...common, name: 'n', type: 'number', min: 0 },
      { ...common, name: 'f', type: 'flag' },
    ] as const
    const { n, f } = describeFlat({ name: 'a', version: '1', summary: '', options, inputs: [], products: [] })
    expect(n).toEqual({
      mandatory: false,
      type: 'float',
      description: '',
      advanced: 0,
      category: 'C',
      subcategory: '',
      enum: false,
      default: '',
      min: 0,
      max: '',
    })
    expect(f).toEqual({ mandatory: false, type: 'none', description: '', advanced: 0, category: 'C', subcategory: '', enum: false })
  })
})

const job = (change: Partial<Job>): Job =>
  exampleJob({
    id: '0'.repeat(32),
    options: {},
    inputs: [{ kind: 'file', id: 'f', name: 'f.fits' }],
    reason: '',
    submitted: 0,
    limits: {},
    ...change,
  })
