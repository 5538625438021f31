// Every pixel of every kind of image has the value, to the bit, that astropy gives it.

import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { askPython, describeWith } from '../../../testbed/oracle.ts'
import { describeWithRealData, realImage, realImages } from '../../../testbed/real-data.ts'
import { choosePlane, imagePlaneReader, openFits, readImage, readSection } from '../src/index.ts'
import { openFile } from '../src/node/index.ts'

interface Seen {
  readonly dtype: string
  readonly shape: readonly number[]
  readonly sha: string
}

/** Type, axes (fastest first) and hash of the pixels of each uncompressed image HDU: physical, as stored, of a section. */
const READ_IMAGES = `
import sys, json, hashlib, warnings
import numpy as np
from astropy.io import fits
warnings.simplefilter('ignore')
def seen(a):
    a = np.ascontiguousarray(a.astype(a.dtype.newbyteorder('<')))
    return {'dtype': a.dtype.name, 'shape': list(a.shape[::-1]), 'sha': hashlib.sha256(a.tobytes()).hexdigest()}
out = []
name = json.load(sys.stdin)
with fits.open(name, uint=True) as scaled, fits.open(name, do_not_scale_image_data=True) as raw:
    for a, b in zip(scaled, raw):
        if a.data is None or not a.is_image or isinstance(a, fits.CompImageHDU): continue
        cut = tuple(slice(n // 4, max(n // 4 + 1, n // 2)) for n in b.data.shape)
        stored = b.data
        out.append({'physical': seen(a.data), 'stored': seen(stored), 'section': seen(a.data[cut]), 'float32': seen(a.data.astype(np.float32))})
print(json.dumps(out))
`

const sha = (data: ArrayBufferView): string =>
  createHash('sha256')
    .update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
    .digest('hex')

async function compare(name: string): Promise<number> {
  const wanted = askPython<Record<'physical' | 'stored' | 'section' | 'float32', Seen>[]>(READ_IMAGES, name)
  using source = openFile(name)
  const { hdus } = await openFits(source)
  const images = hdus.filter((hdu) => hdu.kind === 'image')
  expect(images.length).toBe(wanted.length)
  for (const [i, hdu] of images.entries()) {
    const cut = hdu.shape.map((n): [number, number] => [Math.floor(n / 4), Math.max(Math.floor(n / 4) + 1, Math.floor(n / 2))])
    const results = {
      physical: await readImage(hdu),
      stored: await readImage(hdu, { as: 'stored' }),
      section: await readSection(hdu, cut),
      float32: await readImage(hdu, { as: 'float32' }),
    }
    for (const [form, { type, shape, data }] of Object.entries(results)) {
      expect([form, i, { dtype: type, shape, sha: sha(data) }]).toEqual([form, i, wanted[i][form as 'physical']])
    }
    if (hdu.shape.length < 2 || hdu.source !== source) continue
    const plane = choosePlane(hdu)
    const rows = new Float32Array(plane.width * plane.height)
    imagePlaneReader(source, hdu, plane).readRows(0, plane.height, rows)
    expect(sha(rows)).toBe(sha((results.float32.data as Float32Array).subarray(0, rows.length)))
  }
  return images.length
}

describeWith('astropy', 'pixels agree with astropy', () => {
  describeWithRealData('in the real images', () => {
    it.each(realImages(/\.fits(\.gz)?$/))('%s', async (name) => {
      expect(await compare(path.resolve(realImage(name)))).toBe(1)
    })
  })

  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'cirasa-fits-'))
    askPython(WRITE_KINDS, folder)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each(['plain', 'scaled', 'blank', 'unsigned', 'axes', 'odd'])('in generated images: %s', async (kind) => {
    expect(await compare(path.join(folder, `${kind}.fits`))).toBeGreaterThan(3)
  })
})

const WRITE_KINDS = `
import sys, json, os, warnings
import numpy as np
from astropy.io import fits
warnings.simplefilter('ignore')
folder = json.load(sys.stdin)
rng = np.random.default_rng(1)
INTS = {8: np.uint8, 16: np.int16, 32: np.int32, 64: np.int64}
def ints(bits, shape=(37, 53)):
    i = np.iinfo(INTS[bits])
    a = rng.integers(i.min, i.max, shape, dtype=INTS[bits], endpoint=True)
    a.flat[:2] = [i.min, i.max]
    return a
def floats(dtype, shape=(37, 53)):
    a = (rng.standard_normal(shape) * 10.0 ** rng.integers(-30, 30, shape)).astype(dtype)
    a.flat[:6] = [np.nan, np.inf, -np.inf, -0.0, np.finfo(dtype).tiny / 8, np.finfo(dtype).max]
    return a
def raw(data, **cards):
    # Cards are set behind astropy's back, so that the stored integers stay as they are.
    hdu = fits.ImageHDU(data)
    hdu.header.update(cards)
    hdu._bscale = hdu._bzero = None
    return hdu
def write(name, hdus):
    # HDUs as bytes: header text and big-endian data, without any scaling on the way.
    with open(os.path.join(folder, name + '.fits'), 'wb') as f:
        f.write(fits.PrimaryHDU().header.tostring().encode())
        for data, cards in hdus:
            h = fits.ImageHDU(data).header
            for k, v in cards.items(): h[k] = v
            f.write(h.tostring().encode())
            b = data.astype(data.dtype.newbyteorder('>')).tobytes()
            f.write(b + b'\\0' * (-len(b) % 2880))
every = [ints(b) for b in (8, 16, 32, 64)] + [floats(np.float32), floats(np.float64)]
write('plain', [(a, {}) for a in every])
write('scaled', [(a, {'BSCALE': s, 'BZERO': z}) for a in every for s, z in ((2.92273835509, 3713.66692596), (1.0, 0.1), (0.001, 0.0), (-1.0, 5))])
write('blank', [(ints(b), {'BLANK': int(np.iinfo(INTS[b]).max), **c}) for b in (8, 16, 32, 64) for c in ({}, {'BSCALE': 0.5}, {'BZERO': 7.5})])
write('unsigned', [(ints(b), {'BSCALE': 1, 'BZERO': z}) for b, z in ((8, -128), (16, 32768), (32, 2147483648), (64, 9223372036854775808))])
write('axes', [(ints(16, s), {}) for s in ((5,), (1, 7), (3, 4, 5), (1, 1, 6, 7), (2, 3, 1, 4, 5), (1,) * 8)])
write('odd', [(ints(16, (9, 11)), c) for c in ({'BSCALE': 2}, {'BZERO': 32768.0, 'BSCALE': 2.0}, {'BZERO': -32768}, {'BSCALE': 1.0})])
print('null')
`
