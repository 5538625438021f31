// Reads a submission in any of the forms that clients of caesar-rest send: the fields were renamed twice, and all are still about.

import { wireErrors } from '../errors.ts'

/** How an input is named. */
export type WireInputFormat = 'uid' | 'abspath' | 'dataset'

/** An input as the request names it. */
export interface WireInput {
  readonly format: WireInputFormat
  readonly value: string
}

/** A submission, whatever its form was; the last two are given back in the answer as they came. */
export interface WireSubmission {
  readonly app: string
  readonly options: Readonly<Record<string, unknown>>
  readonly inputs: readonly WireInput[]
  readonly tag: string
  readonly optionsKey: 'job_inputs' | 'job_options'
  readonly dataInputs: string | readonly string[]
}

const MOST_INPUTS = 10_000

/**
 * The submission in a body. Forms: `job_inputs` with `data_inputs: uid` and perhaps `is_data_inputs_uid` (2024); `job_inputs` with
 * `data_inputs` and `data_inputs_format`, each one or a list; `job_options` with `data_inputs: { data, format }`; and the oldest, where
 * `job_inputs.inputfile` names the upload. They may be mixed. Throws the errors of WIRE.
 */
export function readSubmission(body: unknown): WireSubmission {
  if (!isRecord(body)) throw wireErrors.NOT_JSON()
  const { app, tag } = body
  if (typeof app !== 'string' || app.trim() === '') throw wireErrors.NO_APP()
  const optionsKey = body.job_options === undefined ? 'job_inputs' : 'job_options'
  const given = body[optionsKey]
  if (given === undefined || given === null || given === '' || (isRecord(given) && Object.keys(given).length === 0)) {
    throw wireErrors.NO_OPTIONS()
  }
  if (!isRecord(given)) throw wireErrors.MALFORMED({ reason: `${optionsKey} is not an object` })
  if (tag !== undefined && tag !== null && typeof tag !== 'string') throw wireErrors.MALFORMED({ reason: 'tag is not a text' })
  const { inputfile, ...options } = given
  const inputs = body.data_inputs === undefined && inputfile !== undefined ? [oldestInput(inputfile)] : dataInputs(body)
  const values = inputs.map(({ value }) => value)
  const listed = Array.isArray(body.data_inputs) || (isRecord(body.data_inputs) && Array.isArray(body.data_inputs.data))
  return { app, options, inputs, tag: tag ?? '', optionsKey, dataInputs: listed ? values : values[0] }
}

/** `inputfile` of the oldest form: where the service itself said that it had put an upload, so that the uid is in the name. */
function oldestInput(inputfile: unknown): WireInput {
  const value = oneInput(inputfile)
  const uid = /(?:^|\/)([0-9a-f]{32})(?:\.\w+)?$/.exec(value)?.[1]
  return uid ? { format: 'uid', value: uid } : { format: 'abspath', value }
}

function dataInputs(body: Readonly<Record<string, unknown>>): readonly WireInput[] {
  const field = body.data_inputs
  if (field === undefined || field === null) throw wireErrors.NO_DATA()
  const nested = isRecord(field)
  const data = nested ? field.data : field
  if (data === undefined || data === null) throw wireErrors.NO_DATA()
  const format = (nested ? field.format : undefined) ?? body.data_inputs_format ?? (body.is_data_inputs_uid === false ? 'abspath' : 'uid')
  if (!Array.isArray(data)) {
    if (Array.isArray(format)) throw wireErrors.MALFORMED({ reason: 'one input and a list of formats' })
    return [{ format: inputFormat(format), value: oneInput(data) }]
  }
  if (data.length === 0) throw wireErrors.EMPTY_DATA()
  if (data.length > MOST_INPUTS) throw wireErrors.MALFORMED({ reason: `more than ${MOST_INPUTS} inputs` })
  if (Array.isArray(format) && format.length !== data.length) {
    throw wireErrors.MALFORMED({ reason: `${data.length} inputs and ${format.length} formats` })
  }
  return data.map((value, index) => ({ format: inputFormat(Array.isArray(format) ? format[index] : format), value: oneInput(value) }))
}

function oneInput(value: unknown): string {
  if (typeof value !== 'string') throw wireErrors.MALFORMED({ reason: 'an input is not a text' })
  if (value.trim() === '') throw wireErrors.EMPTY_DATA()
  return value
}

function inputFormat(format: unknown): WireInputFormat {
  if (format === 'uid' || format === 'abspath' || format === 'dataset') return format
  throw wireErrors.BAD_FORMAT({ format: typeof format === 'string' ? format.slice(0, 50) : typeof format })
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
