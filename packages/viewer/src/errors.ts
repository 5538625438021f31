// What the viewer refuses, and what to do about it.

import { registry } from '@cirasa/errors'

/** Errors of the viewer. */
export const viewerErrors = registry('VIEWER', {
  NO_WEBGL2: {
    says: 'This browser gives the page no WebGL 2: {why}.',
    do: 'Turn hardware acceleration on in its settings, or open the page in a current Firefox, Chrome, Edge or Safari.',
  },
  NO_RASTER: {
    says: 'There is no image layer {layer} to read pixels from.',
    do: 'Add one with addRaster before asking for pixels.',
  },
  TOO_MANY_PIXELS: {
    says: 'A box of {width} x {height} pixels at level {level} is more than the {most} pixels that are given at once.',
    do: 'Ask for a smaller box, or for a coarser level.',
  },
  BAD_IMAGE: {
    says: 'An image of {width} x {height} pixels cannot have {pixels} of them.',
    do: 'Give one value for each pixel, row by row from the lowest.',
  },
  SAME_ID: {
    says: 'There is a layer {id} already.',
    do: 'Remove it first, or give the new one another id.',
  },
  DISPOSED: {
    says: 'The viewer is no longer there.',
    do: 'Make another one with createViewer.',
  },
  BAD_DISPLAY: {
    says: '{name} is {value}; it must be {wanted}.',
    do: 'Correct {name}.',
  },
})
