// Uploaded files: what is known of one, what of it can be changed, and how lists of them are asked for.

import { type Static, Type } from 'typebox'
import { Id, idParameter, pageOf, pageParameters, Tag, Time } from './basics.ts'

const Axis = Type.Object({
  type: Type.String({ description: 'CTYPE, such as RA---SIN; empty where there is none.' }),
  length: Type.Integer({ description: 'Pixels.' }),
  unit: Type.String({ description: 'CUNIT; empty where there is none.' }),
})

/** An elliptical beam. */
export const Beam = Type.Object(
  {
    major: Type.Number({ description: 'FWHM of the major axis, arcsec.', examples: [24.1] }),
    minor: Type.Number({ description: 'FWHM of the minor axis, arcsec.', examples: [21.3] }),
    positionAngle: Type.Number({ description: 'Degrees, north through east, [0, 180).', examples: [87.5] }),
  },
  { description: 'The restoring beam.' },
)

export const HduSummary = Type.Object(
  {
    index: Type.Integer({ description: 'Counted from 0.' }),
    kind: Type.String({ description: 'image, compressed-image, binary-table, ascii-table or empty.' }),
    name: Type.String({ description: 'EXTNAME; empty where there is none.' }),
    axes: Type.Array(Axis, { description: 'The fastest first; empty for what is no image.' }),
    unit: Type.String({ description: 'BUNIT; empty where there is none.' }),
  },
  { additionalProperties: true },
)

/** What is known of a FITS file from its headers. */
const FitsMetadata = Type.Object(
  {
    hdus: Type.Optional(Type.Array(HduSummary)),
    image: Type.Optional(
      Type.Object(
        {
          hdu: Type.Optional(Type.Integer({ description: 'The first image of the file, counted from 0.' })),
          width: Type.Optional(Type.Integer({ description: 'Pixels.' })),
          height: Type.Optional(Type.Integer({ description: 'Pixels.' })),
          unit: Type.Optional(Type.String({ description: 'BUNIT.', examples: ['JY/BEAM'] })),
          frequency: Type.Optional(Type.Number({ description: 'Hz.', examples: [2.1e9] })),
          beam: Type.Optional(Beam),
          sky: Type.Optional(
            Type.Object(
              {
                frame: Type.String({ description: 'Frame of the header.', examples: ['FK5'] }),
                ra: Type.Number({ description: 'ICRS right ascension of the middle of the image, degrees.' }),
                dec: Type.Number({ description: 'ICRS declination of the middle of the image, degrees.' }),
                pixelScale: Type.Number({ description: 'Arcsec a pixel, in the middle.' }),
                width: Type.Number({ description: 'Degrees on the sky.' }),
                height: Type.Number({ description: 'Degrees on the sky.' }),
              },
              { additionalProperties: true },
            ),
          ),
        },
        { additionalProperties: true },
      ),
    ),
  },
  { additionalProperties: true, description: 'What the headers say, read at ingest; empty for what is no FITS file.' },
)

export const File = Type.Object(
  {
    id: Id,
    name: Type.String({ description: 'As you called it, without folders.', examples: ['scorpio.fits'] }),
    format: Type.String({ description: 'By its content: fits, fits.gz, png, jpg, gif or json.', examples: ['fits'] }),
    bytes: Type.Integer({ description: 'Size, bytes.', examples: [4196160] }),
    sha256: Type.String({ description: 'Hexadecimal.' }),
    tag: Tag,
    uploaded: Time,
    removed: Type.Optional(Type.String({ description: 'Since when it lies in the bin, ISO 8601; absent for a file in use.' })),
    metadata: Type.Optional(FitsMetadata),
  },
  { title: 'File', description: 'An uploaded file.' },
)
export type File = Static<typeof File>

export const FilePage = pageOf(File, 'files')
export type FilePage = Static<typeof FilePage>

export const FileListQuery = Type.Object(
  {
    ...pageParameters,
    format: Type.Optional(Type.String({ maxLength: 20, description: 'Only this format, such as fits.' })),
    removed: Type.Optional(Type.Boolean({ description: 'True lists the bin instead.' })),
    sort: Type.Optional(
      Type.Union([Type.Literal('newest'), Type.Literal('oldest'), Type.Literal('name'), Type.Literal('largest')], {
        description: 'The order of the list; newest first where left out.',
      }),
    ),
  },
  { additionalProperties: false },
)

export const FileUploadQuery = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 255, description: 'What to call the file.', examples: ['scorpio.fits'] }),
    tag: Type.Optional(Tag),
  },
  { additionalProperties: false },
)

export const FileChange = Type.Object(
  {
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 255, description: 'A new name.' })),
    tag: Type.Optional(Tag),
  },
  { additionalProperties: false, minProperties: 1, examples: [{ tag: 'scorpio' }] },
)
export type FileChange = Static<typeof FileChange>

export const FileId = idParameter('file')

export const HeaderQuery = Type.Object(
  { hdu: Type.Optional(Type.Integer({ minimum: 0, maximum: 100000, default: 0, description: 'The HDU, counted from 0.' })) },
  { additionalProperties: false },
)

export const ThumbnailQuery = Type.Object(
  { size: Type.Optional(Type.Integer({ minimum: 32, maximum: 1024, default: 256, description: 'Longest side, pixels.' })) },
  { additionalProperties: false },
)
