// Files appear complete and together, or not at all.

import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { AtomicFiles, discardUnfinishedFiles, writeAtomically } from '../src/node/files/index.ts'
import { temporaryFolder } from './temporary-folder.ts'

describe('AtomicFiles', () => {
  it('shows nothing under its name before commit, and all of it after', () => {
    const folder = temporaryFolder()
    const files = new AtomicFiles(folder)
    files.write('a.txt', ['one', new Uint8Array([32]), 'two'])
    files.write('b.txt', 'b')
    expect(readdirSync(folder).filter((name) => !name.startsWith('.'))).toEqual([])
    expect(files.commit()).toEqual([path.join(folder, 'a.txt'), path.join(folder, 'b.txt')])
    expect(readdirSync(folder).sort()).toEqual(['a.txt', 'b.txt'])
    expect(readFileSync(path.join(folder, 'a.txt'), 'utf8')).toBe('one two')
  })

  it('leaves what was there when it is discarded, and nothing else', () => {
    const folder = temporaryFolder()
    writeFileSync(path.join(folder, 'a.txt'), 'before')
    const files = new AtomicFiles(folder)
    files.write('a.txt', 'after')
    files.write('c.txt', 'new')
    files.discard()
    expect(readdirSync(folder)).toEqual(['a.txt'])
    expect(readFileSync(path.join(folder, 'a.txt'), 'utf8')).toBe('before')
  })

  it('takes everything away at once at a hasty end', () => {
    const folder = temporaryFolder()
    new AtomicFiles(folder).write('a.txt', 'a')
    discardUnfinishedFiles()
    expect(readdirSync(folder)).toEqual([])
  })

  it('keeps what came before a piece that throws, out of sight', () => {
    const folder = temporaryFolder()
    const broken = function* () {
      yield 'half'
      throw new Error('no more')
    }
    expect(() => writeAtomically(path.join(folder, 'a.txt'), broken())).toThrow('no more')
    expect(readdirSync(folder)).toEqual([])
  })

  it('goes back to a header with patch, and on at the end', async () => {
    const folder = temporaryFolder()
    const files = new AtomicFiles(folder)
    const sink = files.sink('a.bin')
    await sink.write(new Uint8Array([1, 2, 3]))
    await sink.patch(0, new Uint8Array([9]))
    await sink.write(new Uint8Array([4]))
    await sink.commit()
    expect(existsSync(path.join(folder, 'a.bin'))).toBe(false)
    files.commit()
    expect([...readFileSync(path.join(folder, 'a.bin'))]).toEqual([9, 2, 3, 4])
  })

  it('says which folder cannot be made or written', () => {
    const folder = temporaryFolder()
    writeFileSync(path.join(folder, 'file'), '')
    expect(() => new AtomicFiles(path.join(folder, 'file', 'below'))).toThrow(expect.objectContaining({ code: 'FILE_NOT_WRITABLE' }))
    if (process.getuid?.() === 0) return
    chmodSync(folder, 0o500)
    expect(() => new AtomicFiles(folder).write('a.txt', '')).toThrow(expect.objectContaining({ code: 'FILE_NOT_WRITABLE' }))
  })
})
