// Which schema of a union a value was meant for: one whose `kind`, or what else tells them apart, it has.

import type { TSchema } from 'typebox'
import type { TLocalizedValidationError } from 'typebox/error'

/** A value that no schema of a union takes. */
export interface UnionTrouble {
  /** Where the value stands, as in `instancePath`. */
  readonly path: string
  readonly value: unknown
  /** What tells the schemas apart, and what it may be. */
  readonly tag: string
  readonly tags: readonly string[]
  /** The schema that the value was meant for; undefined where its tag is none of those. */
  readonly meant: TSchema | undefined
}

type Union = TSchema & { readonly anyOf: readonly TSchema[] }

/** The first union of tagged objects that an error is in; undefined where it is in none. */
export function unionTrouble(
  schema: TSchema,
  whole: unknown,
  { schemaPath, instancePath }: TLocalizedValidationError,
): UnionTrouble | undefined {
  const steps = schemaPath.split('/').slice(1)
  const places = instancePath.split('/').slice(1)
  let here: unknown = schema
  let value = whole
  const path: string[] = []
  for (let step = 0; step < steps.length; step++) {
    const found = taggedUnion(here)
    if (found) {
      const given = (value as Record<string, unknown> | null | undefined)?.[found.tag]
      const meant = found.union.anyOf.find((one) => tagOf(one, found.tag) === given)
      return { path: path.map((place) => `/${place}`).join(''), value, tag: found.tag, tags: found.tags, meant }
    }
    const isProperty = steps[step] === 'properties'
    if (!isProperty && steps[step] !== 'items') return undefined
    here = isProperty ? (here as { properties: Record<string, unknown> }).properties[steps[++step]] : (here as { items: unknown }).items
    path.push(places[path.length])
    value = (value as Record<string, unknown> | null | undefined)?.[path.at(-1)!]
  }
  return undefined
}

function taggedUnion(schema: unknown): { readonly union: Union; readonly tag: string; readonly tags: readonly string[] } | undefined {
  const { anyOf } = (schema ?? {}) as Partial<Union>
  if (!anyOf) return undefined
  const names = Object.keys((anyOf[0] as { properties?: object }).properties ?? {})
  for (const tag of names) {
    const tags = anyOf.map((one) => tagOf(one, tag))
    if (tags.every((one) => typeof one === 'string')) return { union: schema as Union, tag, tags }
  }
  return undefined
}

const tagOf = (schema: TSchema, tag: string): unknown =>
  (schema as { properties?: Readonly<Record<string, { readonly const?: unknown }>> }).properties?.[tag]?.const
