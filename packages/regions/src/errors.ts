// What reading regions refuses; whatever else is wrong with a file is a note beside the regions that could be read.

import { registry } from '@cirasa/errors'

/** Errors of the regions package: codes start with REGIONS_. */
export const regionErrors = registry('REGIONS', {
  TOO_LARGE: {
    says: 'A region file of {characters} characters is larger than the {most} that are read.',
    do: 'Draw a catalogue as a catalogue (CSV, VOTable or FITS), which has no such limit, or split the file.',
  },
})
