// Files go up two at a time, can be stopped and sent again, and go on where they broke off.

import type { File as StoredFile } from '@cirasa/api'
import type { UploadOptions } from '@cirasa/client'
import { CodedError } from '@cirasa/errors'
import { describe, expect, it, vi } from 'vitest'
import { rememberedUploads } from '../../src/service/remembered-uploads.ts'
import { Uploads } from '../../src/service/uploads.ts'

interface Sending {
  readonly how: UploadOptions
  readonly end: () => void
  readonly fail: (error: unknown) => void
}

function queue() {
  const sendings: Sending[] = []
  const kept = new Map<string, string>()
  const remembered = rememberedUploads({ getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) })
  const upload = (_content: Blob, how: UploadOptions) =>
    new Promise<StoredFile>((resolve, reject) => {
      how.onBegun?.(how.resume ?? `/uploads/${sendings.length}`)
      how.signal?.addEventListener('abort', () => reject(how.signal?.reason))
      sendings.push({ how, end: () => resolve({ id: how.name } as StoredFile), fail: reject })
    })
  const onDone = vi.fn()
  const uploads = new Uploads({ client: { files: { upload } } as never, remembered, onDone, now: () => 0 })
  return { uploads, sendings, onDone, states: () => uploads.items().map(({ state }) => state) }
}

const files = (...names: readonly string[]) => names.map((name) => new File(['12345'], name, { lastModified: 1 }))
const turn = () => new Promise((resolve) => setTimeout(resolve, 0))

describe('uploads', () => {
  it('go two at a time, the next when one has ended', async () => {
    const { uploads, sendings, states, onDone } = queue()
    uploads.add(files('a', 'b', 'c'))
    expect(states()).toEqual(['sending', 'sending', 'waiting'])
    sendings[0].end()
    await turn()
    expect(states()).toEqual(['done', 'sending', 'sending'])
    expect(onDone).toHaveBeenCalledWith(expect.objectContaining({ id: 'a' }))
  })

  it('tell how far they are', () => {
    const { uploads, sendings } = queue()
    uploads.add(files('a'), 'tag')
    sendings[0].how.onProgress?.(3, 5)
    expect(uploads.items()[0]).toMatchObject({ sent: 3, bytes: 5, tag: 'tag' })
    expect(sendings[0].how.tag).toBe('tag')
  })

  it('stop when they are cancelled, and make room', async () => {
    const { uploads, sendings, states } = queue()
    const [first] = uploads.add(files('a', 'b', 'c'))
    uploads.cancel(first)
    await turn()
    expect(sendings[0].how.signal?.aborted).toBe(true)
    expect(states()).toEqual(['cancelled', 'sending', 'sending'])
  })

  it('go on from where they were when sent again', async () => {
    const { uploads, sendings, states } = queue()
    const [key] = uploads.add(files('a'))
    sendings[0].fail(new CodedError('CLIENT_UPLOAD_BROKE_OFF', 'It broke off.', 'Try again.', {}))
    await turn()
    expect(states()).toEqual(['failed'])
    uploads.retry(key)
    expect(sendings[1].how.resume).toBe('/uploads/0')
  })

  it('begin anew when the service has forgotten them', async () => {
    const { uploads, sendings, states } = queue()
    const [key] = uploads.add(files('a'))
    sendings[0].fail(new Error('broken'))
    await turn()
    uploads.retry(key)
    sendings[1].fail(new CodedError('SERVER_NO_SUCH_UPLOAD', 'Gone.', 'Begin anew.', { status: 404 }))
    await turn()
    expect(sendings[2].how.resume).toBeUndefined()
    sendings[2].end()
    await turn()
    expect(states()).toEqual(['done'])
  })

  it('leave the list when they are over, not before', async () => {
    const { uploads, sendings, states } = queue()
    uploads.add(files('a', 'b'))
    sendings[0].end()
    await turn()
    uploads.clearEnded()
    expect(states()).toEqual(['sending'])
  })
})
