// What a change of a record means for its owner's account: pure sums, so that no account is ever made by a scan.

import { type FileRecord, type Instant, isEnded, type Job } from '@cirasa/jobs'
import { type Counter, counters, type DayCounter, stateColumns } from './schema.ts'
import { storable } from './storable-text.ts'

/** How far counters of one owner move; what is left out stays. */
export interface AccountMove {
  readonly owner: string
  readonly counters: Partial<Record<Counter, number>>
  /** By day, `2026-11-20`. */
  readonly days: Readonly<Record<string, Partial<Record<DayCounter, number>>>>
}

/** A file comes (only `after`) or goes (only `before`). */
export function moveOfFile(before: FileRecord | undefined, after: FileRecord | undefined): AccountMove {
  const { owner, uploaded, bytes } = (after ?? before)!
  return {
    owner: storable(owner),
    counters: difference(before && { files: 1, file_bytes: bytes }, after && { files: 1, file_bytes: bytes }),
    days: before === undefined ? { [dayOf(uploaded)]: { uploaded_bytes: bytes } } : {},
  }
}

/** A job comes, changes or goes. The seconds that it ran stay in the account when it goes. */
export function moveOfJob(before: Job | undefined, after: Job | undefined): AccountMove {
  const { owner } = (after ?? before)!
  const ends = after !== undefined && isEnded(after.state) && !(before !== undefined && isEnded(before.state))
  const seconds = ends ? { run_seconds: after.elapsed, success_seconds: after.state === 'SUCCESS' ? after.elapsed : 0 } : {}
  const days: Record<string, Partial<Record<DayCounter, number>>> = {}
  if (before === undefined && after !== undefined) days[dayOf(after.submitted)] = { submitted: 1 }
  if (ends) {
    const day = dayOf(after.ended ?? after.submitted)
    days[day] = { ...days[day], ended: 1, run_seconds: after.elapsed }
  }
  return {
    owner: storable(owner),
    counters: { ...difference(before && countsOfJob(before), after && countsOfJob(after)), ...seconds },
    days,
  }
}

/** One move for each owner, in the order of owners: two transactions that lock accounts in the same order cannot block each other. */
export function joinMoves(moves: readonly AccountMove[]): AccountMove[] {
  const joined = new Map<string, AccountMove>()
  for (const move of moves) {
    const known = joined.get(move.owner)
    joined.set(move.owner, known === undefined ? move : sumOf(known, move))
  }
  return [...joined.values()].sort((a, b) => (a.owner < b.owner ? -1 : 1))
}

/** True for a move that moves nothing, as when a job notes its progress. */
export const isStill = ({ counters, days }: AccountMove): boolean =>
  Object.values(counters).every((value) => value === 0) && Object.keys(days).length === 0

const dayOf = (at: Instant): string => new Date(at).toISOString().slice(0, 10)

type Counts = Partial<Record<Counter, number>>

function countsOfJob({ state, taskEnded, productBytes }: Job): Counts {
  return { [stateColumns[state]]: 1, under_way: taskEnded ? 0 : 1, product_bytes: productBytes }
}

function difference(before: Counts | undefined, after: Counts | undefined): Counts {
  const moved: Counts = {}
  for (const name of counters) {
    const by = (after?.[name] ?? 0) - (before?.[name] ?? 0)
    if (by !== 0) moved[name] = by
  }
  return moved
}

function sumOf(a: AccountMove, b: AccountMove): AccountMove {
  const days = { ...a.days }
  for (const [day, sums] of Object.entries(b.days)) days[day] = added(days[day] ?? {}, sums)
  return { owner: a.owner, counters: added(a.counters, b.counters), days }
}

function added<Name extends string>(a: Partial<Record<Name, number>>, b: Partial<Record<Name, number>>): Partial<Record<Name, number>> {
  const sum = { ...a }
  for (const name of Object.keys(b) as Name[]) sum[name] = (sum[name] ?? 0) + (b[name] ?? 0)
  return sum
}
