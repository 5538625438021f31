// The image that is seen, as something to fetch or look at elsewhere.

import type { CopyChoice } from '../parts/copy-as.tsx'
import { shellWord } from '../parts/shell-word.ts'

/** The image of a file of the service. */
export interface CopiedImage {
  readonly file: string
  readonly name: string
  /** Counted from 0; the first image where left out. */
  readonly hdu?: number
  /** Indices of a plane from the third axis on, with points between them; 'none' for an image of two axes. */
  readonly plane?: string
}

/** All ways, for the menu; the address of the page is read when it is asked for, as it says what is seen. */
export function imageChoices(image: () => CopiedImage, origin: string): readonly CopyChoice[] {
  return [
    { name: 'URL', text: () => window.location.href },
    { name: 'curl', text: () => `curl -OJ "${contentOf(image(), origin)}"` },
    { name: 'Python', text: () => imageAsPython(image(), origin) },
    { name: 'CLI', text: () => imageAsCommand(image(), origin) },
  ]
}

/** The pixels that are seen, with astropy, which counts axes from the last one. */
export function imageAsPython(image: CopiedImage, origin: string): string {
  const { hdu = 0, plane = 'none' } = image
  const indices = plane === 'none' ? '' : `[${plane.split('.').toReversed().join(', ')}]`
  return [
    'from astropy.io import fits',
    'from astropy.wcs import WCS',
    '',
    `with fits.open("${contentOf(image, origin)}") as hdus:`,
    `    pixels = hdus[${hdu}].data${indices}`,
    `    sky = WCS(hdus[${hdu}].header).celestial`,
    'print(pixels.shape, sky)',
    '',
  ].join('\n')
}

/** The file fetched, and what is in it told. */
export function imageAsCommand(image: CopiedImage, origin: string): string {
  return `curl -o ${shellWord(image.name)} "${contentOf(image, origin)}"\ncirasa info ${shellWord(image.name)}\n`
}

const contentOf = ({ file }: CopiedImage, origin: string): string => `${origin}/api/v1/files/${file}/content`
