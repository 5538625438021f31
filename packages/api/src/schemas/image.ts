// Images to look at: what a page has to know of one plane of an image before it draws it, and the addresses of its tiles.

import { type Static, Type } from 'typebox'
import { Beam, HduSummary } from './file.ts'

/** Plane of an image as text: `3.0` is pixel 3 of the third axis and pixel 0 of the fourth. */
const PLANE = '^(none|(0|[1-9][0-9]{0,8})(\\.(0|[1-9][0-9]{0,8})){0,96})$'
const planeWords =
  'Pixels, counted from 0, on the axes after the second, joined with dots: 3.0 is plane 3 of the third axis and plane 0 of the fourth; none where there are only two'

const Hdu = Type.Integer({ minimum: 0, maximum: 100000, description: 'The HDU, counted from 0.' })
const Lossless = Type.Optional(
  Type.Boolean({ default: false, description: 'True keeps every bit of every pixel; otherwise a pixel is right to 0.06 of the noise.' }),
)
const Product = Type.String({ minLength: 1, maxLength: 1000, description: 'The name of the product.', examples: ['scorpio.rms.fits'] })

const viewQuery = {
  hdu: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 100000, description: 'The HDU, counted from 0; the first image where left out.' }),
  ),
  plane: Type.Optional(Type.String({ pattern: PLANE, maxLength: 400, description: `${planeWords}. The first plane where left out.` })),
  wait: Type.Optional(
    Type.Number({
      minimum: 0,
      maximum: 20,
      default: 0,
      description: 'Seconds that the answer is held for until the image can be looked at.',
    }),
  ),
}

export const FileViewQuery = Type.Object(viewQuery, { additionalProperties: false })
export const JobViewQuery = Type.Object({ product: Product, ...viewQuery }, { additionalProperties: false })

/** Of level and place the range is wide: whether there is such a tile is told by the image. */
const tilePlace = {
  hdu: Hdu,
  plane: Type.String({ pattern: PLANE, maxLength: 400, description: `${planeWords}.`, examples: ['0.0'] }),
  level: Type.Integer({ minimum: 0, maximum: 31, description: 'Pixels of level n cover 2^n x 2^n pixels of the image.' }),
  x: Type.Integer({ minimum: 0, maximum: 2 ** 31, description: 'Column of the tile, counted from 0.' }),
  y: Type.Integer({ minimum: 0, maximum: 2 ** 31, description: 'Row of the tile, counted from 0 at the first row of the image.' }),
}

export const FileTileParams = Type.Object({ id: Type.String({ maxLength: 200, description: 'The id of the file.' }), ...tilePlace })
export const JobTileParams = Type.Object({ id: Type.String({ maxLength: 200, description: 'The id of the job.' }), ...tilePlace })
export const FileTileQuery = Type.Object({ lossless: Lossless }, { additionalProperties: false })
export const JobTileQuery = Type.Object({ product: Product, lossless: Lossless }, { additionalProperties: false })

const Count = (description: string) => Type.Integer({ minimum: 0, description })
/** A number that may be none: JSON has no NaN. */
const Measured = (description: string) => Type.Union([Type.Number(), Type.Null()], { description })

const Level = Type.Object({
  level: Count('Counted from 0, the image itself.'),
  width: Count('Pixels of the level.'),
  height: Count('Pixels of the level.'),
  columns: Count('Tiles along x.'),
  rows: Count('Tiles along y.'),
})

const Statistics = Type.Object({
  level: Count('Of which level.'),
  blanks: Count('Pixels without a value.'),
  min: Measured('Of all pixels; null where there are none.'),
  max: Measured('Of all pixels; null where there are none.'),
  sampled: Count('Pixels that the rest was taken from.'),
  median: Measured('Null where there are no pixels.'),
  rms: Measured('The noise of the level, sources left out.'),
  percentiles: Type.Array(Type.Array(Measured('Percent, then the value.')), { description: 'Pairs of percent and value, ascending.' }),
  histogram: Type.Object({ min: Measured('Lower edge.'), max: Measured('Upper edge.'), counts: Type.Array(Type.Number()) }),
})

