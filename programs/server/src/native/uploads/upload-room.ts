// Whether there is room for another upload: unfinished ones count with all that they have announced.

import { jobErrors } from '@cirasa/jobs'
import { serverErrors } from '../../errors.ts'
import type { Caller, Service } from '../../use-cases/index.ts'
import type { UploadRecords } from './upload-records.ts'

/** Unfinished uploads that an owner may have at once. */
const MOST_UNFINISHED = 1000

/** Throws JOBS_QUOTA_BYTES, SERVER_TOO_MANY_UPLOADS. */
export async function roomForUpload(service: Service, records: UploadRecords, caller: Caller, bytes: number): Promise<void> {
  const unfinished = await Promise.all((await records.list()).map((id) => records.read(id)))
  const own = unfinished.filter((upload) => upload && upload.file === undefined && upload.metadata?.owner === caller.owner)
  if (own.length >= MOST_UNFINISHED) throw serverErrors.TOO_MANY_UPLOADS({ count: own.length })
  const { account, quota } = await service.ownAccount(caller)
  if (quota.bytes === undefined) return
  const announced = own.reduce((sum, upload) => sum + (upload?.size ?? 0), 0)
  const left = Math.max(0, quota.bytes - account.fileBytes - account.productBytes - announced)
  if (bytes > left) throw jobErrors.QUOTA_BYTES({ wanted: bytes, left, quota: quota.bytes })
}
