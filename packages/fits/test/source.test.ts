// Bytes are the same wherever they come from, and small reads cost few requests.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ByteSource, blobSource, memorySource, readAhead } from '../src/index.ts'
import { watched } from './fixtures.ts'

const bytes = Uint8Array.from({ length: 1000 }, (_, i) => i % 251)

describe('every source', () => {
  const sources: [string, ByteSource][] = [
    ['memory', memorySource(bytes)],
    ['a Blob', blobSource(new Blob([bytes.subarray(0, 300), bytes.subarray(300)]))],
    ['blocks read ahead', readAhead(memorySource(bytes), { blockBytes: 64, blocks: 3 })],
  ]
  it.each(sources)('gives the bytes that are asked for, none past the end: %s', async (_, source) => {
    expect(source.size).toBe(1000)
    await fc.assert(
      fc.asyncProperty(fc.nat(1100), fc.nat(200), async (offset, length) => {
        expect(Buffer.from(await source.read(offset, length))).toEqual(Buffer.from(bytes.subarray(offset, offset + length)))
      }),
    )
  })
})

describe('readAhead', () => {
  it('serves neighbouring reads from one block', async () => {
    const source = watched(bytes)
    const ahead = readAhead(source, { blockBytes: 256 })
    for (let at = 0; at < 500; at += 10) await ahead.read(at, 10)
    expect(source.reads).toEqual([
      [0, 256],
      [256, 256],
    ])
  })

  it('lets long reads pass', async () => {
    const source = watched(bytes)
    await readAhead(source, { blockBytes: 256 }).read(100, 600)
    expect(source.reads).toEqual([[100, 600]])
  })

  it('keeps no more blocks than it may', async () => {
    const source = watched(bytes)
    const ahead = readAhead(source, { blockBytes: 100, blocks: 2 })
    for (const at of [0, 100, 200, 0]) await ahead.read(at, 1)
    expect(source.reads.map(([offset]) => offset)).toEqual([0, 100, 200, 0])
  })

  it('tries again after a read that failed', async () => {
    let fail = true
    const good = memorySource(bytes)
    const flaky: ByteSource = {
      ...good,
      read: (offset, length) => (fail ? Promise.reject(new Error('no')) : good.read(offset, length)),
    }
    const ahead = readAhead(flaky)
    await expect(ahead.read(0, 10)).rejects.toThrow('no')
    fail = false
    expect((await ahead.read(0, 10)).length).toBe(10)
  })

  it('lets one reader give up without taking the block from another', async () => {
    let answer = (): void => {}
    const slow: ByteSource = {
      ...memorySource(bytes),
      read: () =>
        new Promise((resolve) => {
          answer = () => resolve(bytes.subarray(0, 256))
        }),
    }
    const ahead = readAhead(slow, { blockBytes: 256 })
    const impatient = new AbortController()
    const [first, second] = [ahead.read(0, 10, impatient.signal), ahead.read(10, 10)]
    impatient.abort()
    await expect(first).rejects.toThrow(/abort/i)
    answer()
    expect((await second)[0]).toBe(10)
  })
})
