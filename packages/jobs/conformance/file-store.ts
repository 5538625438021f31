// The suite that every store of files must pass.

import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isCodedError } from '@cirasa/errors'
import type { FileStore } from '@cirasa/jobs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chunks, contentOf, keysOf, text, textOf } from './files/content.ts'
import { freshFiles, type StartFileStore } from './files/under-test.ts'

export type { FileStoreUnderTest } from './files/under-test.ts'

/** Holds an adapter to the promises of FileStore. `start` gives a store with nothing in it, for each test anew. */
export function fileStoreConformance(name: string, start: StartFileStore): void {
  describe(`${name} keeps the promises of a store of files`, () => {
    const store = freshFiles(start)
    writtenFiles(store)
    wholeOrNothing(store)
    adoptedFiles(store)
    readFiles(store)
    listedFiles(store)
    removedFiles(store)
    hostileKeys(store)
  })
}

function writtenFiles(store: () => FileStore): void {
  it('gives back what was written, in whatever pieces it came, and its checksum', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 4000 }), { maxLength: 8 }), fc.nat(1_500_000), async (parts, large) => {
        const all = [...parts, new Uint8Array(large).fill(7), ...parts]
        const expected = Buffer.concat(all)
        const stored = await store().write('a/file', chunks(all))
        const sha256 = createHash('sha256').update(expected).digest('hex')
        expect(stored).toMatchObject({ key: 'a/file', bytes: expected.length, sha256 })
        expect(await store().stat('a/file')).toMatchObject({ key: 'a/file', bytes: expected.length, modified: stored.modified })
        expect(Buffer.compare(await contentOf(store(), 'a/file'), expected)).toBe(0)
        expect(Buffer.compare(await readFile(await store().localPath('a/file')), expected)).toBe(0)
      }),
      { numRuns: 25 },
    ))

  it('keeps many that are written at once', async () => {
    const keys = Array.from({ length: 100 }, (_, index) => `uploads/${index % 7}/new ${index}.fits`)
    await Promise.all(keys.map((key) => store().write(key, text(key))))
    for (const key of keys) expect(await textOf(store(), key)).toBe(key)
  })

  it('accepts a name in any writing', async () => {
    const key = 'uploads/Größe 測定 🔭/…?*"|<>:.fits'
    await store().write(key, text('sky'))
    expect(await textOf(store(), key)).toBe('sky')
    expect(await keysOf(store(), '')).toEqual([key])
  })

  it('puts a new file in the place of one with the same key', async () => {
    await store().write('a', text('first'))
    await store().write('a', text('2nd'))
    expect(await textOf(store(), 'a')).toBe('2nd')
    expect(await keysOf(store(), '')).toEqual(['a'])
  })

  it('leaves one of several that are written under one key at once, whole', async () => {
    const contents = Array.from({ length: 8 }, (_, index) => String(index).repeat(200_000))
    await Promise.all(contents.map((content) => store().write('same', text(content))))
    expect(contents).toContain(await textOf(store(), 'same'))
    expect(await keysOf(store(), '')).toEqual(['same'])
  })
}

