// What can go wrong with the finder in the page, and with a file that is opened without the service.

import { registry } from '@cirasa/errors'

/** Errors of the preview; codes start with `PREVIEW_`. */
export const previewErrors = registry('PREVIEW', {
  NOTHING_IN_VIEW: {
    says: 'No part of the image is in view.',
    do: 'Move the image into view, or press 0 for the whole of it.',
  },
  WORKER_FAILED: {
    says: 'The search in this page ended: {why}.',
    do: 'Switch the preview off and on again; a run on the whole image does not depend on it.',
  },
  FILE_TOO_LARGE: {
    says: '{name} needs more than the {most} MB that this page sets aside for a file.',
    do: 'Upload it: the service shows images of any size.',
  },
})
