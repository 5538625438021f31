// What the finder refuses, and what to do about it.

import { registry } from '@cirasa/errors'

export const finderErrors = registry('FINDER', {
  ALL_BLANK: {
    says: 'The plane of {width} x {height} pixels has too few finite values to measure a noise.',
    do: 'Choose another HDU or plane: `cirasa info` lists them.',
  },
  NO_NOISE: {
    says: 'The pixels of the image are all equal: there is no noise to measure sources against.',
    do: 'Check the image; for a noise-free model give the noise yourself with --rms.',
  },
  BAD_OPTION: {
    says: 'Option {name} is {value}, but must be {wanted}.',
    do: 'Correct the option; `cirasa find --help` lists names, ranges and defaults.',
  },
  NO_ISLAND: {
    says: 'Nothing at pixel ({x}, {y}) stands {threshold} rms above the background.',
    do: 'Choose a pixel of a source, or lower merge-threshold.',
  },
  BEAM_TOO_SMALL: {
    says: 'The beam of {major} x {minor} arcsec is smaller than a pixel.',
    do: 'Check BMAJ, BMIN and CDELT in the header of the image.',
  },
})
