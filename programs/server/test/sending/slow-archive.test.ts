// An archive for a slow client waits for it again and again, and leaves no listener behind each time.

import { setTimeout as pause } from 'node:timers/promises'
import type { Job, Product } from '@cirasa/jobs'
import { expect, it } from 'vitest'
import { jobArchive } from '../../src/sending/index.ts'
import { anonymous, type Service } from '../../src/use-cases/index.ts'

const PIECES = 200
const PIECE = 1 << 16

it('warns of no listeners', async () => {
  const product: Product = { name: 'map.bin', role: 'map', mediaType: 'application/octet-stream', bytes: PIECES * PIECE }
  const service = {
    products: async () => [product],
    jobLog: async () => ({ text: '', from: 0, next: 0, complete: true }),
    openProduct: async () => ({
      product,
      content: {
        ...product,
        etag: '"a"',
        modified: 0,
        async *read() {
          for (let i = 0; i < PIECES; i++) yield crypto.getRandomValues(new Uint8Array(PIECE))
        },
      },
    }),
  } as unknown as Service
  const warnings: string[] = []
  const warned = ({ name }: Error) => warnings.push(name)
  process.on('warning', warned)
  try {
    let bytes = 0
    for await (const piece of await jobArchive(service, anonymous, { id: 'a', submitted: 0, ended: 0 } as Job, 'job_a')) {
      bytes += piece.length
      await pause(0)
    }
    expect(bytes).toBeGreaterThan(PIECES * PIECE)
    expect(warnings).toEqual([])
  } finally {
    process.off('warning', warned)
  }
})
