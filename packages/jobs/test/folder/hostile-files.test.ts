// What lies in a job's folder may have been put there by a broken or hostile program: it is refused with a code, in bounded time and memory.

import { execFileSync } from 'node:child_process'
import { ftruncateSync, mkdirSync, openSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { contractFiles } from '@cirasa/jobs'
import { listProducts, readProgress, readResult, readTask, writeTask } from '@cirasa/jobs/folder'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleResult, exampleTask, temporaryFolder } from './temporary-job.ts'

const isBroken = expect.objectContaining({ code: 'JOBS_CONTRACT_BROKEN' })

describe('result.json of a hostile program', () => {
  const put = (folder: string, content: string) => writeFileSync(path.join(folder, contractFiles.result), content)

  it.each<[string, (folder: string, file: string) => void]>([
    ['a link to another file', (_, file) => symlinkSync('/etc/hostname', file)],
    ['a pipe that nobody writes to', (_, file) => execFileSync('/usr/bin/mkfifo', [file])],
    ['a folder', (_, file) => mkdirSync(file)],
    ['a file of 10 GB', (_, file) => ftruncateSync(openSync(file, 'w'), 1e10)],
    ['no JSON', (folder) => put(folder, '{"contract": 1,')],
    ['nested beyond reason', (folder) => put(folder, '['.repeat(100_000))],
  ])('is refused when it is %s', async (_, make) => {
    const folder = temporaryFolder()
    make(folder, path.join(folder, contractFiles.result))
    await expect(readResult(folder)).rejects.toEqual(isBroken)
  })

  it.each([
    ['an outcome that there is not', { outcome: 'splendid' }],
    ['a product above the folder', { products: [{ ...exampleResult.products[0], name: '../../etc/passwd' }] }],
    ['a product at the root', { products: [{ ...exampleResult.products[0], name: '/etc/passwd' }] }],
    ['a product with a line break in its name', { products: [{ ...exampleResult.products[0], name: 'a\nb' }] }],
    ['a header in a media type', { products: [{ ...exampleResult.products[0], mediaType: 'text/plain\r\nSet-Cookie: a' }] }],
    ['a negative size', { products: [{ ...exampleResult.products[0], bytes: -1 }] }],
    ['a reason of a megabyte', { reason: 'a'.repeat(1 << 20) }],
    ['figures that are none', { figures: { components: 'many' } }],
  ])('is refused when it has %s', async (_, change) => {
    const folder = temporaryFolder()
    put(folder, JSON.stringify({ ...exampleResult, ...change }))
    await expect(readResult(folder)).rejects.toEqual(isBroken)
  })

  it('is a result or refused with a code, whatever JSON it holds', () =>
    fc.assert(
      fc.asyncProperty(fc.json(), async (text) => {
        const folder = temporaryFolder()
        put(folder, text)
        await expect(readResult(folder)).rejects.toEqual(isBroken)
      }),
      { numRuns: 50 },
    ))
})

describe('task.json', () => {
  it('says what was written, and the newest attempt', async () => {
    const folder = path.join(temporaryFolder(), 'new')
    await writeTask(folder, exampleTask)
    await writeTask(folder, { ...exampleTask, attempt: 2 })
    expect(await readTask(folder)).toEqual({ ...exampleTask, attempt: 2 })
  })

  it('is missing with a code', async () => {
    await expect(readTask(temporaryFolder())).rejects.toMatchObject({ code: 'JOBS_CONTRACT_MISSING' })
  })
})

describe('progress.ndjson', () => {
  const progressOf = (text: string) => {
    const folder = temporaryFolder()
    writeFileSync(path.join(folder, contractFiles.progress), text)
    return readProgress(folder)
  }
  const line = '{"stage":"searching","fraction":0.5,"at":1}\n'

  it('is the newest line that makes sense: what is being written, or is none, is passed over', async () => {
    const later = line.replace('0.5', '0.75')
    expect(await progressOf(`${line}${later}{"stage":"searching","fraction":9,"at":2}\nnonsense\n{"stage":"sear`)).toMatchObject({
      fraction: 0.75,
    })
  })

  it('is nothing when there is no such line, however long the file', async () => {
    expect(await progressOf('')).toBeUndefined()
    expect(await progressOf('a'.repeat(5 << 20))).toBeUndefined()
    expect(await readProgress(temporaryFolder())).toBeUndefined()
  })
})

describe('products', () => {
  it('are regular files with plain names, in order, and nothing that links elsewhere', async () => {
    const folder = temporaryFolder()
    const products = path.join(folder, contractFiles.products)
    mkdirSync(path.join(products, 'maps', '.hidden'), { recursive: true })
    for (const name of ['b.txt', 'a.txt', '.scratch', 'maps/rms.fits', 'maps/.hidden/x', 'line\nbreak', 'back\\slash']) {
      writeFileSync(path.join(products, name), 'abc')
    }
    symlinkSync('/etc/hostname', path.join(products, 'stolen.txt'))
    symlinkSync('/etc', path.join(products, 'etc'))
    execFileSync('/usr/bin/mkfifo', [path.join(products, 'pipe')])
    const listed = await listProducts(folder, () => ({ role: 'file', mediaType: 'text/plain' }), { sealed: true })
    expect(listed.map(({ name }) => name)).toEqual(['a.txt', 'b.txt', 'maps/rms.fits'])
    // FIPS 180-2, appendix B.1: the SHA-256 of "abc".
    expect(listed[0]).toMatchObject({ bytes: 3, sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' })
  })

  it('are none when there is no folder of them', async () => {
    expect(await listProducts(temporaryFolder(), () => ({ role: 'file', mediaType: 'text/plain' }))).toEqual([])
  })
})
