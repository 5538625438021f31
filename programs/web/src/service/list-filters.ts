// How lists are narrowed, as the service takes it.

import type { File, Job } from '@cirasa/api'

/** Of jobs. */
export type JobListFilter = {
  readonly search?: string
  readonly tag?: string
  readonly state?: Job['state']
  readonly batch?: string
  readonly input?: string
}

/** Of files. */
export type FileListFilter = {
  readonly search?: string
  readonly tag?: string
  readonly format?: File['format']
  readonly removed?: boolean
  readonly sort?: 'newest' | 'oldest' | 'name' | 'largest'
}
