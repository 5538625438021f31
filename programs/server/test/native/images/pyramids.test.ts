// Planes of images by themselves: what is kept open between requests, and what the process that opens images is given.

import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { zlibInflate } from '@cirasa/apps/node/tiles'
import { decodeTile } from '@cirasa/image'
import { expect, it, onTestFinished } from 'vitest'
import { Pyramids } from '../../../src/native/images/pyramids.ts'
import { fitsOf, noise } from './image-files.ts'
import { imageProcesses } from './image-processes.ts'

const signal = new AbortController().signal
const PLANE = { hdu: 0, plane: 'none' }

function startPyramids() {
  const folder = mkdtempSync(path.join(tmpdir(), 'cirasa-pyramids-'))
  const pyramids = new Pyramids({ folder: path.join(folder, 'tiles'), mostBytes: 1 << 30, onTrouble: () => {} })
  onTestFinished(async () => {
    await pyramids.close()
    rmSync(folder, { recursive: true })
  })
  return { pyramids, file: path.join(folder, 'map.fits') }
}

it('are those of the image that lies there now, though a job that runs has put it in the place of another', async () => {
  const { pyramids, file } = startPyramids()
  const pixels: Float32Array[] = []
  for (const [content, factor] of [
    ['first', 1],
    ['second', 2],
  ] as const) {
    writeFileSync(`${file}.part`, await fitsOf({ shape: [60, 40], make: (i) => factor * noise(i) }))
    renameSync(`${file}.part`, file)
    // A lossless tile is made from the image.
    const bytes = await pyramids.tile({ path: file, content }, PLANE, { level: 0, x: 0, y: 0, lossless: true }, signal)
    pixels.push((await decodeTile(bytes, { inflate: zlibInflate })).pixels)
  }
  expect(pixels[1]).toEqual(pixels[0].map((value) => 2 * value))
})

it.skipIf(process.platform !== 'linux')('are made by a process that knows no secret of the service', async () => {
  process.env.CIRASA_TEST_SECRET = 'a secret'
  onTestFinished(() => void delete process.env.CIRASA_TEST_SECRET)
  const { pyramids, file } = startPyramids()
  writeFileSync(file, await fitsOf({ shape: [60, 40], make: noise }))
  await pyramids.plane({ path: file, content: 'any' }, PLANE, { wait: 20_000, signal })
  const [pid] = imageProcesses()
  expect(readFileSync(`/proc/${pid}/environ`, 'utf8')).not.toContain('CIRASA_TEST_SECRET')
})
