// The image of a result is the plane that its run has searched.

import { describe, expect, it } from 'vitest'
import { searchedImage } from '../../src/workspace/searched-image.ts'

const of = (input: object, image: object, options: object = {}) =>
  searchedImage({
    job: { inputs: [input], options },
    run: { image: { name: 'a.fits', width: 10, height: 10, unit: '', ...image } },
  } as never)

describe('the image of a result', () => {
  it('is the plane of the cube that was searched', () => {
    expect(of({ kind: 'file', id: 'f1' }, { hdu: 1, plane: [3, 0] })).toEqual({ kind: 'file', file: 'f1', hdu: 1, plane: '3.0' })
  })

  it('has no plane where the image has two axes only', () => {
    expect(of({ kind: 'file', id: 'f1' }, { hdu: 0, plane: [] })).toEqual({ kind: 'file', file: 'f1', hdu: 0 })
  })

  it('is in the HDU that was asked for, where the record of the run does not say it', () => {
    expect(of({ kind: 'file', id: 'f1' }, {}, { hdu: 2 })).toEqual({ kind: 'file', file: 'f1', hdu: 2 })
    expect(of({ kind: 'file', id: 'f1' }, {})).toEqual({ kind: 'file', file: 'f1' })
  })

  it('is none for a path of the server, which has no tiles', () => {
    expect(of({ kind: 'path', path: '/data/a.fits' }, { hdu: 0 })).toBeUndefined()
  })
})
