// What the reference says of a route, as lines of tables: shared by the page in the browser and the one in the documentation.

import type { TSchema } from 'typebox'
import { commonRefusals, type Route } from '../routes/route.ts'
import { refusalMeaning } from './open-api-document.ts'

/** A parameter or field in words. */
export interface FieldWords {
  readonly name: string
  readonly where: 'path' | 'query' | 'header' | 'body' | 'answer'
  readonly type: string
  readonly isNeeded: boolean
  readonly description: string
}

interface JsonSchema {
  readonly type?: string
  readonly description?: string
  readonly default?: unknown
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly const?: unknown
  readonly anyOf?: readonly JsonSchema[]
  readonly items?: JsonSchema
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly title?: string
}

/** All that a request may carry, and what its JSON holds. */
export function requestFields({ params, query, headers, body }: Route): readonly FieldWords[] {
  return [...fieldsOf(params, 'path'), ...fieldsOf(query, 'query'), ...fieldsOf(headers, 'header'), ...fieldsOf(body?.schema, 'body')]
}

/** The fields of a schema of an object, one level deep. */
export function fieldsOf(schema: TSchema | undefined, where: FieldWords['where']): readonly FieldWords[] {
  if (!schema) return []
  const { properties = {}, required = [] } = schema as JsonSchema
  return Object.entries(properties).map(([name, field]) => ({
    name,
    where,
    type: typeWords(field),
    isNeeded: required.includes(name),
    description: [field.description, boundsOf(field)].filter(Boolean).join(' '),
  }))
}

function typeWords(schema: JsonSchema): string {
  if (schema.title) return schema.title
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.anyOf) return [...new Set(schema.anyOf.map(typeWords))].join(' or ')
  if (schema.type === 'array') return `list of ${schema.items ? typeWords(schema.items) : 'anything'}`
  return schema.type ?? 'anything'
}

function boundsOf({ minimum, maximum, maxLength, default: standard }: JsonSchema): string {
  const range = minimum !== undefined && maximum !== undefined && maximum < 2 ** 53 - 1 ? `${minimum} to ${maximum}.` : ''
  const length = maxLength === undefined ? '' : `At most ${maxLength} characters.`
  return [range, length, standard === undefined ? '' : `Default ${JSON.stringify(standard)}.`].filter(Boolean).join(' ')
}

/** What a route refuses, beside what every route may. */
export const refusalLines = ({ refuses }: Route): readonly (readonly [number, string])[] =>
  refuses
    .filter((status) => !(commonRefusals as readonly number[]).includes(status))
    .map((status) => [status, refusalMeaning[status] ?? ''])
