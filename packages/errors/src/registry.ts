// One table of errors a package: a stable code, a sentence, and what to do about it. Pages and exit codes are made from it.

/** What a registry says of one error. Words in braces are filled from the values given when it is thrown. */
export interface ErrorEntry {
  readonly says: string
  readonly do: string
}

/** Values that fill the braces of an entry's sentences. */
export type ErrorValues = Readonly<Record<string, string | number | boolean | undefined>>

/** An expected failure with a stable code, such as FITS_TRUNCATED; programs map it to an exit code or a response. */
export class CodedError extends Error {
  readonly code: string
  readonly remedy: string
  readonly values: ErrorValues

  constructor(code: string, says: string, remedy: string, values: ErrorValues, cause?: unknown) {
    super(says, cause === undefined ? undefined : { cause })
    this.name = 'CodedError'
    this.code = code
    this.remedy = remedy
    this.values = values
  }
}

/** Makes one error of a registry. */
export type ErrorMaker = (values?: ErrorValues, cause?: unknown) => CodedError

/** A package's errors by name, and the entries themselves for the reference page. */
export type ErrorRegistry<Names extends string> = Readonly<Record<Names, ErrorMaker>> & {
  readonly entries: ReadonlyMap<string, ErrorEntry>
}

/**
 * Makes a package's registry: `registry('FITS', { TRUNCATED: { says, do } })` gives `TRUNCATED({ missing: 2880 })`,
 * an error with the code `FITS_TRUNCATED`.
 */
export function registry<Names extends string>(prefix: string, table: Readonly<Record<Names, ErrorEntry>>): ErrorRegistry<Names> {
  const entries = new Map<string, ErrorEntry>()
  const makers: Record<string, ErrorMaker> = {}
  for (const name of Object.keys(table) as Names[]) {
    const entry = table[name]
    const code = `${prefix}_${name}`
    entries.set(code, entry)
    makers[name] = (values = {}, cause) => new CodedError(code, fill(entry.says, values), fill(entry.do, values), values, cause)
  }
  return Object.freeze({ ...makers, entries }) as unknown as ErrorRegistry<Names>
}

/** True for an error of any registry, also one that came from a worker as a plain clone. */
export function isCodedError(error: unknown): error is CodedError {
  return error instanceof Error && typeof (error as CodedError).code === 'string' && typeof (error as CodedError).remedy === 'string'
}

function fill(sentence: string, values: ErrorValues): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => (values[name] === undefined ? whole : String(values[name])))
}
