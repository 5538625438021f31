// Options of CAESAR by its names: what is written.

import type { AppOption } from '../../app.ts'
import { choice, flag, inCategory } from './define-option.ts'

export const outputOptions: readonly AppOption[] = inCategory('OUTPUT', [
  flag('save-fits', 'Write maps as FITS, which is what is always done'),
  flag('save-inputmap', 'Write the pixels that were searched as a FITS map'),
  flag('save-bkgmap', 'Write the map of the background'),
  flag('save-rmsmap', 'Write the map of the noise'),
  flag('save-significancemap', 'Write the map of (image - background) / noise'),
  flag('save-residualmap', 'Write the image without its components'),
  flag('save-saliencymap', 'Write the saliency map of the extended search', 'idle'),
  flag('save-segmentedmap', 'Write the map of island numbers, 0 outside islands'),
  flag('convertregionstowcs', 'Write DS9 regions in sky coordinates instead of pixels', 'advanced'),
  choice('regionwcs', 'J2000', ['J2000', 'B1950', 'GALACTIC'], 'Sky frame of DS9 regions that are written in sky coordinates', 'advanced'),
])
