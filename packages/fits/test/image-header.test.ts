// The header of one plane of a cube speaks of two axes only.

import { describe, expect, it } from 'vitest'
import { Header, imageHeader, planeHeader } from '../src/index.ts'
import { rawHeader } from './fixtures.ts'

const keywords = (header: Header): string[] => header.cards.map((card) => card.keyword)

describe('planeHeader', () => {
  const kept = [
    'NAXIS',
    'NAXIS1',
    'NAXIS2',
    'WCSAXES',
    'CTYPE1',
    'CTYPE2',
    'CRVAL2',
    'CD1_2',
    'PC2_1',
    'PV2_3',
    'PV1_0',
    'CRPIX2A',
    'CROTA2',
    'CDELT13X',
  ]
  const dropped = [
    'NAXIS3',
    'CTYPE3',
    'CTYPE4',
    'CRVAL3',
    'CRPIX3A',
    'CD1_3',
    'CD3_1',
    'CD3_3',
    'PC4_4',
    'PC004004',
    'PC001003',
    'PV3_1',
    'CUNIT3',
    'CROTA4',
    'CDELT12',
  ]

  it('drops the axes above the second and nothing else', () => {
    const header = Header.of([...kept, ...dropped].map((keyword) => [keyword, 4]))
    expect(keywords(planeHeader(header))).toEqual(kept.filter((keyword) => keyword !== 'CDELT13X'))
    expect(planeHeader(header).number('NAXIS')).toBe(2)
    expect(planeHeader(header).number('WCSAXES')).toBe(2)
  })

  it('keeps the frequency that the axis told', () => {
    const header = Header.of([
      ['CTYPE3', 'FREQ'],
      ['CRVAL3', 1.4e9],
    ])
    expect(planeHeader(header, { frequencyHz: 1.4e9 }).number('OBSFREQ')).toBe(1.4e9)
    expect(planeHeader(header.set('OBSFREQ', 1), { frequencyHz: 1.4e9 }).number('OBSFREQ')).toBe(1)
  })
})

describe('imageHeader', () => {
  it('takes the image out of a compressed one', () => {
    const table = Header.parse(
      rawHeader(
        "XTENSION= 'BINTABLE'",
        'BITPIX  = 8',
        'NAXIS   = 2',
        'NAXIS1  = 8',
        'NAXIS2  = 3',
        'PCOUNT  = 99',
        'GCOUNT  = 1',
        'TFIELDS = 1',
        "TTYPE1  = 'COMPRESSED_DATA'",
        "TFORM1  = '1PB(9)'",
        'ZIMAGE  = T',
        'ZBITPIX = 16',
        'ZNAXIS  = 2',
        'ZNAXIS1 = 7',
        'ZNAXIS2 = 3',
        "ZCMPTYPE= 'RICE_1'",
        'ZTILE1  = 7',
        "ZNAME1  = 'BLOCKSIZE'",
        'ZVAL1   = 32',
        "EXTNAME = 'COMPRESSED_IMAGE'",
        "TELESCOP= 'ATCA'",
        'ZD      = 5',
      ),
    )
    expect(keywords(imageHeader({ type: 'int16', shape: [7, 3], header: table }, true))).toEqual([
      'SIMPLE',
      'BITPIX',
      'NAXIS',
      'NAXIS1',
      'NAXIS2',
      'EXTEND',
      'TELESCOP',
      'ZD',
    ])
  })

  it('begins an extension as the standard wants it', () => {
    expect(
      keywords(
        imageHeader(
          {
            type: 'uint16',
            shape: [7],
            header: Header.of([
              ['SIMPLE', true],
              ['EXTNAME', 'RMS'],
            ]),
          },
          false,
        ),
      ),
    ).toEqual(['XTENSION', 'BITPIX', 'NAXIS', 'NAXIS1', 'PCOUNT', 'GCOUNT', 'BSCALE', 'BZERO', 'EXTNAME'])
  })
})
