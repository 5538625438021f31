// An HDU in a few words.

import type { File } from '@cirasa/api'

type Hdu = NonNullable<NonNullable<File['metadata']>['hdus']>[number]

/** @example hduText(first) // '0 · image · 512 × 512' */
export function hduText({ index, name, kind, axes }: Hdu): string {
  const size = axes.map(({ length }) => length).join(' × ')
  return [index, name, kind.replaceAll('-', ' '), size].filter((word) => word !== '').join(' · ')
}
