// Values that fit a schema, or nearly: what a client sends that has read the document, and one that has read it badly.

import fc from 'fast-check'

interface JsonSchema {
  readonly type?: string
  readonly const?: unknown
  readonly anyOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly examples?: readonly unknown[]
}

/** One value in eight is another one than the schema wants. */
export function jsonOf(schema: unknown): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 7, arbitrary: fitting(schema as JsonSchema) }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) })
}

function fitting(schema: JsonSchema): fc.Arbitrary<unknown> {
  const { type, anyOf, items, minimum = -1000, maximum = 100_000, maxLength = 30, examples = [] } = schema
  if ('const' in schema) return fc.constant(schema.const)
  if (anyOf) return fc.oneof(...anyOf.map(jsonOf))
  if (examples.length > 0 && type !== 'object') return fc.oneof(fc.constantFrom(...examples), plainOf(schema))
  if (type === 'object') return objectOf(schema)
  if (type === 'array') return fc.array(jsonOf(items ?? {}), { maxLength: 4 })
  if (type === 'integer') return fc.integer({ min: Math.max(minimum, -(2 ** 31)), max: Math.min(maximum, 2 ** 31 - 1) })
  if (type === 'string') return fc.string({ maxLength: Math.min(maxLength + 1, 300), unit: 'binary' })
  return plainOf(schema)
}

function plainOf({ type, maxLength = 30 }: JsonSchema): fc.Arbitrary<unknown> {
  if (type === 'number' || type === 'integer') return fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
  if (type === 'boolean') return fc.boolean()
  if (type === 'string') return fc.string({ maxLength: Math.min(maxLength + 1, 300) })
  if (type === 'null') return fc.constant(null)
  return fc.jsonValue({ maxDepth: 1 })
}

function objectOf({ properties = {}, patternProperties = {}, required = [] }: JsonSchema): fc.Arbitrary<unknown> {
  const named = Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, jsonOf(property)]))
  const [loose] = Object.values(patternProperties)
  const known = fc.record(named, { requiredKeys: required.filter((name) => name in named) })
  if (!loose) return known
  const keys = fc.oneof(fc.constantFrom('seedthr', 'mergethr', 'fitsources', '__proto__', 'constructor'), fc.string())
  return fc.dictionary(keys, jsonOf(loose), { maxKeys: 3 })
}
