// The states of a job in words, with the colour and the meaning that they have on every page.

import type { Job } from '@cirasa/api'

export type JobState = Job['state']

/** How a state is spoken of and shown. */
export interface StateWords {
  readonly says: string
  readonly color: 'gray' | 'indigo' | 'teal' | 'red' | 'yellow'
  /** What it means, in one sentence. */
  readonly means: string
}

/** In the order in which lists count them. */
export const stateWords: Readonly<Record<JobState, StateWords>> = {
  PENDING: { says: 'Waiting', color: 'gray', means: 'It waits until it can run.' },
  RUNNING: { says: 'Running', color: 'indigo', means: 'It runs now.' },
  SUCCESS: { says: 'Done', color: 'teal', means: 'It ended as it should.' },
  FAILURE: { says: 'Failed', color: 'red', means: 'The app could not do what was asked.' },
  ABORTED: { says: 'Not started', color: 'red', means: 'It could not be handed to the scheduler.' },
  CANCELED: { says: 'Cancelled', color: 'gray', means: 'Somebody ended it.' },
  'TIMED-OUT': { says: 'Out of time', color: 'yellow', means: 'It took longer than its limit.' },
}

export const jobStates = Object.keys(stateWords) as readonly JobState[]

/** True while the job may still change. */
export const isActive = ({ state }: Pick<Job, 'state'>): boolean => state === 'PENDING' || state === 'RUNNING'
