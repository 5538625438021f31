// Which plane of a cube, in words: by axis name or number.

import type { CompressedImageHdu, ImageHdu, PlaneChoice } from '@cirasa/fits'
import { fileErrors } from '../errors.ts'

/**
 * `FREQ=10`, `3=10`, `FREQ=10,STOKES=0`, or `10` where one axis alone has more than one plane. Planes count from 0.
 *
 * Throws FILE_BAD_PLANE; whether the axes and planes exist is found out by `choosePlane`.
 * @example planeChoice('FREQ=10', hdu, 'cube.fits') // { FREQ: 10 }
 */
export function planeChoice(text: string | undefined, hdu: ImageHdu | CompressedImageHdu, file: string): PlaneChoice {
  if (text === undefined) return {}
  const bare = /^\s*(\d{1,15})\s*$/.exec(text)
  if (bare) return { [onlyLongAxis(text, hdu, file)]: Number(bare[1]) }
  const choice: Record<string, number> = {}
  for (const part of text.split(',')) {
    const match = /^\s*([A-Za-z0-9_-]+)\s*=\s*(\d{1,15})\s*$/.exec(part)
    if (!match) throw fileErrors.BAD_PLANE({ plane: text, file, reason: `'${part.trim()}' is not AXIS=NUMBER` })
    choice[match[1]] = Number(match[2])
  }
  return choice
}

function onlyLongAxis(text: string, { shape }: ImageHdu | CompressedImageHdu, file: string): string {
  const long = shape.flatMap((length, i) => (i >= 2 && length > 1 ? [i + 1] : []))
  if (long.length === 1) return String(long[0])
  if (long.length === 0 && shape.length > 2) return '3'
  const reason =
    long.length === 0 ? 'it has one plane only' : `axes ${long.join(' and ')} have planes: say which, as in ${long[0]}=${text.trim()}`
  throw fileErrors.BAD_PLANE({ plane: text, file, reason })
}
