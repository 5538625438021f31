// The pyramid of a file on disk: the same on threads as on one, gone when stopped, readable before it is whole.

import { existsSync, readdirSync, readFileSync, truncateSync } from 'node:fs'
import path from 'node:path'
import { fitsWriter, Header, writeImage } from '@cirasa/fits'
import { fileSink } from '@cirasa/fits/node'
import { decodeTile } from '@cirasa/image'
import { describe, expect, it } from 'vitest'
import { describeWithRealData, realImage } from '../../../testbed/real-data.ts'
import { openImage, readPlaneRows } from '../src/node/images/index.ts'
import { buildImagePyramid, openImagePyramid, TileThreads, warmThreads, zlibInflate } from '../src/node/tiles/index.ts'
import { temporaryFolder } from './temporary-folder.ts'

const [width, height] = [2600, 2300]
const { signal } = new AbortController()

/** A file of an image large enough for threads and for levels below the coarse ones. */
async function writeSky(
  folder: string,
  make: (i: number) => number = (i) => Math.sin(i * 12.9898) + Math.sin(i * 78.233),
): Promise<string> {
  const file = path.join(folder, 'sky.fits')
  const writer = fitsWriter(await fileSink(file))
  await writeImage(writer, {
    shape: [width, height],
    header: Header.of([]),
    data: Float32Array.from({ length: width * height }, (_, i) => make(i)),
  })
  await writer.finish()
  return file
}

async function withImage<T>(file: string, work: (image: Awaited<ReturnType<typeof openImage>>) => Promise<T>): Promise<T> {
  const image = await openImage(file, {}, signal)
  try {
    return await work(image)
  } finally {
    image.input.close()
  }
}

describe('the pyramid of a file', () => {
  it('has the same bytes on threads as on one', async () => {
    const folder = temporaryFolder()
    await withImage(await writeSky(folder), async (image) => {
      for (const workers of [1, 3]) await buildImagePyramid(image, path.join(folder, String(workers)), { signal, workers })
      const names = ['coarse.tiles', 'fine.tiles', 'pyramid.json']
      expect(readdirSync(path.join(folder, '3')).sort()).toEqual(names)
      for (const name of names) {
        const [alone, threads] = ['1', '3'].map((part) => readFileSync(path.join(folder, part, name)))
        expect(threads.equals(alone)).toBe(true)
      }
    })
  })

  it('has the same bytes on threads that made others before, of which one was stopped', async () => {
    const folder = temporaryFolder()
    await using threads = new TileThreads(2)
    await withImage(await writeSky(folder), async (image) => {
      await warmThreads(threads, signal)
      expect(threads.areStarted).toBe(true)
      const build = (name: string, options = {}) => buildImagePyramid(image, path.join(folder, name), { signal, threads, ...options })
      await build('warm')
      const stop = new AbortController()
      await expect(build('stopped', { signal: stop.signal, progress: () => stop.abort() })).rejects.toThrow('aborted')
      await Promise.all([build('after'), build('beside')])
      await buildImagePyramid(image, path.join(folder, 'alone'), { signal, workers: 1 })
      for (const name of ['coarse.tiles', 'fine.tiles', 'pyramid.json']) {
        const [alone, ...others] = ['alone', 'warm', 'after', 'beside'].map((part) => readFileSync(path.join(folder, part, name)))
        for (const bytes of others) expect(bytes.equals(alone)).toBe(true)
      }
    })
  })

  it('is not kept from its threads by a warm-up that is stopped', async () => {
    await using threads = new TileThreads(2)
    const stop = new AbortController()
    const warmed = warmThreads(threads, stop.signal)
    stop.abort()
    await warmed
    expect(threads.areBusy).toBe(false)
  })

  it.each([1, 2])('leaves nothing when it is stopped, with %d at work', async (workers) => {
    const folder = temporaryFolder()
    await withImage(await writeSky(folder), async (image) => {
      for (const at of [0, 0.02, 0.3]) {
        const stop = new AbortController()
        const tiles = path.join(folder, `tiles-${at}`)
        const progress = ({ fraction }: { fraction: number }) => {
          if (fraction >= at) stop.abort()
        }
        await expect(buildImagePyramid(image, tiles, { signal: stop.signal, workers, progress })).rejects.toThrow('aborted')
        expect(existsSync(tiles) ? readdirSync(tiles) : []).toEqual([])
      }
    })
  })

  it('fails with the code of what is wrong with the file, also on threads, and leaves nothing', async () => {
    const folder = temporaryFolder()
    const file = await writeSky(folder)
    truncateSync(file, 2880 + width * height * 3)
    await withImage(file, async (image) => {
      const tiles = path.join(folder, 'tiles')
      await expect(buildImagePyramid(image, tiles, { signal, workers: 2 })).rejects.toMatchObject({ code: 'FITS_TRUNCATED' })
      expect(existsSync(tiles) ? readdirSync(tiles) : []).toEqual([])
    })
  })

  it('can be read while it is being made: coarse tiles from it, fine ones from the image, the same as later', async () => {
    const folder = temporaryFolder()
    const tiles = path.join(folder, 'tiles')
    await withImage(await writeSky(folder), async (image) => {
      expect(await openImagePyramid(image, tiles, signal)).toBeUndefined()
      const early: Promise<Buffer[]>[] = []
      const look = async () => {
        using pyramid = (await openImagePyramid(image, tiles, signal))!
        expect(await pyramid.complete()).toBe(false)
        return [Buffer.from(await pyramid.tile(4, 0, 0)), Buffer.from(await pyramid.tile(0, 10, 8))]
      }
      await buildImagePyramid(image, tiles, {
        signal,
        workers: 2,
        progress: ({ viewable, fraction }) => {
          if (viewable && fraction < 1 && early.length === 0) early.push(look())
        },
      })
      using pyramid = (await openImagePyramid(image, tiles, signal))!
      expect(await pyramid.complete()).toBe(true)
      const [coarse, fine] = await early[0]
      expect(coarse.equals(await pyramid.tile(4, 0, 0))).toBe(true)
      expect(fine.equals(await pyramid.tile(0, 10, 8))).toBe(true)
    })
  })
})

describeWithRealData('the pyramid of a real image', () => {
  it.each(['scorpio_faint_snr.fits', 'gc_bolocam_nan.fits', 'm67_dss_int16.fits'])('%s: tiles within 0.06 of their noise', async (name) => {
    const folder = temporaryFolder()
    await withImage(realImage(name), async (image) => {
      await buildImagePyramid(image, folder, { signal })
      using pyramid = (await openImagePyramid(image, folder, signal))!
      const { width: columns, height: rows } = image.plane
      const whole = new Float32Array(columns * rows)
      await readPlaneRows(image, [0, rows], whole, signal)
      const level = pyramid.description.plan.levels[0]
      for (let y = 0; y < level.rows; y++) {
        for (let x = 0; x < level.columns; x++) {
          const { header, pixels, width: w } = await decodeTile(await pyramid.tile(0, x, y), { inflate: zlibInflate })
          const allowed = header.exact ? 0 : 0.06 * header.noise
          let wrong = 0
          for (const [i, value] of pixels.entries()) {
            const truth = whole[(y * 256 + Math.floor(i / w)) * columns + x * 256 + (i % w)]
            if (Number.isNaN(truth) !== Number.isNaN(value) || Math.abs(truth - value) > allowed) wrong++
          }
          expect(wrong).toBe(0)
        }
      }
    })
  })
})
