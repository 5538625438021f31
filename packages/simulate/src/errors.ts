// What the simulator and the scorer refuse.

import { registry } from '@cirasa/errors'

/** Errors of the simulate package. */
export const simulateErrors = registry('SIMULATE', {
  UNKNOWN_OPTION: {
    says: 'There is no option {name} of a simulated sky.',
    do: 'Choose one of: {known}.',
  },
  BAD_OPTION: {
    says: '{name} is {value}; it must be {wanted}.',
    do: 'Correct {name}.',
  },
  UNKNOWN_PRESET: {
    says: 'There is no preset {name}.',
    do: 'Choose one of: {known}.',
  },
  TOO_MANY_SOURCES: {
    says: 'The map would hold {sources} sources; {limit} is the most that one map may have.',
    do: 'Lower the density, or make the map smaller.',
  },
  BAD_ROWS: {
    says: 'Rows {y0} to {y1} were asked for, of a map of {height} rows, into room for {room} pixels.',
    do: 'Ask for rows inside the map, and give width x rows values of room.',
  },
  UNEQUAL_COLUMNS: {
    says: 'The column {name} has {found} values where the catalogue has {rows} rows.',
    do: 'Give columns of one length.',
  },
  NO_POSITIONS: {
    says: 'The two catalogues have no positions in common: neither ra and dec, nor x and y with a pixel scale.',
    do: 'Give both ra and dec, or both x and y and the option pixelScale.',
  },
  TOO_CROWDED: {
    says: 'More than {limit} pairs of found and true sources lie within the matching radius of {radius} arcsec.',
    do: 'Match within a smaller radius; check that the positions are not all the same.',
  },
})
