// The codes and words by which CAESAR's files tell what a source looks like, whether it is real, and how good its fit is.

const codes: Readonly<Record<string, number>> = { compact: 1, point: 2, extended: 3, 'compact-extended': 4, diffuse: 5 }

const labels: Readonly<Record<string, string>> = {
  compact: 'COMPACT',
  point: 'POINT-LIKE',
  extended: 'EXTENDED',
  'compact-extended': 'COMPACT-EXTENDED',
  diffuse: 'DIFFUSE',
}

/** 0 for what is not known. */
export const morphologyCode = (morphology: string): number => codes[morphology] ?? 0

export const morphologyLabel = (morphology: string): string => labels[morphology] ?? 'UNKNOWN'

/** Whatever a machine finds is a candidate: 1 would be real, 3 fake. */
export const SOURCENESS = { code: 2, label: 'CANDIDATE' } as const

/** @param quality 0 to 3 */
export const fitQualityLabel = (quality: number): string => ['BAD-FIT', 'LQ-FIT', 'MQ-FIT', 'HQ-FIT'][quality] ?? 'UNKNOWN'
