// A training set stops when its reader leaves, ends with an error when a cutout fails, and puts nothing outside its folder.

import { setTimeout as pause } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import type { Judgement } from '@cirasa/catalog'
import { extract } from 'tar-stream'
import { describe, expect, it } from 'vitest'
import { trainingSet } from '../../src/sending/index.ts'

const judgement: Judgement = { label: 'galaxy', verdict: null, by: ['Ada'], at: '2026-11-20T00:00:00.000Z', votes: 1, notes: [] }
const setOf = (targets: readonly string[], make: (target: string) => Promise<Uint8Array | undefined>) =>
  trainingSet({ job: 'j', size: 4, cutouts: targets.map((target) => ({ target, judgement })), make: ({ target }) => make(target) }, 'set')

async function piecesOf(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = []
  for await (const piece of stream) pieces.push(piece)
  return pieces
}

describe('a training set', () => {
  it('makes no more cutouts than its reader takes', async () => {
    const targets = Array.from({ length: 400 }, (_, index) => `S${index}`)
    let made = 0
    const stream = setOf(targets, async () => {
      made++
      return crypto.getRandomValues(new Uint8Array(1 << 16))
    })
    for await (const piece of stream) {
      if (piece.length > 0) break
    }
    const atLeaving = made
    await pause(50)
    expect(atLeaving).toBeLessThan(40)
    expect(made).toBeLessThanOrEqual(atLeaving + 2)
    expect(stream.destroyed).toBe(true)
  })

  it('breaks off when a cutout cannot be made, so that nobody takes a part for the whole', async () => {
    const stream = setOf(['a', 'b'], async (target) => {
      if (target === 'b') throw new Error('The disk does not answer')
      return new Uint8Array(10)
    })
    await expect(piecesOf(stream)).rejects.toThrow('does not answer')
  })

  it('names files after sources, each once, all in its folder, and leaves out what has no cutout', async () => {
    const targets = ['../../etc/passwd', '.hidden', 'A', 'a', 'ä b', 'ö b', 'gone', 'x'.repeat(200)]
    const packed = Buffer.concat(await piecesOf(setOf(targets, async (target) => (target === 'gone' ? undefined : new Uint8Array(3)))))
    const reader = extract()
    reader.end(gunzipSync(packed))
    const names: string[] = []
    let labels = ''
    for await (const entry of reader) {
      names.push(entry.header.name)
      for await (const piece of entry) if (entry.header.name === 'set/labels.csv') labels += String(piece)
    }
    const cutouts = names.filter((name) => name.startsWith('set/cutouts/'))
    expect(cutouts).toHaveLength(targets.length - 1)
    for (const name of cutouts) expect(name).toMatch(/^set\/cutouts\/[A-Za-z0-9_+-][A-Za-z0-9._+-]*\.fits$/)
    expect(new Set(cutouts.map((name) => name.toLowerCase())).size).toBe(cutouts.length)
    expect(names).toEqual(['set/', 'set/README.txt', ...cutouts, 'set/labels.csv'])
    const rows = labels.trim().split('\n').slice(1)
    expect(rows.map((row) => row.split(',').at(-1))).toEqual(cutouts.map((name) => name.replace('set/', '')))
    expect(rows.some((row) => row.startsWith('gone,'))).toBe(false)
  })
})
