// Every pixel of every kind of compressed image has the value, to the bit, that astropy gives it.

import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { askPython, describeWith } from '../../../testbed/oracle.ts'
import { describeWithRealData, realImage } from '../../../testbed/real-data.ts'
import { memorySource, openFits, readCompressedSection } from '../src/index.ts'
import { compressedHdu } from './fixtures-tiles.ts'

/** An image for astropy to compress: lengths of axes and tiles slowest first, as numpy has them. */
interface Case {
  readonly name: string
  readonly dtype: string
  readonly shape: readonly number[]
  readonly tile: readonly number[] | null
  readonly nan?: boolean
  readonly options: Readonly<Record<string, string | number>>
}

const shapes: readonly [readonly number[], readonly number[] | null][] = [
  [[40, 50], null],
  [
    [41, 53],
    [16, 16],
  ],
  [
    [37, 43],
    [37, 43],
  ],
  [[5, 33, 29], null],
  [
    [6, 20, 21],
    [2, 8, 9],
  ],
  [[300], [77]],
]

function* integerCases(): Generator<Case> {
  for (const compression_type of ['RICE_1', 'GZIP_1', 'GZIP_2', 'HCOMPRESS_1', 'PLIO_1'])
    for (const dtype of ['u1', 'i2', 'i4', 'u2', 'u4', 'i1'])
      for (const [shape, tile] of shapes) {
        // How tiles lie in the image is the same for all algorithms: two shapes are enough for the plainer ones.
        if (/GZIP|PLIO/.test(compression_type) && shape !== shapes[1][0] && shape !== shapes[4][0]) continue
        if (compression_type === 'PLIO_1' && dtype.startsWith('u') && dtype !== 'u1') continue
        if (compression_type === 'HCOMPRESS_1' && (shape.length === 1 || tile?.length === 3)) continue
        const options = { compression_type, ...(compression_type === 'HCOMPRESS_1' ? { hcomp_scale: 0 } : {}) }
        yield { name: `${compression_type} ${dtype} ${shape.join('x')} tiles ${tile?.join('x') ?? 'rows'}`, dtype, shape, tile, options }
      }
}

function* floatCases(): Generator<Case> {
  const methods = [
    [-1, 'NO_DITHER'],
    [1, 'SUBTRACTIVE_DITHER_1'],
    [2, 'SUBTRACTIVE_DITHER_2'],
  ] as const
  for (const compression_type of ['RICE_1', 'GZIP_1', 'GZIP_2', 'HCOMPRESS_1'])
    for (const dtype of ['f4', 'f8'])
      for (const [quantize_method, method] of methods)
        for (const tile of compression_type === 'HCOMPRESS_1' ? [null] : [null, [17, 16]])
          for (const nan of compression_type === 'HCOMPRESS_1' ? [false] : [false, true]) {
            const options = {
              compression_type,
              quantize_method,
              quantize_level: 16,
              dither_seed: 1 + (((quantize_method + 2) * 3331) % 10000),
            }
            const name = `${compression_type} ${dtype} ${method} tiles ${tile?.join('x') ?? 'rows'}${nan ? ' with NaN' : ''}`
            yield { name, dtype, shape: [60, 71], tile, nan, options }
          }
}

function* specialCases(): Generator<Case> {
  for (const compression_type of ['GZIP_1', 'GZIP_2'])
    for (const dtype of ['f4', 'f8'])
      yield {
        name: `${compression_type} ${dtype} exact`,
        dtype,
        shape: [30, 31],
        tile: null,
        nan: true,
        options: { compression_type, quantize_level: 0 },
      }
  for (const hcomp_scale of [1, 3, 10])
    for (const dtype of ['i2', 'i4', 'f4'])
      for (const shape of [
        [64, 64],
        [65, 50],
        [50, 67],
      ])
        yield {
          name: `HCOMPRESS_1 ${dtype} scale ${hcomp_scale} ${shape.join('x')}`,
          dtype,
          shape,
          tile: shape,
          options: { compression_type: 'HCOMPRESS_1', hcomp_scale },
        }
  yield {
    name: 'RICE_1 over the whole range of 32 bits',
    dtype: 'wild',
    shape: [9, 100],
    tile: null,
    options: { compression_type: 'RICE_1' },
  }
  // So many pixels a tile that the walk through the random numbers starts again.
  yield {
    name: 'RICE_1 dithered over more than 10000 pixels',
    dtype: 'f4',
    shape: [150, 200],
    tile: [150, 200],
    options: { compression_type: 'RICE_1', quantize_method: 1, dither_seed: 9999 },
  }
}

