// An image that is seen is had elsewhere: the same file, HDU and plane, in words that a shell and Python take.

import { expect, it } from 'vitest'
import { imageAsCommand, imageAsPython } from '../../src/workspace/copy-choices.ts'

const ORIGIN = 'http://127.0.0.1:8080'

it('counts axes in Python from the last one', () => {
  const text = imageAsPython({ file: 'ab', name: 'cube.fits', hdu: 1, plane: '3.0' }, ORIGIN)
  expect(text).toContain('fits.open("http://127.0.0.1:8080/api/v1/files/ab/content")')
  expect(text).toContain('hdus[1].data[0, 3]\n')
})

it('takes the whole image where it has two axes', () => {
  expect(imageAsPython({ file: 'ab', name: 'a.fits', plane: 'none' }, ORIGIN)).toContain('hdus[0].data\n')
})

it('keeps signs of the shell inside of the name', () => {
  expect(imageAsCommand({ file: 'ab', name: "it's; rm.fits" }, ORIGIN)).toMatch(/^curl -o 'it'\\''s; rm\.fits' "http/)
})
