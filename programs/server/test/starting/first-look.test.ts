// What a new service shows, and that it does so once.

import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { firstLook } from '../../src/starting/first-look.ts'
import { welcome } from '../../src/starting/welcome.ts'
import { startTestServer } from '../test-server.ts'

const SAMPLE = path.resolve(import.meta.dirname, '../../../../examples/sample/sample.fits')

describe('the first look at a new service', () => {
  it('is the sample image and one job on it, once', async () => {
    await using server = await startTestServer()
    const job = await firstLook(server.service, SAMPLE)
    expect(job).toMatchObject({ app: 'caesar', state: 'PENDING', tag: 'sample', inputs: [{ kind: 'file', name: 'sample.fits' }] })
    expect(await firstLook(server.service, SAMPLE)).toBeUndefined()
    expect((await server.ask('GET /jobs')).json().total).toBe(1)
    expect((await server.ask('GET /files')).json().total).toBe(1)
  })

  it('leaves a service alone that has been used', async () => {
    await using server = await startTestServer()
    const caller = { owner: 'anonymous', roles: [] }
    const content = (async function* () {
      yield Buffer.from('{}')
    })()
    const file = await server.service.uploadFile(caller, { name: 'list.json', content })
    await server.service.removeFile(caller, file.id)
    expect(await firstLook(server.service, SAMPLE)).toBeUndefined()
  })

  it('is told with lines that can be copied', async () => {
    await using server = await startTestServer()
    const job = await firstLook(server.service, SAMPLE)
    const said = welcome('1.2.3', 'http://127.0.0.1:8080', { sample: job, hasPages: true })
    expect(said.match(/^ {2}curl .*$/gm)).toHaveLength(3)
    expect(said).toContain(`/job/${job?.id}/status`)
    for (const [, address] of said.matchAll(/(http:\S+?)'?$/gm)) {
      if (address.endsWith('/upload') || address.includes('/jobs/') || !address.includes('/api/')) continue
      const answer = await server.app.inject(address.replace('http://127.0.0.1:8080', ''))
      expect(answer.statusCode, address).toBe(200)
    }
  })
})
