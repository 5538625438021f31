// An example of a schema, made of the examples and defaults of its fields.

interface JsonSchema {
  readonly examples?: readonly unknown[]
  readonly default?: unknown
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly JsonSchema[]
  readonly type?: string
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly minimum?: number
}

/** @example exampleOf(Type.Object({ limit: Type.Integer({ default: 5 }) })) // { limit: 5 } */
export function exampleOf(schema: unknown): unknown {
  const { examples, default: standard, const: only, enum: words, anyOf, type, properties = {}, items, minimum } = schema as JsonSchema
  if (examples && examples.length > 0) return examples[0]
  if (standard !== undefined) return standard
  if (only !== undefined) return only
  if (words) return words[0]
  if (anyOf) return exampleOf(anyOf[0])
  if (type === 'object') return Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, exampleOf(property)]))
  if (type === 'array') return items ? [exampleOf(items)] : []
  if (type === 'integer' || type === 'number') return minimum ?? 0
  if (type === 'boolean') return true
  return type === 'null' ? null : 'text'
}
