// A job that is removed leaves nothing on the disk that nobody would find, whenever the removal is cut short.

import { access } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { anonymous } from '../../src/use-cases/index.ts'
import { startTestServer, type TestServer } from '../test-server.ts'
import { FITS } from '../wire/wire-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server[Symbol.asyncDispose]())

it('can be tried again when its files could not be removed', async () => {
  const { service, jobs } = server
  const content = (async function* () {
    yield FITS
  })()
  const { id: file } = await service.uploadFile(anonymous, { name: 'a.fits', content })
  const [job] = await service.submitJobs(anonymous, { app: 'caesar', options: {}, inputs: [{ kind: 'file', id: file }], mode: 'native' })
  await jobs.start(job.id)
  const ended = await jobs.finish(job.id)
  const removeFolders = jobs.removeFolders
  Object.assign(jobs, { removeFolders: async () => Promise.reject(new Error('The disk does not answer')) })
  await expect(service.removeJob(anonymous, job.id)).rejects.toThrow('does not answer')
  Object.assign(jobs, { removeFolders })
  await service.removeJob(anonymous, job.id)
  await expect(service.getJob(anonymous, job.id)).rejects.toMatchObject({ code: 'SERVER_NO_SUCH_JOB' })
  await expect(access(jobs.folderOf(ended)!)).rejects.toMatchObject({ code: 'ENOENT' })
})
