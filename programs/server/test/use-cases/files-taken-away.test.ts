// What somebody has taken off the disk behind the service's back is said to be gone, by the id that its owner knows.

import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { anonymous } from '../../src/use-cases/index.ts'
import { startTestServer, type TestServer } from '../test-server.ts'
import { FITS } from '../wire/wire-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server[Symbol.asyncDispose]())

it('tells nothing of how the store calls its files', async () => {
  const { service } = server
  const content = (async function* () {
    yield FITS
  })()
  const { id } = await service.uploadFile(anonymous, { name: 'a.fits', content })
  const [job] = await service.submitJobs(anonymous, { app: 'caesar', options: {}, inputs: [{ kind: 'file', id }], mode: 'native' })
  await rm((await service.fileOnDisk(anonymous, id)).path)
  for (const ask of [() => service.jobInputs(anonymous, job.id), () => service.fileOnDisk(anonymous, id)])
    await expect(ask()).rejects.toMatchObject({ code: 'JOBS_INPUT_GONE', message: `The input file ${id} has been removed.` })
  expect((await server.ask(`GET /files/${id}/header`)).body).not.toContain('anonymous')
})
