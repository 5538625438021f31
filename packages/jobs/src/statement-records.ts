// What is kept of what people say about the sources of a job: added to, never changed, gone with the job.

import type { Instant } from './job.ts'

/** Something said about a source of a job's result. */
export interface StatementRecord {
  /** Counts the statements of the job from 1, without gaps and in the order in which others see them. */
  readonly sequence: number
  /** 32 hexadecimal digits, unique in the job. */
  readonly id: string
  readonly job: string
  /** The source that is spoken of. */
  readonly target: string
  /** The name of the person. */
  readonly by: string
  readonly at: Instant
  /** What is said of it, such as a label; the store does not mind which kinds there are. */
  readonly kind: string
  /** Text, or numbers by name; null takes back what was said. */
  readonly value: string | Readonly<Record<string, number>> | null
}

/** A statement that has no place in its job yet. */
export type StatementAddition = Omit<StatementRecord, 'sequence' | 'job'>

/** A part of the statements of a job, oldest first. */
export interface StatementPart {
  readonly items: readonly StatementRecord[]
  /** How many the job has, which is the sequence number of the newest. */
  readonly total: number
}

export interface StatementQuery {
  /** Only statements with a larger sequence number; 0 where left out. */
  readonly after?: number
  /** At most this many, and at most 10000; 100 where left out. */
  readonly limit?: number
}

/** How much the statements of one job may be; no bound where left out. */
export interface StatementBounds {
  readonly count?: number
  /** Of targets, names of people and values, as UTF-8. */
  readonly bytes?: number
}

export interface StatementRecords {
  /**
   * All or none; gives them as they are kept, in the order given. One whose id the job has already is not added again: what is kept under it is
   * given back. Undefined where the owner has no such job. Throws JOBS_TOO_MANY_STATEMENTS and JOBS_STATEMENTS_TOO_LARGE when the job would have
   * more than the bounds.
   */
  add(
    owner: string,
    job: string,
    statements: readonly StatementAddition[],
    most?: StatementBounds,
  ): Promise<readonly StatementRecord[] | undefined>
  /** Undefined where the owner has no such job. Whoever has seen a sequence number has seen all smaller ones. */
  list(owner: string, job: string, query?: StatementQuery): Promise<StatementPart | undefined>
  /**
   * Forgets the newest statements of a job that is about to be removed, at most this many; gives how many are left. A job goes with all of its
   * statements, and with a million of them everybody would wait.
   */
  forget(owner: string, job: string, count: number): Promise<number>
}
