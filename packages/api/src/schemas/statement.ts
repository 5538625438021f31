// Statements: what people say about the sources of a result, and what follows from all that was said.

import { type Static, Type } from 'typebox'
import { Id, Time } from './basics.ts'
import { CatalogueTable } from './catalogue.ts'

/** The most statements of one request, and of one job. */
export const MOST_STATEMENTS_AT_ONCE = 10_000
export const MOST_STATEMENTS = 1_000_000
/** The most that targets, names and values of all statements of one job may take, bytes. */
export const MOST_STATEMENT_BYTES = 256 << 20
/** The most cutouts of one training set. */
export const MOST_CUTOUTS = 20_000

const Person = Type.String({ minLength: 1, maxLength: 80, description: 'The name of the person who says so.', examples: ['Ada'] })

const Target = Type.String({
  minLength: 1,
  maxLength: 200,
  description:
    'The `source_id` of the result that is spoken of, or for a source that was added an id of its own that begins with `added-`.',
  examples: ['S12'],
})

const label = {
  kind: Type.Literal('label'),
  value: Type.Union([Type.String({ minLength: 1, maxLength: 40, examples: ['galaxy'] }), Type.Null()], {
    description: 'What the source is; null takes the label away.',
  }),
}
const verdict = {
  kind: Type.Literal('verdict'),
  value: Type.Union([Type.Literal('accepted'), Type.Literal('rejected'), Type.Null()], {
    description: 'Whether it is a source; null takes the verdict away.',
  }),
}
const note = {
  kind: Type.Literal('note'),
  value: Type.Union([Type.String({ minLength: 1, maxLength: 2000 }), Type.Null()], {
    description: 'Anything worth remembering; null takes it away.',
  }),
}

const NamedNumbers = Type.Record(Type.String(), Type.Number(), {
  maxProperties: 256,
  propertyNames: { pattern: '^[A-Za-z][A-Za-z0-9_]{0,63}$' },
  description:
    'Numbers by name: letters, digits and underscores. `x` and `y` are 0-based pixels, `major` and `minor` full widths at half maximum in pixels, ' +
    '`angle` is in degrees from +x towards +y; other names are columns of the components, in their units. The brightest component has the plain ' +
    'names, the others `_2` to `_5` behind; what several components are together begins with `source_`, and numbers of the island with `island_`. ' +
    'Other names are kept, and are in no table.',
  examples: [{ x: 512.25, y: 300.5, major: 6.1, minor: 5.4, angle: 30, flux_peak: 0.012, e_flux_peak: 0.0004 }],
})
const fit = {
  kind: Type.Literal('fit'),
  value: Type.Union([NamedNumbers, Type.Null()], { description: 'The fit made again; null takes it away.' }),
}
const added = {
  kind: Type.Literal('added'),
  value: Type.Union([NamedNumbers, Type.Null()], {
    description: 'A source that the finder has missed, with `x` and `y`, under a target that begins with `added-`; null takes it away.',
  }),
}

const drafted = {
  id: Type.Optional(
    Type.Unsafe<string>({ ...Id, description: 'Yours, so that a request sent twice is stored once; made by the service where left out.' }),
  ),
  target: Target,
}
const closed = { additionalProperties: false } as const

export const NewStatement = Type.Union(
  [
    Type.Object({ ...drafted, ...label }, closed),
    Type.Object({ ...drafted, ...verdict }, closed),
    Type.Object({ ...drafted, ...note }, closed),
    Type.Object({ ...drafted, ...fit }, closed),
    Type.Object({ ...drafted, ...added }, closed),
  ],
  { title: 'NewStatement', description: 'Something to say about a source.' },
)
export type NewStatement = Static<typeof NewStatement>

export const NewStatements = Type.Object(
  { by: Person, items: Type.Array(NewStatement, { minItems: 1, maxItems: MOST_STATEMENTS_AT_ONCE }) },
  closed,
)
export type NewStatements = Static<typeof NewStatements>

const kept = {
  sequence: Type.Integer({ description: 'Counts the statements of the job from 1: ask for what is new with the last one as `after`.' }),
  id: Id,
  job: Id,
  target: Target,
  by: Person,
  at: Time,
}

