// A file that ends before its pixels do is refused for that, whatever size its header promises; what is there can be searched.

import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { runSample, SAMPLE } from './sample-run.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** A file of that content, as an input. */
function input(content: Uint8Array) {
  const file = path.join(temporaryFolder(), 'part.fits')
  writeFileSync(file, content)
  return { inputs: [{ path: file, name: 'part.fits' }] }
}

it('is told that the file ends early, not that there is a defect, when the header promises more than any memory', async () => {
  const promising = readFileSync(SAMPLE)
    .toString('latin1')
    .replace(/(?<=NAXIS1 {2}= ) *\d+/, (digits) => '200000000'.padStart(digits.length))
  await expect(runSample({}, input(Buffer.from(promising, 'latin1')))).rejects.toMatchObject({ code: 'FITS_TRUNCATED' })
})

it('searches a window that is there in a file that is not', async () => {
  const whole = readFileSync(SAMPLE)
  const part = input(whole.subarray(0, Math.ceil(whole.length * 0.75)))
  const window = { 'read-subimg': true, xmin: 0, xmax: 99, ymin: 0, ymax: 99 }
  await expect(runSample({}, part)).rejects.toMatchObject({ code: 'FITS_TRUNCATED' })
  await expect(runSample(window, part)).resolves.toMatchObject({ figures: expect.any(Object) })
})
