// What can go wrong with a FITS file, as coded errors: one table, from which the reference page is made.

import { registry } from '@cirasa/errors'

/** The errors of this package: FITS_NOT_FITS, FITS_TRUNCATED and so on. */
export const fitsErrors = registry('FITS', {
  NOT_FITS: {
    says: '{name} is not a FITS file: it does not begin with SIMPLE.',
    do: 'Check that it is what you meant; a web page saved as .fits is the usual case.',
  },
  TRUNCATED: {
    says: 'The file ends {missing} bytes before the data that its header promises (HDU {hdu}).',
    do: 'Copy or download it again; compare its size with the origin.',
  },
  HEADER_TRUNCATED: {
    says: 'The file ends inside the header of HDU {hdu}: no END card.',
    do: 'Copy or download it again; compare its size with the origin.',
  },
  HEADER_TOO_LONG: {
    says: 'The header of HDU {hdu} has no END card within {limit} bytes.',
    do: 'The file is damaged, or its header is larger than the limit maxHeaderBytes.',
  },
  BAD_HEADER: {
    says: 'The header of HDU {hdu} is not valid: {keyword} {why}.',
    do: 'The file is damaged or was written by a faulty program; `fitsverify` says more.',
  },
  BAD_CARD: {
    says: 'No FITS header card can hold {keyword}: {why}.',
    do: 'Use printable ASCII, finite numbers, and keywords of letters, digits, - and _.',
  },
  TOO_MANY_HDUS: {
    says: 'The file has more than {limit} HDUs.',
    do: 'The file is damaged, or the limit maxHdus is too low for it.',
  },
  RANDOM_GROUPS: {
    says: 'HDU {hdu} holds random groups (visibilities), not an image.',
    do: 'Image the visibilities first, with CASA, AIPS or WSClean for example.',
  },
  NO_SUCH_HDU: {
    says: 'There is no HDU {hdu}: the file has {count}, counted from 0.',
    do: 'Choose another with --hdu; `cirasa info` lists them.',
  },
  NO_IMAGE: {
    says: 'The file has no image: none of its {count} HDUs holds pixels.',
    do: '`cirasa info` lists what it holds.',
  },
  NOT_AN_IMAGE: {
    says: 'HDU {hdu} is of kind {kind}, not an image.',
    do: 'Choose another with --hdu; `cirasa info` lists them.',
  },
  NO_PLANE: {
    says: 'HDU {hdu} has {naxis} axes of pixels: an image needs two.',
    do: 'Choose another HDU with --hdu; spectra and empty HDUs have no sky plane.',
  },
  NO_SUCH_AXIS: {
    says: 'The image has no axis {axis} to choose a plane on.',
    do: 'Name an axis by its number, 3 or above, or by its CTYPE; `cirasa info` lists them.',
  },
  OUT_OF_RANGE: {
    says: 'Pixels {start} up to {stop} do not lie on axis {axis}, which has {length}.',
    do: 'Pixels are counted from 0, and the end of a range is not part of it.',
  },
  TOO_LARGE: {
    says: '{bytes} bytes of pixels are more than can be held at once ({limit}).',
    do: 'Read a section, or read by rows.',
  },
  WRONG_LENGTH: {
    says: '{got} values were given where {wanted} are needed.',
    do: 'The length of an array is the product of the lengths of its axes.',
  },
  WRONG_TYPE: {
    says: 'Pixels of type {got} were given where {wanted} were announced.',
    do: 'Convert them, or announce the type that they have.',
  },
  BAD_GZIP: {
    says: 'The gzip data of {name} is damaged.',
    do: 'Copy or download it again; `gzip -t` tells whether it is whole.',
  },
  GZIP_TOO_LARGE: {
    says: '{name} would unpack to {bytes} bytes or more, over the limit of {limit}.',
    do: 'Unpack it first with gunzip, or raise the limit.',
  },
  GZIP_BOMB: {
    says: '{name} promises {bytes} bytes out of {packed} packed ones: more than images give.',
    do: 'If you trust the file, unpack it first with gunzip.',
  },
  NO_RANGES: {
    says: 'The server of {name} does not serve byte ranges.',
    do: 'Download the whole file and open the copy.',
  },
  HTTP: {
    says: 'Reading {name} failed: {reason}.',
    do: 'Check the address and that you may read it; try again later.',
  },
  HTTP_CHANGED: {
    says: '{name} changed on the server while it was read.',
    do: 'Open it again.',
  },
  CANNOT_READ: {
    says: '{name} cannot be read: {reason}.',
    do: 'Check that the file exists and that you may read it.',
  },
  CANNOT_WRITE: {
    says: '{name} cannot be written: {reason}.',
    do: 'Check that the folder exists, that you may write there, and that the disk has space.',
  },
  BAD_TABLE: {
    says: 'The table is not valid: {why}.',
    do: 'The file is damaged or was written by a faulty program; `fitsverify` says more.',
  },
  NO_COLUMN: {
    says: 'The table has no column {column}.',
    do: 'Names count without regard to case; `cirasa info` lists the columns.',
  },
  BAD_COLUMN: {
    says: 'Column {column} cannot be written: {why}.',
    do: 'Every column needs the same number of rows, and values that its format can hold.',
  },
  BAD_COMPRESSION: {
    says: 'The compressed image is not valid: {why}.',
    do: 'The file is damaged or was written by a faulty program; `fitsverify` says more.',
  },
  BAD_TILE: {
    says: 'A compressed tile cannot be read ({codec}): {why}.',
    do: 'The file is damaged: copy or download it again.',
  },
  UNSUPPORTED_COMPRESSION: {
    says: 'The image is compressed in a way that is not read here: {what}.',
    do: 'Unpack it first with funpack.',
  },
})
