// How far two people agree on labels, beyond what chance would give.

/** Two people's labels of the sources that both have labelled, counted. */
export class LabelPairs {
  readonly #first = new Map<string, number>()
  readonly #second = new Map<string, number>()
  #count = 0
  #agreed = 0

  add(first: string, second: string): void {
    this.#first.set(first, (this.#first.get(first) ?? 0) + 1)
    this.#second.set(second, (this.#second.get(second) ?? 0) + 1)
    this.#count++
    if (first === second) this.#agreed++
  }

  /** Sources that both have labelled. */
  get count(): number {
    return this.#count
  }

  /** Of these, the ones with the same label. */
  get agreed(): number {
    return this.#agreed
  }

  /**
   * Cohen's kappa, (p_o - p_e) / (1 - p_e) with the share p_o on which both agree and the share p_e on which they would by chance, each
   * keeping to their own shares of labels (Cohen 1960, Educ. Psychol. Meas. 20, 37). 1 for full agreement, 0 for that of chance, negative
   * below. Null where it is not defined: with no source, and where both use one and the same label only.
   */
  get kappa(): number | null {
    let chance = 0
    for (const [label, first] of this.#first) chance += first * (this.#second.get(label) ?? 0)
    const all = this.#count * this.#count
    // Whole numbers, so that full agreement is exactly 1.
    return chance === all ? null : (this.#agreed * this.#count - chance) / (all - chance)
  }
}
