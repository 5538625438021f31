// Files on disk: read with and without waiting, written so that nobody meets half of one.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fileSink, openFile } from '../src/node/index.ts'
import { codeOf } from './fixtures.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'cirasa-file-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('openFile', () => {
  it('reads parts, fewer bytes only at the end', async () => {
    const name = path.join(folder, 'ten')
    writeFileSync(
      name,
      Uint8Array.from({ length: 10 }, (_, i) => i),
    )
    using file = openFile(name)
    const into = new Uint8Array(4)
    expect(file.size).toBe(10)
    expect([...(await file.read(2, 3))]).toEqual([2, 3, 4])
    expect([...(await file.read(8, 5))]).toEqual([8, 9])
    expect([...(await file.read(20, 5))]).toEqual([])
    expect([file.readSync(4, into), [...into]]).toEqual([4, [4, 5, 6, 7]])
    expect([file.readSync(8, into), file.readSync(20, into)]).toEqual([2, 0])
  })

  it('says why it cannot', async () => {
    expect(await codeOf(() => openFile(path.join(folder, 'absent')))).toBe('FITS_CANNOT_READ')
    expect(await codeOf(() => openFile(folder))).toBe('FITS_CANNOT_READ')
  })

  it('reads nothing once it is closed', async () => {
    const name = path.join(folder, 'one')
    writeFileSync(name, 'x')
    const file = openFile(name)
    file.close()
    file.close()
    expect(() => file.readSync(0, new Uint8Array(1))).toThrow(/closed/)
    await expect(file.read(0, 1)).rejects.toThrow(/closed/)
  })
})

describe('fileSink', () => {
  it('shows a file under its name only when it is whole', async () => {
    const name = path.join(folder, 'out.fits')
    const sink = await fileSink(name)
    await sink.write(Buffer.from('hello '))
    await sink.write(Buffer.from('world'))
    await sink.patch(1, Buffer.from('a'))
    expect(readdirSync(folder)).not.toContain('out.fits')
    await sink.commit()
    expect(readdirSync(folder)).toEqual(['out.fits'])
    expect(readFileSync(name, 'utf8')).toBe('hallo world')
  })

  it('replaces what was there, and leaves it when aborted', async () => {
    const name = path.join(folder, 'out.fits')
    writeFileSync(name, 'old')
    const aborted = await fileSink(name)
    await aborted.write(Buffer.from('half'))
    await aborted.abort()
    expect([readFileSync(name, 'utf8'), readdirSync(folder)]).toEqual(['old', ['out.fits']])
    const sink = await fileSink(name)
    await sink.write(Buffer.from('new'))
    await sink.commit()
    expect([readFileSync(name, 'utf8'), readdirSync(folder)]).toEqual(['new', ['out.fits']])
  })

  it('says why it cannot', async () => {
    expect(await codeOf(fileSink(path.join(folder, 'no', 'such', 'folder')))).toBe('FITS_CANNOT_WRITE')
  })
})
