// What a new service shows: the sample image, loaded and searched once, so that there is something to look at.

import { createReadStream } from 'node:fs'
import path from 'node:path'
import type { Job } from '@cirasa/jobs'
import { anonymous, type Service } from '../use-cases/index.ts'

/** The app that searches the sample. */
const APP = 'caesar'
const TAG = 'sample'

/**
 * Loads an image and starts one job on it, when the service has neither files nor jobs; gives the job. A service that has any is left as it
 * is, also when the bin holds them: undefined.
 *
 * Throws what uploads and submissions throw.
 */
export async function firstLook(service: Service, image: string): Promise<Job | undefined> {
  const { account } = await service.ownAccount(anonymous)
  if (account.files > 0 || Object.values(account.jobs).some((count) => count > 0)) return undefined
  const content = createReadStream(image)
  const file = await service.uploadFile(anonymous, { name: path.basename(image), tag: TAG, content })
  const input = { kind: 'file', id: file.id } as const
  const [job] = await service.submitJobs(anonymous, { app: APP, options: {}, inputs: [input], tag: TAG, mode: 'native' })
  return job
}
