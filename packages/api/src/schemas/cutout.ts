// Cutouts: the image around a source of a catalogue.

import { Type } from 'typebox'

export const CutoutParams = Type.Object({
  id: Type.String({ maxLength: 200, description: 'The id of the job.' }),
  source: Type.String({
    maxLength: 200,
    description: 'The row of the table, counted from 0, or the name of the source.',
    examples: ['0'],
  }),
})

const Table = Type.Union([Type.Literal('components'), Type.Literal('islands'), Type.Literal('sources')])

export const CutoutQuery = Type.Object(
  {
    table: Type.Optional(
      Type.Unsafe<'components' | 'islands' | 'sources'>({ ...Table, default: 'sources', description: 'Where the row is.' }),
    ),
    size: Type.Optional(Type.Integer({ minimum: 4, maximum: 2048, default: 64, description: 'Side of the square, pixels of the image.' })),
    map: Type.Optional(
      Type.Unsafe<'image' | 'model' | 'residual'>({
        ...Type.Union([Type.Literal('image'), Type.Literal('model'), Type.Literal('residual')]),
        default: 'image',
        description: 'The image itself, the fitted components drawn, or the difference.',
      }),
    ),
    format: Type.Optional(
      Type.Unsafe<'png' | 'fits'>({
        ...Type.Union([Type.Literal('png'), Type.Literal('fits')]),
        default: 'png',
        description: 'A picture to look at, or pixels with their WCS. Pixels outside the image are blank.',
      }),
    ),
  },
  { additionalProperties: false },
)
