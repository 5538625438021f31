// A submission that is copied does elsewhere what the page would have done.

import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { submissionAsCommand, submissionAsCurl, submissionAsPython } from '../../src/parts/submission-text.ts'

const submission = {
  origin: 'http://127.0.0.1:8080',
  app: 'caesar',
  files: [{ id: 'f1', name: "it's.fits" }],
  options: { seedthr: 4, fitsources: true },
  tag: 'my tag',
}

/** The words of a command as a shell hands them on. */
function words(command: string): readonly string[] {
  const script = `${command.slice(0, command.indexOf(' '))}() { for word in "$@"; do printf '%s\\0' "$word"; done; }; ${command}`
  return spawnSync('sh', ['-c', script], { encoding: 'utf8' }).stdout.split('\0').slice(0, -1)
}

describe('a submission', () => {
  it('is one JSON to curl, whatever its words hold', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }).filter((tag) => !tag.includes('\0')),
        (tag) => {
          const given = words(submissionAsCurl({ ...submission, tag }))
          const body = JSON.parse(given[given.indexOf('-d') + 1])
          expect(body).toEqual({
            app: 'caesar',
            inputs: [{ kind: 'file', id: 'f1' }],
            options: { seedthr: 4, fitsources: true },
            ...(tag === '' ? {} : { tag }),
          })
        },
      ),
      { numRuns: 30 },
    ))

  it('is files, options and tag to the command line', () => {
    const given = words(submissionAsCommand(submission))
    expect(given).toEqual(
      `submit|it's.fits|--server|http://127.0.0.1:8080|--app|caesar|--option|seedthr=4|--option|fitsources=true|--tag|my tag`.split('|'),
    )
  })

  it('is the same JSON in Python', () => {
    const program = submissionAsPython(submission)
    const [, text] = /json\.loads\((".*")\)/.exec(program) ?? []
    expect(JSON.parse(JSON.parse(text))).toMatchObject({ app: 'caesar', tag: 'my tag' })
  })
})
