// Apps and datasets: what a job can run, and on what besides uploads.

import { type Static, Type } from 'typebox'

/** What an option may be given as. */
export const OptionValue = Type.Union([Type.String({ maxLength: 10000 }), Type.Number(), Type.Boolean()])

export const AppOption = Type.Object(
  {
    name: Type.String({ description: 'As it is spelled in requests.', examples: ['seedthr'] }),
    type: Type.String({ description: 'flag, integer, number, string or enum.', examples: ['number'] }),
    default: Type.Optional(OptionValue),
    min: Type.Optional(Type.Number()),
    max: Type.Optional(Type.Number()),
    values: Type.Optional(Type.Array(Type.String(), { description: 'Of an enum.' })),
    unit: Type.Optional(Type.String({ description: 'What a number counts.', examples: ['sigma'] })),
    category: Type.String(),
    subcategory: Type.Optional(Type.String()),
    advanced: Type.Optional(Type.Boolean()),
    mandatory: Type.Optional(Type.Boolean()),
    description: Type.String(),
    effective: Type.Optional(Type.Boolean({ description: 'False for a name that is accepted and has no effect.' })),
  },
  { title: 'AppOption' },
)

const AppInput = Type.Object({
  name: Type.String(),
  formats: Type.Array(Type.String(), { description: 'By the content of the file.' }),
  description: Type.String(),
  optional: Type.Optional(Type.Boolean()),
})

const AppProduct = Type.Object({
  role: Type.String({ description: 'What it is for the app, such as catalog or map.' }),
  pattern: Type.String({ description: 'Glob on names of products.' }),
  mediaType: Type.String(),
  description: Type.String(),
})

const summary = {
  name: Type.String({ examples: ['caesar'] }),
  version: Type.String(),
  summary: Type.String({ description: 'What it does, in one sentence.' }),
}

export const AppSummary = Type.Object(summary, { title: 'AppSummary' })
export const AppList = Type.Object({ items: Type.Array(AppSummary) })

export const App = Type.Object(
  {
    ...summary,
    inputs: Type.Array(AppInput),
    options: Type.Array(AppOption, { description: 'All options: forms and checks are made from this table.' }),
    products: Type.Array(AppProduct),
  },
  { title: 'App', description: 'What a job can run.' },
)
export type App = Static<typeof App>

export const AppName = Type.Object({ name: Type.String({ maxLength: 200, description: 'The name of the app.' }) })

export const DatasetList = Type.Object({
  items: Type.Array(Type.Object({ id: Type.String(), description: Type.String() }), {
    description: 'Files that the service offers as input.',
  }),
})
