// How long work says where it is.

/** One report: which stage runs, how far all of the work is (0 to 1), and a count worth showing, such as islands so far. */
export interface Progress {
  readonly stage: 'noise' | 'detection' | 'fitting' | 'measurement'
  readonly fraction: number
  readonly count?: number
}

export type ReportProgress = (progress: Progress) => void