export const Statement = Type.Union(
  [
    Type.Object({ ...kept, ...label }),
    Type.Object({ ...kept, ...verdict }),
    Type.Object({ ...kept, ...note }),
    Type.Object({ ...kept, ...fit }),
    Type.Object({ ...kept, ...added }),
  ],
  {
    title: 'Statement',
    description: 'What somebody has said about a source. It never changes: the last one of each person and kind counts.',
  },
)
export type Statement = Static<typeof Statement>

export const StoredStatements = Type.Object({ items: Type.Array(Statement, { description: 'In the order of the request.' }) })

export const StatementsQuery = Type.Object(
  {
    after: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 2 ** 53 - 1, default: 0, description: 'Only statements with a larger `sequence`.' }),
    ),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 10000, default: 1000, description: 'At most this many.' })),
  },
  closed,
)

export const StatementPage = Type.Object(
  {
    items: Type.Array(Statement),
    total: Type.Integer({ description: 'How many statements the job has, which is the `sequence` of the newest.' }),
  },
  { description: 'Statements, oldest first.' },
)
export type StatementPage = Static<typeof StatementPage>

const PersonSummary = Type.Object({
  by: Person,
  labels: Type.Integer({ description: 'Sources that have a label of this person now.' }),
  verdicts: Type.Integer({ description: 'Sources that have a verdict of this person now.' }),
  notes: Type.Integer({ description: 'Sources that have a note of this person now.' }),
  last: Time,
})

const Disagreement = Type.Object({
  target: Target,
  labels: Type.Array(Type.String(), { description: 'What the first and the second person call it.', examples: [['galaxy', 'artefact']] }),
})

const PairSummary = Type.Object({
  people: Type.Array(Type.String(), { description: 'Two names.', examples: [['Ada', 'Bob']] }),
  count: Type.Integer({ description: 'Sources that both have labelled.' }),
  agreed: Type.Integer({ description: 'Of these, the ones with the same label.' }),
  kappa: Type.Union([Type.Number(), Type.Null()], {
    description:
      "Cohen's kappa (Cohen 1960, Educ. Psychol. Meas. 20, 37): 1 for full agreement, 0 for that of chance. Null where both use one label only.",
  }),
  disagreements: Type.Array(Disagreement, { description: 'The sources that they call differently; at most 500.' }),
})

export const StatementSummary = Type.Object(
  {
    total: Type.Integer({ description: 'Statements of the job.' }),
    targets: Type.Integer({ description: 'Sources that have a label or a verdict of anybody.' }),
    people: Type.Array(PersonSummary, { description: 'Those with the most labels and verdicts first; at most 100.' }),
    pairs: Type.Array(PairSummary, { description: 'Of the first 20 people, those who have labelled the same sources.' }),
  },
  { title: 'StatementSummary' },
)
export type StatementSummary = Static<typeof StatementSummary>

const LabelledFormat = Type.Union([Type.Literal('csv'), Type.Literal('votable'), Type.Literal('fits'), Type.Literal('json')])
export type LabelledFormat = Static<typeof LabelledFormat>

export const LabelledParams = Type.Object({
  id: Type.String({ maxLength: 200, description: 'The id of the job.' }),
  table: Type.Unsafe<CatalogueTable>({
    ...CatalogueTable,
    description: 'sources, or components and islands with what was said of their source.',
  }),
})

export const LabelledQuery = Type.Object(
  {
    format: Type.Optional(Type.Unsafe<LabelledFormat>({ ...LabelledFormat, default: 'csv', description: 'A file of this format.' })),
    by: Type.Optional(
      Type.String({ minLength: 1, maxLength: 80, description: 'Only what this person says; the majority where left out.' }),
    ),
    edits: Type.Optional(
      Type.Boolean({
        default: false,
        description: 'With the values of fits that people have made again, and rows for sources that they have added.',
      }),
    ),
  },
  closed,
)

export const TrainingSetQuery = Type.Object(
  {
    size: Type.Optional(Type.Integer({ minimum: 4, maximum: 512, default: 64, description: 'Side of a cutout, pixels of the image.' })),
    labels: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 40 }), {
        maxItems: 100,
        description: 'Only sources with this label; given several times, with one of these.',
        examples: [['galaxy', 'artefact']],
      }),
    ),
  },
  closed,
)
