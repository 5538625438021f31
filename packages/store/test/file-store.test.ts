// The files keep their promises in a folder of the disk.

import { rm } from 'node:fs/promises'
import path from 'node:path'
import { fileStoreConformance } from '@cirasa/jobs/conformance'
import { openDiskFiles } from '@cirasa/store'
import { makeFolder } from './temporary-folder.ts'

fileStoreConformance('A folder on disk', async () => {
  const folder = makeFolder()
  return { store: await openDiskFiles(path.join(folder, 'files')), remove: () => rm(folder, { recursive: true, force: true }) }
})
