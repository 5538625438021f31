// How far two people agree on labels, beyond what chance would give.

/** Two people on the sources that both have labelled. */
export interface LabelAgreement {
  /** Sources that both have labelled. */
  readonly count: number
  /** Of these, the ones with the same label. */
  readonly agreed: number
  /**
   * Cohen's kappa, (p_o - p_e) / (1 - p_e) with the share p_o on which both agree and the share p_e on which they would by chance, each
   * keeping to their own shares of labels (Cohen 1960, Educ. Psychol. Meas. 20, 37). 1 for full agreement, 0 for that of chance, negative
   * below. Null where it is not defined: with no source, and where both use one and the same label only.
   */
  readonly kappa: number | null
}

/**
 * Compares the labels of two people, which are numbers from 1 on, the same number for the same label; 0 where a person has none.
 *
 * @param first one number a source
 * @param second the same sources in the same order
 * @example labelAgreement(Int32Array.of(1, 2, 2, 0), Int32Array.of(1, 2, 1, 1)) // { count: 3, agreed: 2, kappa: 0.4 }
 */
export function labelAgreement(first: Int32Array, second: Int32Array): LabelAgreement {
  let labels = 0
  for (const label of second) if (label > labels) labels = label
  const ofSecond = new Uint32Array(labels + 1)
  let count = 0
  let agreed = 0
  for (let source = 0; source < first.length; source++) {
    if (first[source] === 0 || second[source] === 0) continue
    count++
    ofSecond[second[source]]++
    if (first[source] === second[source]) agreed++
  }
  let chance = 0
  for (let source = 0; source < first.length; source++) {
    const label = first[source]
    // A label that the second one never uses is not agreed on by chance either.
    if (label > 0 && label <= labels && second[source] > 0) chance += ofSecond[label]
  }
  const all = count * count
  // Whole numbers, so that full agreement is exactly 1.
  return { count, agreed, kappa: chance === all ? null : (agreed * count - chance) / (all - chance) }
}
