// Cutouts are fetched once, a few at a time, the latest wish first, and given up when nobody looks.

import type { Client } from '@cirasa/client'
import { fitsWriter, memorySink, writeImage } from '@cirasa/fits'
import { expect, it } from 'vitest'
import { CutoutStore, type CutoutWish } from '../../src/gallery/cutout-store.ts'

const wish = (row: number): CutoutWish => ({ table: 'sources', row, map: 'image', size: 2 })
const settle = () => new Promise((resolve) => setTimeout(resolve, 5))

async function fitsOf(value: number): Promise<Uint8Array<ArrayBuffer>> {
  const sink = memorySink()
  const writer = fitsWriter(sink)
  await writeImage(writer, { shape: [2, 2], data: Float32Array.of(value, 1, 2, 3) })
  return sink.bytes() as Uint8Array<ArrayBuffer>
}

/** A service whose answers come when they are let go. */
function setUp() {
  const asked: { row: number; signal: AbortSignal; answer: () => Promise<void> }[] = []
  const cutout = (_job: string, row: number, _how: unknown, signal: AbortSignal) =>
    new Promise<Response>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason))
      asked.push({ row, signal, answer: async () => resolve(new Response(await fitsOf(row))) })
    })
  return { asked, store: new CutoutStore({ results: { cutout } } as unknown as Pick<Client, 'results'>, 'j') }
}

it('fetches one cutout once for all who look at it, and keeps it', async () => {
  const { asked, store } = setUp()
  const { signal } = new AbortController()
  const both = Promise.all([store.get(wish(7), signal), store.get(wish(7), signal)])
  await asked[0].answer()
  const [one, other] = await both
  expect(one).toBe(other)
  expect([...one.pixels]).toEqual([7, 1, 2, 3])
  expect(await store.get(wish(7), signal)).toBe(one)
  expect(asked).toHaveLength(1)
})

it('asks for six at once, then for the latest wish', async () => {
  const { asked, store } = setUp()
  const { signal } = new AbortController()
  for (let row = 0; row < 20; row++) void store.get(wish(row), signal)
  expect(asked.map(({ row }) => row)).toEqual([0, 1, 2, 3, 4, 5])
  await asked[0].answer()
  await settle()
  expect(asked[6].row).toBe(19)
})

it('gives up what nobody looks at any more, and only then', async () => {
  const { asked, store } = setUp()
  const [first, second] = [new AbortController(), new AbortController()]
  const gets = [store.get(wish(1), first.signal), store.get(wish(1), second.signal)]
  first.abort(new Error('scrolled away'))
  expect(asked[0].signal.aborted).toBe(false)
  second.abort(new Error('scrolled away'))
  expect(asked[0].signal.aborted).toBe(true)
  await Promise.all(gets.map((get) => expect(get).rejects.toThrow('scrolled away')))
  void store.get(wish(1), new AbortController().signal)
  expect(asked).toHaveLength(2)
})

it('does not ask at all for what was given up while it waited', async () => {
  const { asked, store } = setUp()
  const { signal } = new AbortController()
  for (let row = 0; row < 6; row++) void store.get(wish(row), signal)
  const late = new AbortController()
  const get = store.get(wish(9), late.signal)
  late.abort(new Error('gone'))
  await expect(get).rejects.toThrow('gone')
  await asked[0].answer()
  await settle()
  expect(asked.map(({ row }) => row)).not.toContain(9)
})
