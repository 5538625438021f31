// Checks a part of a request against its schema and says in words which field is wrong and what is wanted there.

import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import type { TLocalizedValidationError } from 'typebox/error'
import { serverErrors } from '../errors.ts'
import { unionTrouble } from './check-union.ts'

/** Gives the value in the types of the schema, defaults filled in. Throws SERVER_BAD_REQUEST. */
export type CheckInput = (value: unknown) => unknown

/** Where in a request a value stands; text is converted outside of bodies, where everything is text. */
export type InputPlace = 'path' | 'query' | 'body'

/** The check of one schema; it is compiled at the first use. A part without a schema is taken as it is. */
export function inputCheck(place: InputPlace, schema: TSchema | undefined): CheckInput {
  if (!schema) return (value) => value
  let compiled: ReturnType<typeof Compile> | undefined
  return (value) => {
    compiled ??= Compile(schema)
    const plain = place === 'body' ? value : compiled.Convert({ ...(value as object) })
    const whole = compiled.Default(plain)
    if (compiled.Check(whole)) return whole
    throw serverErrors.BAD_REQUEST({ reason: reasonOf(place, schema, whole, compiled.Errors(whole)) })
  }
}

const MOST_LENGTH = 300

function reasonOf(place: InputPlace, schema: TSchema, whole: unknown, errors: readonly TLocalizedValidationError[]): string {
  const chosen =
    tagSentence(place, schema, whole, errors) ??
    sentencesOf(place, meantErrors(schema, whole, errors))
      .slice(0, 2)
      .join('; ')
  return (chosen || `the ${place} is not what is wanted here`).slice(0, MOST_LENGTH)
}

/** Says which kinds there are, where a value has none of them. */
function tagSentence(
  place: InputPlace,
  schema: TSchema,
  whole: unknown,
  [first]: readonly TLocalizedValidationError[],
): string | undefined {
  const trouble = first && unionTrouble(schema, whole, first)
  if (!trouble || trouble.meant) return undefined
  const { path, value, tag, tags } = trouble
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return `${fieldName(place, path)} must be an object with \`${tag}\``
  const words = `one of ${tags.join(', ')}`
  return tag in value
    ? `${fieldName(place, `${path}/${tag}`)} must be ${words}`
    : `${fieldName(place, path)} must have the field ${tag}, ${words}`
}

/** The errors by the schema that a value was meant for: those of the other schemas of a union say nothing of it. */
function meantErrors(schema: TSchema, whole: unknown, errors: readonly TLocalizedValidationError[]): readonly TLocalizedValidationError[] {
  const trouble = errors[0] && unionTrouble(schema, whole, errors[0])
  if (!trouble?.meant) return errors
  const { meant, path, value } = trouble
  return Compile(meant)
    .Errors(value)
    .map((error) => ({ ...error, instancePath: `${path}${error.instancePath}` }))
}

/** Of the errors the ones that name a field come first: that a union as a whole did not match says little. What a field may be is one sentence. */
function sentencesOf(place: InputPlace, errors: readonly TLocalizedValidationError[]): string[] {
  const telling = errors.filter(({ keyword }) => keyword !== 'anyOf' && keyword !== 'boolean')
  const inner = (telling.length > 0 ? telling : errors).filter(
    ({ instancePath, schemaPath }) =>
      !schemaPath.includes('/anyOf/') || !telling.some((other) => other.instancePath.startsWith(`${instancePath}/`)),
  )
  const told: { readonly field: string; readonly wishes: string[]; readonly isOneOf: boolean }[] = []
  for (const error of inner) {
    const [field, wish] = [fieldName(place, error.instancePath), wishOf(error)]
    const isOneOf = error.schemaPath.includes('/anyOf/')
    const known = isOneOf ? told.find((one) => one.isOneOf && one.field === field) : undefined
    if (known) known.wishes.push(wish.replace(/^must be /, ''))
    else told.push({ field, wishes: [wish], isOneOf })
  }
  return [...new Set(told.map(({ field, wishes }) => `${field} ${[...new Set(wishes)].join(' or ')}`))]
}

function fieldName(place: InputPlace, instancePath: string): string {
  const path = instancePath
    .slice(1)
    .replaceAll('/', '.')
    .replace(/[^\w.-]/g, '?')
    .slice(0, 100)
  return path === '' ? `the ${place}` : `\`${path}\` in the ${place}`
}

function wishOf({ keyword, params, message }: TLocalizedValidationError): string {
  const values = params as { readonly allowedValue?: unknown; readonly additionalProperties?: readonly string[] }
  if (keyword === 'additionalProperties') {
    const names = (values.additionalProperties ?? []).slice(0, 3).map(
      (name) =>
        `\`${String(name)
          .replace(/[^\w.-]/g, '?')
          .slice(0, 40)}\``,
    )
    return `does not take ${names.join(', ') || 'other fields'}`
  }
  if (keyword === 'const') return `must be ${JSON.stringify(values.allowedValue)}`
  if (keyword === 'required') return message.replace('required properties', 'the field')
  return message
}
