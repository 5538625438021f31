// Whether what an owner has after a change is within the quota. Checked after the account has moved: the change is undone when it is not.

import { jobErrors, type Quota } from '@cirasa/jobs'
import type { Selectable } from 'kysely'
import type { AccountTable } from './schema.ts'
import { stateColumns } from './schema.ts'

type Row = Selectable<AccountTable>

/** Throws JOBS_QUOTA_BYTES. Files, those in the bin too, and products of jobs share the room. */
export function checkBytes({ file_bytes, product_bytes }: Row, wanted: number, { bytes: quota }: Quota): void {
  const used = file_bytes + product_bytes
  if (quota !== undefined && used > quota) throw jobErrors.QUOTA_BYTES({ wanted, left: Math.max(0, quota - (used - wanted)), quota })
}

/** Throws JOBS_QUOTA_JOBS or JOBS_QUOTA_CONCURRENT. `wanted` is how many were added; the counts told are those before. */
export function checkJobs(row: Row, wanted: number, quota: Quota): void {
  const kept = Object.values(stateColumns).reduce((sum, name) => sum + row[name], 0)
  if (quota.jobs !== undefined && kept > quota.jobs) throw jobErrors.QUOTA_JOBS({ count: kept - wanted, quota: quota.jobs })
  const open = row.pending + row.running
  if (quota.concurrentJobs !== undefined && open > quota.concurrentJobs) {
    throw jobErrors.QUOTA_CONCURRENT({ count: open - wanted, quota: quota.concurrentJobs })
  }
}
