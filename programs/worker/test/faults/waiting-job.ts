// A job as the service accepts it.

import { type Job, newId } from '@cirasa/jobs'

export const waitingJob = (change: Partial<Job>): Job => ({
  id: newId(),
  owner: 'ada',
  app: 'count',
  options: {},
  inputs: [],
  tag: '',
  state: 'PENDING',
  reason: 'Waits for its turn.',
  warnings: [],
  submitted: Date.now(),
  attempt: 0,
  scheduler: 'local',
  taskEnded: true,
  elapsed: 0,
  limits: {},
  productBytes: 0,
  revision: 0,
  ...change,
})
