// The finder's options as data: the CLI's flags, the form, the checks and the reference page are all made from this table.

/** One option of a finder or an app. */
export interface OptionDefinition {
  /** kebab-case, as the flag is spelled. */
  readonly name: string
  readonly type: 'number' | 'integer' | 'boolean' | 'enum'
  readonly default: number | boolean | string
  readonly min?: number
  readonly max?: number
  readonly values?: readonly string[]
  /** What the number counts, for help texts: 'sigma', 'beams', 'px', 's'. */
  readonly unit?: string
  readonly category: 'detection' | 'noise' | 'deblending' | 'fitting' | 'beam' | 'execution'
  readonly advanced?: boolean
  readonly description: string
}
