// Apps in the caesar-rest format: the flat table of options that its clients iterate over, and the nested form of later versions.

import type { AppManifest, AppOption, AppProduct } from '@cirasa/apps'

/** One option. A bound that is not set is an empty text; flags have none, and a default only where one is set. */
export type WireOption = Readonly<Record<string, unknown>>

/** Options by name. */
export type FlatDescription = Readonly<Record<string, WireOption>>

/** The flat form. */
export function describeFlat({ options }: AppManifest): FlatDescription {
  return Object.fromEntries(options.map((option) => [option.name, wireOption(option)]))
}

/** The nested form: the same options, and what goes in and comes out. */
export function describeNested(app: AppManifest): Readonly<Record<string, unknown>> {
  return {
    name: app.name,
    description: app.summary,
    tool_categories: [],
    input_requirements: {
      supported_formats: [...new Set(app.inputs.flatMap(({ formats }) => formats))],
      expected_data: app.inputs.map(({ description }) => description).join(' '),
      notes: '',
    },
    job_options: describeFlat(app),
    job_outputs: Object.fromEntries(outputs(app.products)),
    limitations: [],
  }
}

const wireTypes: Readonly<Record<AppOption['type'], string>> = { flag: 'none', integer: 'int', number: 'float', string: 'str', enum: 'str' }

function wireOption(option: AppOption): WireOption {
  const { type, category, subcategory = '', description, advanced, mandatory, values } = option
  const common = {
    mandatory: mandatory ?? false,
    type: wireTypes[type],
    description,
    advanced: advanced ? 1 : 0,
    category,
    subcategory,
    enum: type === 'enum',
  }
  if (type === 'flag') return option.default === undefined ? common : { ...common, default: option.default }
  const value = { ...common, default: option.default ?? '' }
  return type === 'enum' ? { ...value, allowed_values: values ?? [] } : { ...value, min: option.min ?? '', max: option.max ?? '' }
}

const PRIMARY = new Set(['catalog', 'islands', 'components', 'sources'])
const PICTURES = new Set(['plot', 'regions', 'map'])

function outputRole(role: string): string {
  if (PRIMARY.has(role)) return 'primary_result'
  if (PICTURES.has(role)) return 'visualization'
  return role === 'model' ? 'model' : 'diagnostic'
}

/** Outputs by role; where a role has several files, the suffix of the file is added to the key, and then a number. */
function outputs(products: readonly AppProduct[]): ReadonlyMap<string, unknown> {
  const named = new Map<string, unknown>()
  for (const { role, pattern, mediaType, description } of products) {
    const format = /\.(\w+)$/.exec(pattern)?.[1] ?? ''
    const base = products.filter((other) => other.role === role).length === 1 ? role : `${role}_${format}`
    let key = base
    for (let count = 2; named.has(key); count++) key = `${base}_${count}`
    const output = { path: null, glob: pattern, type: mediaType, role: outputRole(role), description, format, parser: format }
    named.set(key, { ...output, required: false, notes: '' })
  }
  return named
}
