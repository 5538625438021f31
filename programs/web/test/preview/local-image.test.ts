// A file that was dropped: seen without a service, in bounded memory; what cannot be opened says why.

import { gzipSync } from 'node:zlib'
import { decodeTile, describePyramid } from '@cirasa/image'
import { describe, expect, it } from 'vitest'
import { boundedStore } from '../../src/preview/bounded-store.ts'
import { openLocalImage } from '../../src/preview/local-image.ts'
import type { LocalReply, LocalRequest } from '../../src/preview/local-messages.ts'
import { openLocalPyramid } from '../../src/preview/local-pyramid.ts'
import { openPlane } from '../../src/preview/open-plane.ts'
import { wcsOf } from '../../src/preview/preview-image.ts'
import { openSample, sampleBlob, sampleBytes } from './sample-image.ts'

const sample = await openSample()

describe('a dropped file', () => {
  it('is described as a service would', () => {
    const { image, hdu } = sample
    expect(hdu).toBe(0)
    expect(image).toMatchObject({
      name: 'sample.fits',
      width: 512,
      height: 512,
      unit: 'Jy/beam',
      beam: { major: 15, minor: 15, positionAngle: 0 },
    })
    expect(wcsOf(image)?.pixelToIcrs(255.5, 255.5).lon).toBeGreaterThan(0)
  })

  it('has tiles with the pixels of the file, lossless ones when these are asked for', async () => {
    const { tile, complete, description } = await openLocalPyramid(sampleBlob(), 'sample.fits', {})
    await complete
    const exact = await decodeTile(await tile(0, 1, 0, { lossless: true }))
    const usual = await decodeTile(await tile(0, 1, 0))
    for (let i = 0; i < exact.pixels.length; i += 101) {
      const pixel = sample.pixels[Math.floor(i / 256) * 512 + 256 + (i % 256)]
      expect(exact.pixels[i]).toBe(pixel)
      expect(Math.abs(usual.pixels[i] - pixel)).toBeLessThanOrEqual(0.06 * description.statistics[0].rms * 1.2)
    }
  })

  it('may be packed', async () => {
    const plane = await openPlane(new Blob([new Uint8Array(gzipSync(sampleBytes()))]), 'sample.fits.gz', {})
    const row = new Float32Array(512)
    await plane.rows.readRows(100, 101, row)
    expect(row).toEqual(sample.pixels.subarray(100 * 512, 101 * 512))
  })

  for (const [what, blob, code] of [
    ['no FITS file', new Blob(['hello, this is a letter']), 'FITS_NOT_FITS'],
    ['cut off', new Blob([sampleBytes().subarray(0, 2880 * 40)]), 'FITS_TRUNCATED'],
    ['empty', new Blob([]), 'FITS_NOT_FITS'],
  ] as const) {
    it(`is refused when it is ${what}`, async () => {
      await expect(openLocalPyramid(blob, 'a.fits', {})).rejects.toMatchObject({ code })
    })
  }

  it('is refused where it claims to be larger than a page may hold', async () => {
    const card = (text: string): string => text.padEnd(80)
    const claims = [
      'SIMPLE  =                    T',
      'BITPIX  =                    8',
      'NAXIS   =                    2',
      'NAXIS1  =           2000000000',
      'NAXIS2  =           2000000000',
      'END',
    ]
    const header = claims.map(card).join('').padEnd(2880)
    await expect(openLocalPyramid(new Blob([header]), 'huge.fits', {})).rejects.toMatchObject({
      code: expect.stringMatching(/^(FITS|PREVIEW)_/),
    })
  })
})

describe('a dropped file that cannot be read to its end', () => {
  it('shows what was seen of it before, and says of each tile whether there is one', async () => {
    const side = 2048
    const cards = ['SIMPLE  =                    T', 'BITPIX  =                    8', 'NAXIS   =                    2']
    const axes = [1, 2].map((axis) => `NAXIS${axis}  =                 ${side}`)
    const header = new TextEncoder().encode(
      [...cards, ...axes, 'END']
        .map((text) => text.padEnd(80))
        .join('')
        .padEnd(2880),
    )
    const blob = new Blob([header, Uint8Array.from({ length: side * side }, (_, i) => i % 251)])
    const slice = blob.slice.bind(blob)
    let isDamaged = false
    // The disk gives up in the upper half, once the first look is done.
    blob.slice = (from = 0, to = blob.size) => {
      if (isDamaged && to > 0.6 * blob.size) throw new Error('The disk does not answer')
      return slice(from, to)
    }
    const onProgress = (fraction: number) => void (isDamaged ||= fraction >= 0.1)
    const { tile, complete, description } = await openLocalPyramid(blob, 'large.fits', {}, { progress: onProgress })
    await expect(complete).rejects.toThrow()
    const { levels } = description.plan
    expect((await decodeTile(await tile(levels.length - 1, 0, 0))).pixels.some(Number.isFinite)).toBe(true)
    expect((await decodeTile(await tile(0, 0, 0, { lossless: true }))).pixels[9]).toBe(9)
    await expect(tile(0, 0, levels[0].rows - 1, { lossless: true })).rejects.toThrow()
  })
})

