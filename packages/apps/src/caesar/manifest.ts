// The app `caesar` as data: the search for sources, with CAESAR's options and products.

import { FINDER_VERSION } from '@cirasa/finder'
import type { AppManifest } from '../app.ts'
import { caesarOptions } from './options/caesar-options.ts'
import { caesarProducts } from './products.ts'

export const caesarManifest: AppManifest = Object.freeze({
  name: 'caesar',
  version: FINDER_VERSION,
  summary: 'Finds and measures the sources of an image, and writes catalogues, regions, maps and a picture.',
  options: caesarOptions,
  inputs: Object.freeze([
    Object.freeze({ name: 'image', formats: ['fits', 'fits.gz'], description: 'A FITS image, plain, gzipped or tile-compressed' }),
  ]),
  products: caesarProducts,
})