function wholeOrNothing(store: () => FileStore): void {
  it('shows a file when it is complete, and the one before until then', async () => {
    await store().write('kept', text('before'))
    const { promise: gate, resolve: open } = Promise.withResolvers<void>()
    async function* slow(content: string) {
      yield new Uint8Array(3_000_000)
      await gate
      yield* text(content)
    }
    const writing = [store().write('new', slow('x')), store().write('kept', slow('y'))]
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await store().stat('new')).toBeUndefined()
    expect(await textOf(store(), 'kept')).toBe('before')
    expect(await keysOf(store(), '')).toEqual(['kept'])
    open()
    await Promise.all(writing)
    expect((await store().stat('new'))!.bytes).toBe(3_000_001)
    expect((await store().stat('kept'))!.bytes).toBe(3_000_001)
  })

  it('leaves nothing of a stream that breaks off, and throws what the stream threw', async () => {
    await store().write('kept', text('before'))
    const broken = new Error('The connection was lost.')
    for (const key of ['new', 'kept', 'folder/new']) {
      await expect(store().write(key, chunks([new Uint8Array(2_500_000)], broken))).rejects.toBe(broken)
    }
    expect(await keysOf(store(), '')).toEqual(['kept'])
    expect(await textOf(store(), 'kept')).toBe('before')
  })

  it('refuses what is larger than the limit as soon as it is, and leaves nothing', async () => {
    let taken = 0
    async function* endless() {
      for (;;) {
        taken++
        yield new Uint8Array(1000)
      }
    }
    const refused = store().write('large', endless(), { maxBytes: 5500 })
    await expect(refused).rejects.toMatchObject({ code: 'JOBS_TOO_LARGE', values: { limit: 5500 } })
    expect(taken).toBe(6)
    expect(await keysOf(store(), '')).toEqual([])
    await store().write('just', chunks([new Uint8Array(5000), new Uint8Array(500)]), { maxBytes: 5500 })
    expect((await store().stat('just'))!.bytes).toBe(5500)
  })

  it('stops at the signal, also when the stream hangs, and leaves nothing', async () => {
    const reason = new Error('The user has gone.')
    let closed = false
    async function* hanging() {
      try {
        yield new Uint8Array(1_200_000)
        await new Promise((resolve) => setTimeout(resolve, 300))
        yield new Uint8Array(1)
      } finally {
        closed = true
      }
    }
    await expect(store().write('early', hanging(), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    const controller = new AbortController()
    const writing = store().write('late', hanging(), { signal: controller.signal })
    setTimeout(() => controller.abort(reason), 20)
    await expect(writing).rejects.toBe(reason)
    expect(await keysOf(store(), '')).toEqual([])
    await expect.poll(() => closed).toBe(true)
  })
}

/** Does something in a folder outside the store. */
async function outside(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cirasa-adopt-'))
  try {
    await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function adoptedFiles(store: () => FileStore): void {
  it('takes over a file: afterwards it lies under the key only', () =>
    outside(async (folder) => {
      const source = path.join(folder, 'upload')
      await writeFile(source, 'sky')
      const sha256 = createHash('sha256').update('sky').digest('hex')
      expect(await store().adopt('a/sky.fits', source)).toMatchObject({ key: 'a/sky.fits', bytes: 3, sha256 })
      expect(await textOf(store(), 'a/sky.fits')).toBe('sky')
      await expect(readFile(source)).rejects.toMatchObject({ code: 'ENOENT' })
    }))

  it('takes over no link, no folder and nothing that is not there', () =>
    outside(async (folder) => {
      await writeFile(path.join(folder, 'secret'), 'secret')
      await symlink(path.join(folder, 'secret'), path.join(folder, 'link'))
      await expect(store().adopt('a', path.join(folder, 'link'))).rejects.toSatisfy(isCodedError)
      await expect(store().adopt('a', folder)).rejects.toSatisfy(isCodedError)
      await expect(store().adopt('a', path.join(folder, 'none'))).rejects.toMatchObject({ code: 'JOBS_NO_SUCH_FILE' })
      expect(await keysOf(store(), '')).toEqual([])
    }))
}

function readFiles(store: () => FileStore): void {
  it('knows nothing of a file that is not there', async () => {
    await store().write('a/b', text('x'))
    for (const key of ['none', 'a', 'a/c', 'a/b/c']) {
      expect(await store().stat(key)).toBeUndefined()
      await expect(contentOf(store(), key)).rejects.toMatchObject({ code: 'JOBS_NO_SUCH_FILE', values: { key } })
      await expect(store().localPath(key)).rejects.toMatchObject({ code: 'JOBS_NO_SUCH_FILE', values: { key } })
    }
  })

  it('reads any part of a file', async () => {
    const content = Uint8Array.from({ length: 600_000 }, (_, index) => (index * 31) % 251)
    await store().write('ramp', chunks([content]))
    await fc.assert(
      fc.asyncProperty(fc.nat(content.length - 1), fc.nat(700_000), async (first, more) => {
        const part = await contentOf(store(), 'ramp', { first, last: first + more })
        expect(Buffer.compare(part, content.subarray(first, first + more + 1))).toBe(0)
      }),
      { numRuns: 40 },
    )
  })

  it('reads an empty file', async () => {
    await store().write('empty', chunks([]))
    expect(await contentOf(store(), 'empty')).toHaveLength(0)
  })

  it.each([
    { first: 5, last: 9 },
    { first: 3, last: 2 },
    { first: -1, last: 2 },
    { first: 0.5, last: 2 },
    { first: Number.NaN, last: 2 },
    { first: 0, last: Number.NaN },
  ])('refuses bytes $first to $last of five', async (range) => {
    await store().write('five', text('12345'))
    await expect(contentOf(store(), 'five', range)).rejects.toSatisfy(isCodedError)
  })

  it('can be left in the middle of reading', async () => {
    await store().write('long', chunks([new Uint8Array(2_000_000)]))
    for (let round = 0; round < 50; round++) {
      for await (const piece of store().read('long')) {
        expect(piece.byteLength).toBeGreaterThan(0)
        break
      }
    }
  })
}

function listedFiles(store: () => FileStore): void {
  it('lists everything under a folder, in the order of keys', async () => {
    const keys = ['a/b', 'a.txt', 'a/b.txt', 'a/b/c'.replace('a/b/', 'a/d/'), 'a-', 'ab/x', 'a/10', 'a/9', 'ä', 'b/c/d/e']
    for (const key of keys) await store().write(key, text(key))
    const inOrder = [...keys].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    expect(await keysOf(store(), '')).toEqual(inOrder)
    expect(await keysOf(store(), 'a')).toEqual(['a/10', 'a/9', 'a/b', 'a/b.txt', 'a/d/c'])
    expect(await keysOf(store(), 'a/')).toEqual(await keysOf(store(), 'a'))
    expect(await keysOf(store(), 'b/c')).toEqual(['b/c/d/e'])
    expect(await keysOf(store(), 'none')).toEqual([])
    expect(await keysOf(store(), 'ä')).toEqual([])
  })

  it('says of each what stat says', async () => {
    await store().write('a/b', text('sky'))
    for await (const file of store().list('a')) expect(file).toEqual(await store().stat('a/b'))
  })
}

function removedFiles(store: () => FileStore): void {
  it('removes a file, and nothing when there is none', async () => {
    await store().write('a/b', text('x'))
    await store().write('a/c', text('x'))
    await store().remove('a/b')
    await store().remove('a/b')
    await store().remove('a')
    await store().remove('none/there')
    expect(await keysOf(store(), '')).toEqual(['a/c'])
  })

  it('removes everything under a key that ends in a slash, and nothing else', async () => {
    for (const key of ['jobs/1/a', 'jobs/1/deep/er/b', 'jobs/10/a', 'jobs/1.txt']) await store().write(key, text(key))
    await store().remove('jobs/1/')
    await store().remove('jobs/1/')
    await store().remove('jobs/1.txt/')
    expect(await keysOf(store(), '')).toEqual(['jobs/1.txt', 'jobs/10/a'])
    await store().write('jobs/1/a', text('again'))
    expect(await textOf(store(), 'jobs/1/a')).toBe('again')
  })
}

function hostileKeys(store: () => FileStore): void {
  const hostile = fc.oneof(
    fc.constantFrom('', '/', '.', '..', '../x', 'a/../b', 'a/./b', '/etc/passwd', 'a//b', 'a\\b', '..\\x', 'a\0b', 'a\nb', '\ud800'),
    fc.constantFrom('a'.repeat(300), 'a/'.repeat(600).concat('a')),
    fc.tuple(fc.string(), fc.constantFrom('\0', '/../', '\\', '//')).map(([start, evil]) => `${start}${evil}x`),
  )

  it('refuses keys that lead elsewhere or are no names, in every method', () =>
    outside(async (folder) => {
      const source = path.join(folder, 'upload')
      await writeFile(source, 'sky')
      await fc.assert(fc.asyncProperty(hostile, (key) => refusesKey(key, source)))
      expect(await readFile(source, 'utf8')).toBe('sky')
    }))

  async function refusesKey(key: string, source: string): Promise<void> {
    await expect(store().write(key, text('x'))).rejects.toSatisfy(isCodedError)
    await expect(store().adopt(key, source)).rejects.toSatisfy(isCodedError)
    await expect(store().stat(key)).rejects.toSatisfy(isCodedError)
    await expect(contentOf(store(), key)).rejects.toSatisfy(isCodedError)
    await expect(store().remove(key)).rejects.toSatisfy(isCodedError)
    await expect(store().localPath(key)).rejects.toSatisfy(isCodedError)
    if (key !== '') await expect(keysOf(store(), key)).rejects.toSatisfy(isCodedError)
    expect(await keysOf(store(), '')).toEqual([])
  }

  it('refuses a key that is a part of another, or has another as a part', async () => {
    await store().write('a/b', text('x'))
    await expect(store().write('a', text('y'))).rejects.toSatisfy(isCodedError)
    await expect(store().write('a/b/c', text('y'))).rejects.toSatisfy(isCodedError)
    expect(await keysOf(store(), '')).toEqual(['a/b'])
    expect(await textOf(store(), 'a/b')).toBe('x')
  })
}
