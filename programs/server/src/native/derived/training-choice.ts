// Which sources a training set holds: those with a label, or with one of those that are asked for.

import { editsOf, judgements, type Opinions } from '@cirasa/catalog'
import { serverErrors } from '../../errors.ts'
import type { ChosenSource, TrainingChoiceTask } from './derivation.ts'

/** JSON of an array of ChosenSource, in UTF-8. Throws SERVER_TOO_MANY_CUTOUTS. */
export function trainingChoice({ labels, most }: TrainingChoiceTask, opinions: Opinions): Uint8Array {
  const wanted = labels && new Set(labels)
  const added = new Map(editsOf(opinions).flatMap(({ kind, target, numbers: { x, y } }) => (kind === 'added' ? [[target, { x, y }]] : [])))
  const chosen: ChosenSource[] = []
  let count = 0
  for (const [target, judgement] of judgements(opinions)) {
    if (judgement.label === null || wanted?.has(judgement.label) === false) continue
    const place = added.get(target)
    if (++count <= most) chosen.push({ target, judgement, ...(place ? { added: place } : {}) })
  }
  if (count > most) throw serverErrors.TOO_MANY_CUTOUTS({ count, most })
  return new TextEncoder().encode(JSON.stringify(chosen))
}
