// Makes a file of an upload whose bytes have all arrived: when the last one comes, or at the next start.

import { rm } from 'node:fs/promises'
import type { FileRecord } from '@cirasa/jobs'
import type { Caller, Service } from '../../use-cases/index.ts'
import type { UploadRecord, UploadRecords } from './upload-records.ts'

/** Gives the upload's bytes to the service. Afterwards the record says which file they are; a refused upload is gone. */
export async function finishUpload(service: Service, records: UploadRecords, caller: Caller, upload: UploadRecord): Promise<FileRecord> {
  const { filename, tag } = upload.metadata ?? {}
  try {
    const file = await service.adoptUpload(caller, {
      name: filename ?? '',
      ...(tag ? { tag } : {}),
      path: records.bytesOf(upload.id),
    })
    await records.set(upload.id, { ...upload, file: file.id })
    return file
  } catch (error) {
    if ((await records.arrived(upload.id)) === undefined) await records.delete(upload.id)
    throw error
  }
}

/** What an earlier server left: whole uploads become files, what is older than `keep` ms goes. Gives how many of each. */
export async function tidyUploads(
  service: Service,
  records: UploadRecords,
  { keep, now, isUnderWay = () => false }: { readonly keep: number; readonly now: number; readonly isUnderWay?: (id: string) => boolean },
): Promise<{ readonly adopted: number; readonly expired: number }> {
  const count = { adopted: 0, expired: 0 }
  for (const id of await records.list()) {
    if (isUnderWay(id)) continue
    const upload = await records.read(id)
    const arrived = await records.arrived(id)
    if (upload && arrived !== undefined && arrived === upload.size && upload.file === undefined && upload.metadata?.owner) {
      const caller = { owner: upload.metadata.owner, roles: [] }
      // What is refused now would have been refused then; the client finds the upload gone.
      await finishUpload(service, records, caller, upload).then(
        () => count.adopted++,
        () => {},
      )
    } else if (!upload || now - Date.parse(upload.creation_date ?? '') > keep || (arrived === undefined && upload.file === undefined)) {
      await removeUpload(records, id)
      count.expired++
    }
  }
  return count
}

async function removeUpload(records: UploadRecords, id: string): Promise<void> {
  await rm(records.bytesOf(id), { force: true })
  await records.delete(id)
}