/** The tiles of an image, as the file `pyramid.json` says: `parsePyramid` of the image package reads it. */
const PyramidDocument = Type.Object(
  {
    format: Type.String({ examples: ['cirasa-pyramid'] }),
    version: Type.Integer({ examples: [1] }),
    width: Count('Pixels of the image.'),
    height: Count('Pixels of the image.'),
    tileSide: Count('Pixels; tiles at the right and upper edge may be smaller.'),
    coarse: Count('The first level of those that are made first.'),
    reduction: Type.Optional(
      Type.Union([Type.Literal('mean'), Type.Literal('label')], {
        description:
          'Coarser levels are means of values, or labels that most pixels have, for maps of islands; means where it is not said.',
      }),
    ),
    lossless: Type.Boolean({ description: 'Whether the tiles keep every bit.' }),
    levels: Type.Array(Level),
    statistics: Type.Array(Statistics, { description: 'By level.' }),
  },
  { description: 'Levels, tiles and statistics.' },
)

const PlaneAxis = Type.Object({
  axis: Type.Integer({ description: 'Counted from 1, as in NAXISn.', examples: [3] }),
  type: Type.String({ description: 'CTYPE, empty where there is none.', examples: ['FREQ'] }),
  length: Type.Integer({ description: 'Pixels.' }),
  unit: Type.String({ description: 'CUNIT, empty where there is none.', examples: ['Hz'] }),
  index: Type.Integer({ description: 'Pixel of this plane, counted from 0.' }),
  value: Type.Optional(Type.Number({ description: 'What the linear axis says there, in its unit; absent where it says nothing.' })),
})

const ViewState = Type.Unsafe<'building' | 'viewable' | 'complete' | 'failed'>({
  ...Type.Union([Type.Literal('building'), Type.Literal('viewable'), Type.Literal('complete'), Type.Literal('failed')]),
  description:
    'building: there are no tiles yet. viewable: all tiles can be asked for; those of the finer levels are made one by one until complete. ' +
    'failed: the pixels cannot be read, `reason` says why.',
})

export const ImageView = Type.Object(
  {
    hdu: Type.Integer({ description: 'Of the image, counted from 0.' }),
    plane: Type.String({ description: `${planeWords}.`, examples: ['0.0'] }),
    width: Count('Pixels.'),
    height: Count('Pixels.'),
    unit: Type.String({ description: 'BUNIT; empty where there is none.', examples: ['Jy/beam'] }),
    frequency: Type.Optional(Type.Number({ description: 'Of this plane, Hz.' })),
    beam: Type.Optional(Beam),
    header: Type.Optional(
      Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()]), {
        description: 'Values of the header by keyword, for whoever makes a WCS of them; absent where there is no sky.',
      }),
    ),
    skyPlane: Type.Optional(Type.Array(Type.Integer(), { description: 'The pixel, counted from 0, on every axis of the header.' })),
    notes: Type.Array(Type.String(), { description: 'What of the header could not be used.' }),
    axes: Type.Array(PlaneAxis, { description: 'The axes after the second.' }),
    hdus: Type.Array(HduSummary, { description: 'Everything in the file.' }),
    state: ViewState,
    fraction: Type.Number({ description: 'How much of the tiles is made, from 0 to 1.' }),
    reason: Type.Optional(Type.String({ description: 'Why it failed.' })),
    pyramid: Type.Optional(PyramidDocument),
    tiles: Type.String({
      description: 'Address of a tile below the root of the service, with {level}, {x} and {y} to be filled in.',
      examples: ['/api/v1/files/3f1c9a52d7e84b06a1c5f2e98b7d4360/tiles/0/0.0/{level}/{x}/{y}'],
    }),
  },
  { title: 'ImageView', description: 'A plane of an image, to be looked at.' },
)
export type ImageView = Static<typeof ImageView>
