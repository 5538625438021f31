// A job as the service accepts it, for the app that counts.

import type { Job } from '@cirasa/jobs'
import { exampleJob } from '@cirasa/jobs/conformance'

export const waitingJob = (change: Partial<Job>): Job =>
  exampleJob({ app: 'count', options: {}, inputs: [], submitted: Date.now(), limits: {}, ...change })
