// What a run says that its fits went by. Its record comes from a file, so that it is checked before anything is fitted by it.

import type { FitConditionsRecord, RunRecord } from '@cirasa/catalog'

/** The conditions of a run; undefined where its record does not tell them. */
export function conditionsOf({ conditions }: Pick<RunRecord, 'conditions'>): FitConditionsRecord | undefined {
  if (typeof conditions !== 'object' || conditions === null) return undefined
  const { beam, whiteFraction, modelError, noiseBySize } = conditions
  const { flux, peak, position, axes } = noiseBySize ?? {}
  const isWhole = [beam, flux, peak, position, axes].every(areNumbers) && areNumbers([whiteFraction, modelError])
  return isWhole && beam.length === 3 && beam[0] * beam[2] > beam[1] * beam[1] ? conditions : undefined
}

const areNumbers = (values: readonly number[] | undefined): boolean =>
  Array.isArray(values) && values.length > 0 && values.every(Number.isFinite)
