// The catalogue of a job in any format, and its rows in pages.

import { type Static, Type } from 'typebox'

export const CatalogueTable = Type.Union([Type.Literal('components'), Type.Literal('islands'), Type.Literal('sources')])
export type CatalogueTable = Static<typeof CatalogueTable>

export const CatalogueFormat = Type.Union(
  [Type.Literal('json'), Type.Literal('csv'), Type.Literal('votable'), Type.Literal('fits'), Type.Literal('ds9'), Type.Literal('casda')],
  { description: 'json gives rows in pages; the others are whole files.' },
)
export type CatalogueFormat = Static<typeof CatalogueFormat>

export const CatalogueParams = Type.Object({
  id: Type.String({ maxLength: 200, description: 'The id of the job.' }),
  table: Type.Unsafe<CatalogueTable>({
    ...CatalogueTable,
    description: 'components (fitted shapes), islands (connected pixels) or sources.',
  }),
})

export const CatalogueQuery = Type.Object(
  {
    format: Type.Optional(Type.Unsafe<CatalogueFormat>({ ...CatalogueFormat, default: 'json' })),
    offset: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 2 ** 31, default: 0, description: 'The first row, counted from 0. Of json.' }),
    ),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 10000, default: 1000, description: 'At most this many rows. Of json.' })),
  },
  { additionalProperties: false },
)

const ColumnDefinition = Type.Object(
  {
    name: Type.String({ examples: ['ra'] }),
    type: Type.String({ description: 'string, boolean, int, long, float or double.' }),
    unit: Type.Optional(Type.String({ description: 'VOUnits.', examples: ['deg'] })),
    ucd: Type.Optional(Type.String({ description: 'UCD1+.' })),
    description: Type.String(),
  },
  { additionalProperties: true },
)

const Cell = Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()])

export const CatalogueRows = Type.Object(
  {
    table: Type.String({ examples: ['components'] }),
    total: Type.Integer({ description: 'Rows of the whole table.' }),
    offset: Type.Integer({ description: 'Of the first row here, counted from 0.' }),
    columns: Type.Array(ColumnDefinition),
    rows: Type.Array(Type.Array(Cell), { description: 'Values in the order of the columns; null for no value.' }),
  },
  { title: 'CatalogueRows' },
)
export type CatalogueRows = Static<typeof CatalogueRows>
