// A quota counts the bin, and the bin gives way: who removes files to make room gets it.

import { describe, expect, it } from 'vitest'
import { anonymous } from '../../src/use-cases/index.ts'
import { startTestServer } from '../test-server.ts'

const JSON_BYTES = 1000

/** A file of exactly so many bytes. */
async function* list(): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`"${'x'.repeat(JSON_BYTES - 4)}"`.padStart(JSON_BYTES - 1, '[').padEnd(JSON_BYTES, ']'))
}

describe('an upload that the quota has no room for', () => {
  it('takes the place of what lies in the bin, longest removed first', async () => {
    await using server = await startTestServer({ settings: { quota: { bytes: 3 * JSON_BYTES } } })
    const { service } = server
    const upload = () => service.uploadFile(anonymous, { name: 'list.json', content: list() })
    const files = [await upload(), await upload(), await upload()]
    await expect(upload()).rejects.toMatchObject({ code: 'JOBS_QUOTA_BYTES' })
    await service.removeFile(anonymous, files[1].id)
    await service.removeFile(anonymous, files[0].id)
    await upload()
    await expect(service.restoreFile(anonymous, files[1].id)).rejects.toMatchObject({ code: 'SERVER_NO_SUCH_FILE' })
    expect(await service.restoreFile(anonymous, files[0].id)).toMatchObject({ id: files[0].id })
    await expect(upload()).rejects.toMatchObject({ code: 'JOBS_QUOTA_BYTES' })
    expect((await service.listFiles(anonymous)).total).toBe(3)
  })
})
