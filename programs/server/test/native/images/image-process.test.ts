// The process that opens images: there before a large upload is, and replaced when it does not answer any more.

import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ImageProcess } from '../../../src/native/images/image-process.ts'
import { startTestServer } from '../../test-server.ts'
import { fitsOf, noise } from './image-files.ts'
import { imageProcesses } from './image-processes.ts'

describe.skipIf(process.platform !== 'linux')('the process for images', () => {
  it.each([
    ['/api/v1/files?name=sky.fits', 'application/fits'],
    ['/caesar/api/v1.0/upload', 'multipart/form-data; boundary=x'],
  ])('is started when a large upload to %s begins, and for no small one', async (url, type) => {
    await using server = await startTestServer()
    const post = (bytes: number) =>
      server.app.inject({ method: 'POST', url, headers: { 'content-type': type }, payload: Buffer.alloc(bytes) })
    await post(1000)
    expect(imageProcesses()).toHaveLength(0)
    await post(5 << 20)
    expect(imageProcesses()).toHaveLength(1)
  })

  it('is replaced by another one when it does not let go of what is not wanted any more', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'cirasa-images-'))
    const images = new ImageProcess({ letGoMs: 50 })
    onTestFinished(async () => {
      await images.close()
      await rm(folder, { recursive: true })
    })
    const file = path.join(folder, 'sky.fits')
    writeFileSync(file, await fitsOf({ shape: [30, 20], make: noise }))
    const order = { kind: 'describe', path: file, asked: {} } as const
    await images.ask(order)
    const [hanging] = imageProcesses()
    process.kill(hanging, 'SIGSTOP')
    await expect(images.ask(order, { signal: AbortSignal.timeout(50) })).rejects.toMatchObject({ name: 'TimeoutError' })
    expect(await images.ask(order)).toMatchObject({ width: 30, height: 20 })
    expect(imageProcesses()).not.toContain(hanging)
  })
})
