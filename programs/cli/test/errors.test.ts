// Every error of every package and program is explained, with its sentence and what to do, and a slip in a code is told.

import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { findRegistries } from '../../../tools/reference/errors-page.ts'
import { cirasa } from './run-cli.ts'

const root = path.resolve(import.meta.dirname, '../../..')

describe('cirasa errors', () => {
  it('lists what the registries have, those of other programs too', async () => {
    const { code, stdout } = await cirasa(['errors'], tmpdir())
    const entries = (await findRegistries(root)).flatMap((registry) => [...registry.entries])
    expect(entries.map(([known]) => known.split('_')[0])).toEqual(expect.arrayContaining(['FITS', 'STORE', 'SERVER', 'WORKER', 'CLI']))
    expect(stdout).toBe(
      entries
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([known, { says }]) => `${known}\n  ${says}\n`)
        .join(''),
    )
    expect(code).toBe(0)
  })

  it('explains one, however it is spelled', async () => {
    const { stdout } = await cirasa(['errors', 'server_no_such_job'], tmpdir())
    expect(stdout).toMatch(/^SERVER_NO_SUCH_JOB\n {2}\S.*\n {2}\S.*\n$/)
  })

  it('suggests the code that was meant', async () => {
    const { code, stderr } = await cirasa(['errors', 'FITS_TRUNCATET'], tmpdir())
    expect(stderr).toContain('Did you mean FITS_TRUNCATED?')
    expect(code).not.toBe(0)
  })
})
