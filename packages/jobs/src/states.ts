// The states of a job and the one table of what may become of it.

/** As on the wire of caesar-rest. */
export const jobStates = ['PENDING', 'RUNNING', 'SUCCESS', 'FAILURE', 'ABORTED', 'CANCELED', 'TIMED-OUT'] as const

export type JobState = (typeof jobStates)[number]

/** What can happen to a job. */
export type TransitionName = 'dispatch' | 'start' | 'requeue' | 'succeed' | 'fail' | 'timeOut' | 'cancel' | 'abort'

/**
 * From which states a transition leads where. Whatever is not here cannot happen: an ended job stays as it ended.
 * `dispatch` hands a waiting job to the scheduler, `requeue` takes back one whose task was lost, `abort` ends one that could not be
 * handed over at all.
 */
export const transitionTable: Readonly<Record<TransitionName, { readonly from: readonly JobState[]; readonly to: JobState }>> = {
  dispatch: { from: ['PENDING'], to: 'PENDING' },
  start: { from: ['PENDING'], to: 'RUNNING' },
  requeue: { from: ['PENDING', 'RUNNING'], to: 'PENDING' },
  succeed: { from: ['PENDING', 'RUNNING'], to: 'SUCCESS' },
  fail: { from: ['PENDING', 'RUNNING'], to: 'FAILURE' },
  timeOut: { from: ['PENDING', 'RUNNING'], to: 'TIMED-OUT' },
  cancel: { from: ['PENDING', 'RUNNING'], to: 'CANCELED' },
  abort: { from: ['PENDING'], to: 'ABORTED' },
}

/** True for a state that no transition leaves. */
export const isEnded = (state: JobState): boolean => !Object.values(transitionTable).some(({ from }) => from.includes(state))
