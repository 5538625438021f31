// The service behind both faces: many files in one submission, runs again, limits, the bin, what expires, whose things are whose.

import { existsSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cleanName, fileKey } from '../../src/use-cases/file-names.ts'
import { anonymous, type Caller } from '../../src/use-cases/index.ts'
import { FITS, startWireServer, type WireServer } from '../wire/wire-server.ts'

let server: WireServer
beforeAll(async () => {
  server = await startWireServer({ limits: { standard: { seconds: 60 }, highest: { seconds: 600 } }, keepJobs: 1000, keepBin: 0 })
})
afterAll(() => server.close())

const eve: Caller = { owner: 'eve@example.org', roles: [] }
const uploaded = async (caller = anonymous, name = 'sky.fits') =>
  (
    await server.service.uploadFile(caller, {
      name,
      content: (async function* () {
        yield FITS
      })(),
    })
  ).id
const submission = (ids: readonly string[]) => ({
  app: 'caesar',
  options: { seedthr: 5 },
  mode: 'native' as const,
  inputs: ids.map((id) => ({ kind: 'file' as const, id })),
})

describe('a submission', () => {
  it('of many files makes a job for each, or none at all', async () => {
    const ids = [await uploaded(), await uploaded()]
    const jobs = await server.service.submitJobs(anonymous, { ...submission(ids), oneJobPerFile: true })
    expect(jobs.map(({ inputs }) => inputs)).toEqual(ids.map((id) => [{ kind: 'file', id, name: 'sky.fits' }]))
    expect(new Set(jobs.map(({ batch }) => batch)).size).toBe(1)
    const before = (await server.service.listJobs(anonymous)).total
    const withMissing = { ...submission([...ids, 'f'.repeat(32)]), oneJobPerFile: true }
    await expect(server.service.submitJobs(anonymous, withMissing)).rejects.toMatchObject({ code: 'SERVER_NO_SUCH_FILE' })
    expect((await server.service.listJobs(anonymous)).total).toBe(before)
  })

  it('gets the limits of the service, and no more than those', async () => {
    const asked = submission([await uploaded()])
    expect((await server.service.submitJobs(anonymous, asked))[0].limits.seconds).toBe(60)
    await expect(server.service.submitJobs(anonymous, { ...asked, limits: { seconds: 601 } })).rejects.toMatchObject({
      code: 'SERVER_LIMIT_TOO_HIGH',
    })
  })
})

describe('a job run again', () => {
  it('has the same inputs, the changed options, and says of which it is', async () => {
    const [first] = await server.service.submitJobs(anonymous, submission([await uploaded()]))
    const again = await server.service.rerunJob(anonymous, first.id, { options: { seedthr: null, mergethr: 3 }, tag: 'second' })
    expect(again).toMatchObject({ inputs: first.inputs, options: { mergethr: 3 }, rerunOf: first.id, tag: 'second', state: 'PENDING' })
  })
})

describe('what belongs to somebody', () => {
  it('is not there for anybody else', async () => {
    const file = await uploaded()
    const [job] = await server.service.submitJobs(anonymous, submission([file]))
    const { service } = server
    const asks = [
      () => service.getFile(eve, file),
      () => service.openFile(eve, file),
      () => service.removeFile(eve, file),
      () => service.restoreFile(eve, file),
      () => service.submitJobs(eve, submission([file])),
      () => service.getJob(eve, job.id),
      () => service.cancelJob(eve, job.id),
      () => service.rerunJob(eve, job.id),
      () => service.removeJob(eve, job.id),
      () => service.products(eve, job.id),
      () => service.jobLog(eve, job.id),
    ]
    for (const ask of asks) await expect(ask()).rejects.toMatchObject({ code: expect.stringMatching(/^SERVER_NO_SUCH_(FILE|JOB)$/) })
    expect((await service.listFiles(eve)).total).toBe(0)
  })

  it('lies in a folder of its own, whatever the owner is called', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (one, other) => {
        const key = (owner: string) => fileKey({ owner, id: '0'.repeat(32), format: 'fits' })
        expect(key(one)).toMatch(/^[a-z0-9][a-z0-9_-]*\/0{32}\.fits$/)
        expect(key(one) === key(other)).toBe(one === other)
      }),
    )
  })
})

describe('the bin', () => {
  it('gives a file back until it is emptied', async () => {
    const id = await uploaded()
    const { path } = await server.service.fileOnDisk(anonymous, id)
    await server.service.removeFile(anonymous, id)
    await expect(server.service.getFile(anonymous, id)).rejects.toMatchObject({ code: 'SERVER_NO_SUCH_FILE' })
    await server.service.restoreFile(anonymous, id)
    expect((await server.service.getFile(anonymous, id)).id).toBe(id)
    await server.service.removeFile(anonymous, id)
    expect(existsSync(path)).toBe(true)
    await server.service.sweep(Date.now() + 1000)
    expect(existsSync(path)).toBe(false)
    await expect(server.service.restoreFile(anonymous, id)).rejects.toMatchObject({ code: 'SERVER_NO_SUCH_FILE' })
  })
})

describe('an expired job', () => {
  it('goes with its folder, one that runs stays', async () => {
    const file = await uploaded()
    const [done] = await server.service.submitJobs(anonymous, submission([file]))
    const [runs] = await server.service.submitJobs(anonymous, submission([file]))
    const ended = await server.end(done.id, {}, [{ name: 'a.txt', role: 'other', mediaType: 'text/plain', content: 'x' }])
    await server.jobs.start(runs.id)
    const folder = server.jobs.folderOf(ended)!
    expect(existsSync(folder)).toBe(true)
    await server.service.sweep(Date.now() + 10_000)
    expect(existsSync(folder)).toBe(false)
    await expect(server.service.getJob(anonymous, done.id)).rejects.toMatchObject({ code: 'SERVER_NO_SUCH_JOB' })
    expect((await server.service.getJob(anonymous, runs.id)).state).toBe('RUNNING')
  })
})

it('names of files keep nothing that leads elsewhere or hides something', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const clean = cleanName(name)
      expect(clean).not.toMatch(/[/\\\p{Cc}\p{Cf}]/u)
      expect(['.', '..']).not.toContain(clean)
      expect([...clean].length).toBeLessThanOrEqual(255)
      expect(cleanName(clean)).toBe(clean)
    }),
  )
})
