// Checks a part of a request against its schema and says in words which field is wrong and what is wanted there.

import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import type { TLocalizedValidationError } from 'typebox/error'
import { serverErrors } from '../errors.ts'

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
    throw serverErrors.BAD_REQUEST({ reason: reasonOf(place, compiled.Errors(whole)) })
  }
}

const MOST_LENGTH = 300

/** Of the errors the ones that name a field come first: that a union as a whole did not match says little. */
function reasonOf(place: InputPlace, errors: readonly TLocalizedValidationError[]): string {
  const telling = errors.filter(({ keyword }) => keyword !== 'anyOf' && keyword !== 'boolean')
  const sentences = new Set((telling.length > 0 ? telling : errors).map((error) => sentenceOf(place, error)))
  const chosen = [...sentences].slice(0, 2).join('; ')
  return (chosen || `the ${place} is not what is wanted here`).slice(0, MOST_LENGTH)
}

function sentenceOf(place: InputPlace, { instancePath, keyword, params, message }: TLocalizedValidationError): string {
  const path = instancePath
    .slice(1)
    .replaceAll('/', '.')
    .replace(/[^\w.-]/g, '?')
    .slice(0, 100)
  const field = path === '' ? `the ${place}` : `\`${path}\` in the ${place}`
  const values = params as {
    readonly allowedValue?: unknown
    readonly allowedValues?: unknown
    readonly additionalProperties?: readonly string[]
  }
  if (keyword === 'additionalProperties') {
    const names = (values.additionalProperties ?? []).slice(0, 3).map(
      (name) =>
        `\`${String(name)
          .replace(/[^\w.-]/g, '?')
          .slice(0, 40)}\``,
    )
    return `${field} does not take ${names.join(', ') || 'other fields'}`
  }
  if (keyword === 'const') return `${field} must be ${JSON.stringify(values.allowedValue)}`
  if (keyword === 'required') return `${field} ${message.replace('required properties', 'the field')}`
  return `${field} ${message}`
}
