// What is wrong with a filter that a person wrote: thrown inside, a value outside.

/** Points at a piece of the text, characters from `at` up to `end`. */
export class FilterProblem extends Error {
  readonly at: number
  readonly end: number
  readonly suggestion: string | undefined

  constructor(says: string, at: number, end: number, suggestion?: string) {
    super(says)
    this.at = at
    this.end = end
    this.suggestion = suggestion
  }
}