const cases = [...integerCases(), ...floatCases(), ...specialCases()]

const COMPRESS = `
import sys, json, hashlib, warnings
import numpy as np
from astropy.io import fits
warnings.simplefilter('ignore')
folder, cases = json.load(sys.stdin)
rng = np.random.default_rng(20261120)
def pixels(c):
    shape, dt = c['shape'], c['dtype']
    if dt == 'wild': return rng.choice(np.array([-2**31, 2**31 - 1, 0, -1, 77], 'i4'), shape)
    if dt[0] == 'f':
        x = (rng.normal(size=shape) * 0.01 + 100).astype(dt)
        x[10:20, 5:9] = 0
        x[25] = 3.5
        if c.get('nan'): x[3:5, 5:30] = np.nan
        return x
    x = np.cumsum(rng.integers(-20, 20, size=shape), axis=-1) + (rng.random(shape) < 0.01) * rng.integers(-3000, 3000, size=shape)
    info = np.iinfo(dt)
    if info.min == 0: x = x - x.min()
    if c['options']['compression_type'] == 'PLIO_1': x = np.clip(x, 0, 60)
    return np.clip(x, info.min, info.max).astype(dt)
def sha(a):
    return hashlib.sha256(np.ascontiguousarray(a.astype(a.dtype.newbyteorder('<'))).tobytes()).hexdigest()
out = []
for i, c in enumerate(cases):
    options = dict(c['options'])
    if c['tile']: options['tile_size'] = tuple(c['tile'][::-1])
    name = f'{folder}/{i}.fits'
    fits.CompImageHDU(pixels(c), **options).writeto(name)
    with fits.open(name) as hdus: data = hdus[1].data
    # astropy makes floats of signed bytes
    if c['dtype'] == 'i1': data = data.astype('i1')
    cut = tuple(slice(n // 4, max(n // 4 + 1, n // 2)) for n in data.shape)
    out.append({'dtype': data.dtype.name, 'sha': sha(data), 'section': sha(data[cut])})
print(json.dumps(out))
`

const sha = (data: ArrayBufferView): string =>
  createHash('sha256')
    .update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
    .digest('hex')

describeWith('astropy', 'compressed images', () => {
  let folder = ''
  let wanted: { readonly dtype: string; readonly sha: string; readonly section: string }[] = []
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'cirasa-tiles-'))
    wanted = askPython(COMPRESS, [folder, cases])
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it.each(cases.map((one, i) => [one.name, i] as const))('%s', async (_, i) => {
    const hdu = await compressedHdu(readFileSync(path.join(folder, `${i}.fits`)))
    const whole = await readCompressedSection(hdu)
    const cut = hdu.shape.map((n): [number, number] => [Math.floor(n / 4), Math.max(Math.floor(n / 4) + 1, Math.floor(n / 2))])
    const section = await readCompressedSection(hdu, cut)
    expect({ dtype: whole.type, sha: sha(whole.data), section: sha(section.data) }).toEqual(wanted[i])
  })
})

describeWithRealData('the fpacked image of a supernova remnant', () => {
  describeWith('astropy', 'pixel by pixel', () => {
    it('is to the bit what astropy reads', async () => {
      const name = realImage('scorpio_faint_snr.fits.fz')
      const program = `
import sys, json, hashlib
from astropy.io import fits
data = fits.getdata(json.load(sys.stdin))
print(json.dumps(hashlib.sha256(data.astype('<f4').tobytes()).hexdigest()))
`
      const { hdus } = await openFits(memorySource(readFileSync(name)))
      const { data, type, shape } = await readCompressedSection(hdus[1] as Parameters<typeof readCompressedSection>[0])
      expect({ type, shape, sha: sha(data) }).toEqual({ type: 'float32', shape: [1000, 1000], sha: askPython(program, name) })
    })
  })
})
