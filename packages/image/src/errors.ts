// What the image package refuses: arguments that would give nonsense or an unbounded amount of work.

import { registry } from '@cirasa/errors'

/** Errors of the image package. */
export const imageErrors = registry('IMAGE', {
  BAD_WINDOW: {
    says: 'A window of {width} x {height} pixels at offset {offset} with stride {stride} does not fit in an array of {length} values.',
    do: 'Give the offset of its first pixel, and as stride the width of the whole image.',
  },
  BAD_MASK: {
    says: 'The mask has {mask} values, the image {length}.',
    do: 'Give one byte of mask for each pixel of the whole image, not of the window.',
  },
  BAD_ARGUMENT: {
    says: '{name} is {value}; it must be {wanted}.',
    do: 'Correct {name}.',
  },
  KERNEL_TOO_LARGE: {
    says: 'A smoothing kernel of {radius} pixels radius is larger than the {limit} that are allowed.',
    do: 'Smooth with a narrower Gaussian, or down-sample first.',
  },
})
