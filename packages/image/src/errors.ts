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
  NOT_A_TILE: {
    says: 'These {bytes} bytes are no tile of an image.',
    do: 'Check the address that they came from: an error page looks like this.',
  },
  TILE_VERSION: {
    says: 'The tile is of version {version}; this program reads version {known}.',
    do: 'Reload the page, or make the tiles again with this version.',
  },
  BAD_TILE: {
    says: 'The tile is damaged: {why}.',
    do: 'Fetch it again; if that gives the same, make the tiles of the image again.',
  },
  BAD_PYRAMID: {
    says: 'The tiles of the image are damaged: {why}.',
    do: 'Delete them; they are made again from the image.',
  },
  NO_SUCH_TILE: {
    says: 'There is no tile ({x}, {y}) at level {level}.',
    do: 'Ask for what the description of the tiles lists: levels from 0, tiles from (0, 0).',
  },
  NOT_LABELS: {
    says: 'The image should hold labels, and has a pixel of {value}: labels are whole numbers from 0 to {most}.',
    do: 'Number what it holds from 1 on; or leave BTYPE out of its header, and its pixels are shown as values.',
  },
  TILE_NOT_READY: {
    says: 'The tile ({x}, {y}) of level {level} is not made yet.',
    do: 'Ask again in a moment, or give the image itself, from which a single tile is made at once.',
  },
})
