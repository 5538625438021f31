// How the tiles of an image are compressed, as the header says: the algorithm with its parameters, and quantisation.

import { fitsErrors } from '../errors.ts'
import type { Header } from '../header/header.ts'
import { type RiceOptions, riceLayout } from './codecs/rice-layout.ts'

/** ZCMPTYPE with the parameters of ZNAMEn and ZVALn. */
export type Compression =
  | { readonly kind: 'RICE_1'; readonly rice: RiceOptions }
  | { readonly kind: 'GZIP_1' | 'GZIP_2' | 'HCOMPRESS_1' | 'PLIO_1' | 'NOCOMPRESS' }

/** ZQUANTIZ: what was added to floating-point pixels before they were rounded to integers. */
export interface Dither {
  readonly kind: 'NO_DITHER' | 'SUBTRACTIVE_DITHER_1' | 'SUBTRACTIVE_DITHER_2'
  /** ZDITHER0, 1 to 10000: where in the sequence of random numbers the first tile starts. */
  readonly seed: number
}

/**
 * The compression of an image (FITS standard 4.0, section 10.1.2).
 *
 * @throws FITS_UNSUPPORTED_COMPRESSION, FITS_BAD_COMPRESSION
 */
export function readCompression(header: Header): Compression {
  const kind = header.string('ZCMPTYPE')?.trim().toUpperCase()
  if (header.has('ZMASKCMP')) throw fitsErrors.UNSUPPORTED_COMPRESSION({ what: 'a mask of null pixels, ZMASKCMP' })
  switch (kind) {
    case 'RICE_1':
    case 'RICE_ONE': {
      const bytesPerPixel = parameter(header, 'BYTEPIX', 4) as RiceOptions['bytesPerPixel']
      const rice = { bytesPerPixel, blockSize: parameter(header, 'BLOCKSIZE', 32) }
      riceLayout(rice)
      return { kind: 'RICE_1', rice }
    }
    case 'HCOMPRESS_1':
      if (parameter(header, 'SMOOTH', 0) !== 0) throw fitsErrors.UNSUPPORTED_COMPRESSION({ what: 'HCOMPRESS_1 with smoothing' })
      return { kind }
    case 'GZIP_1':
    case 'GZIP_2':
    case 'PLIO_1':
    case 'NOCOMPRESS':
      return { kind }
    default:
      throw fitsErrors.UNSUPPORTED_COMPRESSION({ what: `ZCMPTYPE '${kind ?? ''}'` })
  }
}

/** A numeric parameter by its name in ZNAMEn. */
function parameter(header: Header, name: string, missing: number): number {
  for (let n = 1; header.has(`ZNAME${n}`); n++)
    if (header.string(`ZNAME${n}`)?.trim().toUpperCase() === name) return header.number(`ZVAL${n}`) ?? missing
  return missing
}

/**
 * The dithering of quantised pixels; undefined where floats are stored as they are (ZQUANTIZ = 'NONE').
 *
 * @throws FITS_UNSUPPORTED_COMPRESSION, FITS_BAD_COMPRESSION
 */
export function readDither(header: Header): Dither | undefined {
  const kind = header.string('ZQUANTIZ')?.trim().toUpperCase() ?? 'NO_DITHER'
  if (kind === 'NONE') return undefined
  if (kind !== 'NO_DITHER' && kind !== 'SUBTRACTIVE_DITHER_1' && kind !== 'SUBTRACTIVE_DITHER_2')
    throw fitsErrors.UNSUPPORTED_COMPRESSION({ what: `ZQUANTIZ '${kind}'` })
  const seed = header.number('ZDITHER0') ?? 1
  if (!Number.isInteger(seed) || seed < 1 || seed > 10000) throw fitsErrors.BAD_COMPRESSION({ why: `ZDITHER0 ${seed} is not 1 to 10000` })
  return { kind, seed }
}
