// Bodies of submissions: three generations of them, and everything else is refused with an error of the format.

import { isCodedError } from '@cirasa/errors'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSubmission } from '../../src/wire/index.ts'

const uid = 'a1'.repeat(16)
const base = { app: 'caesar', job_options: { x: 1 } }

describe('a submission', () => {
  it('of each generation means the same', () => {
    const wanted = { app: 'caesar', options: { x: 1 }, inputs: [{ format: 'uid', value: uid }], tag: 't' }
    const bodies = [
      { app: 'caesar', job_inputs: { x: 1 }, data_inputs: uid, tag: 't' },
      { app: 'caesar', job_inputs: { x: 1 }, data_inputs: [uid], data_inputs_format: ['uid'], tag: 't' },
      { app: 'caesar', job_options: { x: 1 }, data_inputs: { data: uid }, tag: 't' },
      { app: 'caesar', job_inputs: { x: 1, inputfile: `/data/${uid}.fits` }, tag: 't' },
    ]
    for (const body of bodies) expect(readSubmission(body)).toMatchObject(wanted)
  })

  it('keeps a list in order, each with its format', () => {
    const { inputs } = readSubmission({ ...base, data_inputs: { data: ['a', 'b'], format: ['dataset', 'abspath'] } })
    expect(inputs).toEqual([
      { format: 'dataset', value: 'a' },
      { format: 'abspath', value: 'b' },
    ])
  })

  it('of 2024 may say that its input is a path', () => {
    expect(readSubmission({ ...base, data_inputs: '/a', is_data_inputs_uid: false }).inputs).toEqual([{ format: 'abspath', value: '/a' }])
  })

  it('takes an input beside `inputfile` for the input', () => {
    expect(readSubmission({ app: 'a', job_inputs: { inputfile: 'x', y: 1 }, data_inputs: uid }).inputs[0].value).toBe(uid)
  })

  it('is either read or refused with an error of the format, whatever the body', () => {
    const field = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom('uid', 'abspath', uid, '', null, {}, []))
    const body = fc.oneof(
      fc.jsonValue(),
      fc.record(
        {
          app: field,
          job_options: field,
          job_inputs: field,
          data_inputs: field,
          data_inputs_format: field,
          is_data_inputs_uid: field,
          tag: field,
        },
        { requiredKeys: [] },
      ),
    )
    fc.assert(
      fc.property(body, (given) => {
        try {
          const { app, inputs, tag } = readSubmission(given)
          expect(app.trim()).not.toBe('')
          expect(inputs.length).toBeGreaterThan(0)
          expect(typeof tag).toBe('string')
        } catch (error) {
          if (!isCodedError(error)) throw error
          expect(error.code).toMatch(/^WIRE_/)
        }
      }),
      { numRuns: 2000 },
    )
  })
})
