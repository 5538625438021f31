// What only a folder on disk has: links, leftovers, other file systems, and an end of its room.

import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { openDiskFiles } from '@cirasa/store'
import { describe, expect, it, onTestFinished } from 'vitest'
import { keysOf, text, textOf } from '../../jobs/conformance/files/content.ts'
import { temporaryFolder } from './temporary-folder.ts'

describe('a folder of files', () => {
  it('does not follow links, out of it or within', async () => {
    const folder = temporaryFolder()
    const files = await openDiskFiles(path.join(folder, 'files'))
    await files.write('a/own', text('own'))
    mkdirSync(path.join(folder, 'outside'))
    writeFileSync(path.join(folder, 'outside', 'secret'), 'secret')
    symlinkSync(path.join(folder, 'outside'), path.join(folder, 'files', 'way'))
    symlinkSync(path.join(folder, 'outside', 'secret'), path.join(folder, 'files', 'a', 'link'))
    for (const key of ['way/secret', 'a/link']) {
      expect(await files.stat(key)).toBeUndefined()
      await expect(textOf(files, key)).rejects.toMatchObject({ code: 'JOBS_NO_SUCH_FILE' })
      await expect(files.localPath(key)).rejects.toMatchObject({ code: 'JOBS_NO_SUCH_FILE' })
      await files.remove(key)
    }
    await expect(files.write('way/new', text('x'))).rejects.toMatchObject({ code: 'STORE_BAD_KEY' })
    await files.remove('way/')
    expect(await keysOf(files, '')).toEqual(['a/own'])
    expect(await keysOf(files, 'way')).toEqual([])
    expect(readdirSync(path.join(folder, 'outside'))).toEqual(['secret'])
    // A file that is written under the name of a link takes its place.
    await files.write('a/link', text('mine'))
    expect(await textOf(files, 'a/link')).toBe('mine')
    expect(readFileSync(path.join(folder, 'outside', 'secret'), 'utf8')).toBe('secret')
  })

  it('may itself be reached through a link', async () => {
    const folder = temporaryFolder()
    mkdirSync(path.join(folder, 'real'))
    symlinkSync(path.join(folder, 'real'), path.join(folder, 'files'))
    const files = await openDiskFiles(path.join(folder, 'files'))
    await files.write('a', text('x'))
    expect(await textOf(files, 'a')).toBe('x')
  })

  it('removes at its start what dead processes of this machine have left, and nothing else', async () => {
    const folder = temporaryFolder()
    const host = encodeURIComponent(hostname())
    // No process has the number 2^22 + 1; the first process always lives; the same number with another start is an earlier one.
    const dead = [`${host}~4194305~1`, `${host}~${process.pid}~1`]
    const alive = [`${host}~1~1`, 'elsewhere~4194305~1']
    for (const name of [...dead, ...alive]) {
      mkdirSync(path.join(folder, '.incoming', name), { recursive: true })
      writeFileSync(path.join(folder, '.incoming', name, 'part'), 'x')
    }
    const first = await openDiskFiles(folder)
    const names = readdirSync(path.join(folder, '.incoming'))
    expect(names).toHaveLength(3)
    for (const name of alive) expect(names).toContain(name)
    // Another store of the same process does not take away what the first one is writing.
    const { promise: gate, resolve: open } = Promise.withResolvers<void>()
    async function* slow() {
      yield new Uint8Array(1)
      await gate
    }
    const writing = first.write('a', slow())
    await openDiskFiles(folder)
    open()
    await expect(writing).resolves.toMatchObject({ bytes: 1 })
    expect(await keysOf(first, '')).toEqual(['a'])
  })

  it('keeps its own folder for itself', async () => {
    const files = await openDiskFiles(temporaryFolder())
    await expect(files.write('.incoming/x', text('x'))).rejects.toMatchObject({ code: 'STORE_BAD_KEY' })
    await expect(files.remove('.incoming/')).rejects.toMatchObject({ code: 'STORE_BAD_KEY' })
    await files.write('a/.incoming', text('x'))
    expect(await keysOf(files, '')).toEqual(['a/.incoming'])
  })

  it('says that there is no room left, and leaves nothing of what did not fit', () => {
    const folder = temporaryFolder()
    const program = fileURLToPath(new URL('./fill-disk.ts', import.meta.url))
    // The system's limit of 10 MiB a file stands for a full disk: it fails the same call, with another code.
    const run = `ulimit -f 10240; exec "$0" "$1" "$2"`
    expect(execFileSync('bash', ['-c', run, process.execPath, program, folder], { encoding: 'utf8' })).toBe('STORE_DISK_FULL')
    expect(readdirSync(folder, { recursive: true })).toHaveLength(2)
  })

  const otherDisk = '/dev/shm'
  const isOther = existsSync(otherDisk) && statSync(otherDisk).dev !== statSync('/tmp').dev
  it.runIf(isOther)('takes over a file that lies on another disk', async () => {
    const other = mkdtempSync(path.join(otherDisk, 'cirasa-'))
    onTestFinished(() => rmSync(other, { recursive: true }))
    writeFileSync(path.join(other, 'upload'), 'sky')
    const folder = temporaryFolder()
    const files = await openDiskFiles(folder)
    expect(await files.adopt('a/b', path.join(other, 'upload'))).toMatchObject({ key: 'a/b', bytes: 3 })
    expect(await textOf(files, 'a/b')).toBe('sky')
    expect(readdirSync(other)).toEqual([])
  })
})
