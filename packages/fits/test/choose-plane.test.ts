// Which plane of an image is looked at, and at which frequency it was taken.

import { describe, expect, it } from 'vitest'
import { describeWithRealData, realImage } from '../../../testbed/real-data.ts'
import {
  type CardValue,
  chooseImage,
  choosePlane,
  describeHdu,
  type ImageHdu,
  memorySource,
  openFits,
  type PlaneChoice,
} from '../src/index.ts'
import { openFile } from '../src/node/index.ts'
import { codeOf, headerBytes, primary } from './fixtures.ts'

type Cards = (readonly [string, CardValue])[]

const image = async (shape: readonly number[], cards: Cards = []): Promise<ImageHdu> =>
  (await openFits(memorySource(headerBytes(primary(-32, shape, cards))))).hdus[0] as ImageHdu

const FREQ3: Cards = [
  ['CTYPE1', 'RA---SIN'],
  ['CTYPE2', 'DEC--SIN'],
  ['CTYPE3', 'FREQ'],
  ['CRVAL3', 1.4e9],
  ['CDELT3', 1e6],
  ['CRPIX3', 3],
  ['CTYPE4', 'STOKES'],
]

describe('choosePlane', () => {
  it('takes the first pixel of each axis that is not spoken of', async () => {
    const plane = choosePlane(await image([5, 4, 3, 2], FREQ3))
    expect(plane).toMatchObject({ width: 5, height: 4, firstPixel: 0 })
    expect(plane.axes).toEqual([
      { axis: 3, type: 'FREQ', length: 3, index: 0 },
      { axis: 4, type: 'STOKES', length: 2, index: 0 },
    ])
  })

  it.each<[PlaneChoice, number]>([
    [{ '3': 2 }, 40],
    [{ FREQ: 1 }, 20],
    [{ stokes: 1 }, 60],
    [{ freq: 2, '4': 1 }, 100],
  ])('takes the plane %o', async (choice, firstPixel) => {
    expect(choosePlane(await image([5, 4, 3, 2], FREQ3), choice).firstPixel).toBe(firstPixel)
  })

  it('knows an axis by the first word of its type', async () => {
    expect(choosePlane(await image([5, 4, 3], [['CTYPE3', 'FREQ-LSR']]), { FREQ: 1 }).firstPixel).toBe(20)
  })

  it.each<[readonly number[], PlaneChoice, string]>([
    [[5], {}, 'FITS_NO_PLANE'],
    [[5, 4], { '3': 0 }, 'FITS_NO_SUCH_AXIS'],
    [[5, 4, 3], { '2': 0 }, 'FITS_NO_SUCH_AXIS'],
    [[5, 4, 3], { VELO: 0 }, 'FITS_NO_SUCH_AXIS'],
    [[5, 4, 3], { '3': 3 }, 'FITS_OUT_OF_RANGE'],
    [[5, 4, 3], { '3': -1 }, 'FITS_OUT_OF_RANGE'],
    [[5, 4, 3], { '3': 0.5 }, 'FITS_OUT_OF_RANGE'],
  ])('refuses of %o the plane %o', async (shape, choice, code) => {
    const hdu = await image(shape)
    expect(await codeOf(() => choosePlane(hdu, choice))).toBe(code)
  })
})

describe('the frequency of a plane', () => {
  const frequency = async (shape: readonly number[], cards: Cards, choice?: PlaneChoice) =>
    choosePlane(await image(shape, cards), choice).frequencyHz

  it('follows the axis', async () => {
    expect(await frequency([5, 4, 3, 2], FREQ3)).toBe(1.398e9)
    expect(await frequency([5, 4, 3, 2], FREQ3, { FREQ: 2 })).toBe(1.4e9)
  })

  it('is in hertz whatever the unit of the axis', async () => {
    expect(
      await frequency(
        [5, 4, 1],
        [
          ['CTYPE3', 'FREQ'],
          ['CRVAL3', 1.4],
          ['CDELT3', 0.1],
          ['CRPIX3', 1],
          ['CUNIT3', 'GHz'],
        ],
      ),
    ).toBe(1.4e9)
  })

  it('is that of the reference pixel where the axis has been dropped', async () => {
    expect(await frequency([5, 4], FREQ3)).toBe(1.4e9)
  })

  it('comes from a card where there is no axis', async () => {
    expect(await frequency([5, 4], [['RESTFRQ', 1.42e9]])).toBe(1.42e9)
    expect(
      await frequency(
        [5, 4],
        [
          ['RESTFRQ', 1.42e9],
          ['OBSFREQ', 4.85e9],
        ],
      ),
    ).toBe(4.85e9)
    expect(await frequency([5, 4], [])).toBeUndefined()
    expect(await frequency([5, 4], [['FREQ', 0]])).toBeUndefined()
  })
})

describeWithRealData('the real images', () => {
  it('have the frequencies that their headers say', async () => {
    const frequencies: Record<string, number | undefined> = {
      'ami_swift554620_4axis.fits': 16879928130,
      'scorpio_s17.fits': 1447460651.4,
      'm67_dss_int16.fits': undefined,
    }
    for (const [name, hertz] of Object.entries(frequencies)) {
      using source = openFile(realImage(name))
      expect(choosePlane(chooseImage(await openFits(source))).frequencyHz).toBe(hertz)
    }
  })

  it('are described in the words of their headers', async () => {
    using source = openFile(realImage('ami_swift554620_4axis.fits'))
    expect(describeHdu((await openFits(source)).hdus[0])).toMatchObject({
      kind: 'image',
      type: 'float32',
      unit: 'JY/BEAM',
      axes: [
        { type: 'RA---SIN', length: 512 },
        { type: 'DEC--SIN', length: 512 },
        { type: 'FREQ', length: 1 },
        { type: 'STOKES', length: 1 },
      ],
      missingBytes: 0,
    })
  })
})