describe('a bounded store', () => {
  it('holds what fits and refuses what does not', async () => {
    const store = boundedStore(100, () => new Error('full'))
    const sink = await store.create('a')
    await sink.write(new Uint8Array(60))
    await sink.commit()
    const other = await store.create('b')
    await expect(other.write(new Uint8Array(60))).rejects.toThrow('full')
    await other.write(new Uint8Array(30))
    await other.abort()
    // What was given up makes room.
    await (await store.create('c')).write(new Uint8Array(40))
    expect((await store.open('a'))?.size).toBe(60)
  })
})

/** A worker that a test answers for. */
class FakeReader {
  readonly asked: LocalRequest[] = []
  isTerminated = false
  onmessage: ((event: MessageEvent<LocalReply>) => void) | null = null
  onerror: ((event: ErrorEvent) => void) | null = null
  postMessage(request: LocalRequest): void {
    this.asked.push(request)
  }
  terminate(): void {
    this.isTerminated = true
  }
  reply(data: LocalReply): void {
    this.onmessage?.({ data } as MessageEvent<LocalReply>)
  }
}

describe('the page', () => {
  const opened: LocalReply = { kind: 'opened', image: sample.image, hdu: 0, pyramid: describePyramid(sample.pyramid.description) }
  const { signal } = new AbortController()

  it('asks for tiles, and drops those that it no longer wants', async () => {
    const reader = new FakeReader()
    const opening = openLocalImage(sampleBlob(), 'sample.fits', { signal, makeWorker: () => reader })
    reader.reply(opened)
    const { source } = await opening
    expect(source.description).toEqual(sample.pyramid.description)
    const controller = new AbortController()
    const [one, other] = [source.tile(0, 0, 0, { signal }), source.tile(0, 1, 1, { signal: controller.signal })]
    controller.abort(new Error('out of view'))
    await expect(other).rejects.toThrow('out of view')
    reader.reply({ kind: 'tile', id: 1, bytes: Uint8Array.of(7) })
    expect(await one).toEqual(Uint8Array.of(7))
    expect(reader.asked.map(({ kind }) => kind)).toEqual(['open', 'tile', 'tile', 'drop'])
  })

  it('hears why a file cannot be opened, and ends the worker', async () => {
    const reader = new FakeReader()
    const opening = openLocalImage(sampleBlob(), 'sample.fits', { signal, makeWorker: () => reader })
    reader.reply({ kind: 'failed', error: { says: 'No.', code: 'FITS_NOT_FITS', remedy: 'Choose another.' } })
    await expect(opening).rejects.toMatchObject({ code: 'FITS_NOT_FITS' })
    expect(reader.isTerminated).toBe(true)
  })

  it('hears of a failure after the first look, and goes on with the tiles that there are', async () => {
    const reader = new FakeReader()
    const failures: unknown[] = []
    const opening = openLocalImage(sampleBlob(), 'a.fits', { signal, makeWorker: () => reader, onFailure: (error) => failures.push(error) })
    reader.reply(opened)
    const { source } = await opening
    const [one, other] = [source.tile(0, 0, 0, { signal }), source.tile(0, 1, 1, { signal })]
    const error = { says: 'The file ends.', code: 'FITS_TRUNCATED', remedy: 'Copy it again.' }
    reader.reply({ kind: 'failed', error })
    reader.reply({ kind: 'tile', id: 1, bytes: Uint8Array.of(7) })
    reader.reply({ kind: 'refused', id: 2, error })
    expect(failures).toMatchObject([{ code: 'FITS_TRUNCATED' }])
    expect(await one).toEqual(Uint8Array.of(7))
    await expect(other).rejects.toMatchObject({ code: 'FITS_TRUNCATED' })
    expect(reader.isTerminated).toBe(false)
  })

  it('gives up when it is told to', async () => {
    const reader = new FakeReader()
    const controller = new AbortController()
    const opening = openLocalImage(sampleBlob(), 'sample.fits', { signal: controller.signal, makeWorker: () => reader })
    controller.abort(new Error('another file'))
    await expect(opening).rejects.toThrow('another file')
    expect(reader.isTerminated).toBe(true)
  })
})
