// The seam of apps: what a job can run, said as data, so that the form, the flags, the checks and the docs are all made from it.

/** What an option is given as. */
export type AppOptionValue = string | number | boolean

/** One option of an app. */
export interface AppOption {
  /** As it is spelled in requests and on the command line. */
  readonly name: string
  readonly type: 'flag' | 'integer' | 'number' | 'string' | 'enum'
  /** What holds where the option is not given; an option without a default has no effect then. */
  readonly default?: AppOptionValue
  readonly min?: number
  readonly max?: number
  readonly values?: readonly string[]
  /** What a number counts, such as `sigma` or `px`. */
  readonly unit?: string
  readonly category: string
  readonly subcategory?: string
  readonly advanced?: boolean
  readonly mandatory?: boolean
  readonly description: string
  /** False for a name that is accepted for the sake of older clients and has no effect here: a job that sets it is told so. */
  readonly effective?: boolean
  /** The key that requests may spell it by instead: some options of caesar-rest are described under one name and read under another. */
  readonly requestKey?: string
  /** True for what caesar-rest's app does not have: the description in its format is without it. */
  readonly nativeOnly?: boolean
}

/** What an app takes in. */
export interface AppInput {
  readonly name: string
  /** Formats by the content of the file, such as `fits`. */
  readonly formats: readonly string[]
  readonly description: string
  readonly optional?: boolean
}

/** A kind of file that an app makes. */
export interface AppProduct {
  readonly role: string
  /** Glob on names of products, such as `catalog-*.json`. */
  readonly pattern: string
  readonly mediaType: string
  readonly description: string
}

/** All that is to be known of an app without running it. */
export interface AppManifest {
  readonly name: string
  readonly version: string
  /** One sentence. */
  readonly summary: string
  readonly options: readonly AppOption[]
  readonly inputs: readonly AppInput[]
  readonly products: readonly AppProduct[]
}
