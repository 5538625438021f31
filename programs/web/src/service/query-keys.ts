// Under which keys answers of the service are cached, in one place: who changes something has to name what becomes stale.

import type { CatalogueTable } from '@cirasa/api'

/** How a list of jobs or files is narrowed. */
export type ListFilter = Readonly<Record<string, string | boolean | undefined>>

export const queryKeys = {
  jobs: ['jobs'] as const,
  jobLists: ['jobs', 'list'] as const,
  jobList: (filter: ListFilter) => ['jobs', 'list', filter] as const,
  activeJobs: ['jobs', 'active'] as const,
  job: (id: string) => ['jobs', 'one', id] as const,
  products: (id: string) => ['jobs', 'products', id] as const,
  catalogue: (id: string, table: CatalogueTable) => ['jobs', 'catalogue', id, table] as const,
  files: ['files'] as const,
  fileLists: ['files', 'list'] as const,
  fileList: (filter: ListFilter) => ['files', 'list', filter] as const,
  file: (id: string) => ['files', 'one', id] as const,
  fileHeader: (id: string, hdu: number) => ['files', 'header', id, hdu] as const,
  apps: ['apps'] as const,
  app: (name: string) => ['apps', name] as const,
  account: ['account'] as const,
  accountDays: (days: number) => ['account', 'days', days] as const,
  service: ['service'] as const,
}
