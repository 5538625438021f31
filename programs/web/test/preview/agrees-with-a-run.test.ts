// What the preview finds on tiles is what a run finds on the file: the same sources, at the same places, as bright.

import { getNumbers } from '@cirasa/catalog'
import { findSources } from '@cirasa/finder'
import { describe, expect, it } from 'vitest'
import { createAnswerer } from '../../src/preview/answer-requests.ts'
import { planeOfPixels } from '../../src/preview/plane-of-pixels.ts'
import { blockContext } from '../../src/preview/preview-image.ts'
import type { Answer, Ask, BlockOfPixels, Detected, Found, Reply } from '../../src/preview/preview-messages.ts'
import { blockOfTiles, cutOut, openSample } from './sample-image.ts'

const sample = await openSample()
const { image } = sample
const BOX = { x0: 60, y0: 40, width: 400, height: 420 }
const options = { 'seed-threshold': 5, 'merge-threshold': 2.6, 'min-pixels': 5 }

/** Asks a finder that has a block. */
async function answersOf(block: BlockOfPixels, asks: readonly Ask[]): Promise<Answer[]> {
  const replies: Reply[] = []
  // Buffers go with replies, as between threads.
  const answer = createAnswerer((reply, transfer) => replies.push(structuredClone(reply, { transfer: [...transfer] })))
  for (const [i, ask] of [{ kind: 'load', image, block } as const, ...asks].entries()) await answer({ ...ask, id: i })
  return replies.flatMap((reply) => {
    if (reply.kind === 'failed') throw new Error(reply.says)
    return reply.kind === 'answer' ? [reply.answer] : []
  })
}

const tiles = await blockOfTiles(sample.pyramid, 0, BOX.x0, BOX.y0, BOX.width, BOX.height)
const [, detected, found] = (await answersOf(tiles, [
  { kind: 'detect', options },
  { kind: 'find', options, maps: true },
])) as [Answer, Detected, Found]

const exact: BlockOfPixels = { ...BOX, step: 1, pixels: cutOut(sample, BOX.x0, BOX.y0, BOX.width, BOX.height) }
const run = await findSources(planeOfPixels(exact), blockContext(image, exact), options)
const column = (name: string): ArrayLike<number> => getNumbers(run.catalog.components, name)
const [x, y, peak, peakError, xError, snr] = ['x_pix', 'y_pix', 'flux_peak', 'e_flux_peak', 'e_x_pix', 'snr'].map(column)

/** The row of the preview nearest to a place of the image. */
function nearest(columns: Pick<Found, 'x' | 'y'>, px: number, py: number): { readonly row: number; readonly distance: number } {
  let best = { row: -1, distance: Number.POSITIVE_INFINITY }
  columns.x.forEach((value, row) => {
    const distance = Math.hypot(value - px, columns.y[row] - py)
    if (distance < best.distance) best = { row, distance }
  })
  return best
}

describe("a preview of the image's own pixels", () => {
  it('has as many components as the run, but for those within a tenth of the noise of the threshold', () => {
    const near = Array.from(snr).filter((value) => value < 5.1).length
    expect(run.catalog.components.rows).toBeGreaterThan(100)
    expect(Math.abs(found.counts.components - run.catalog.components.rows)).toBeLessThanOrEqual(near + 2)
  })

  it('has them where the run has them, within a third of the errors, and as bright', () => {
    let missing = 0
    for (let row = 0; row < run.catalog.components.rows; row++) {
      if (snr[row] < 5.1) continue
      const { row: other, distance } = nearest(found, x[row] - 1 + BOX.x0, y[row] - 1 + BOX.y0)
      // A blend may be shared out otherwise where its models are nearly equal.
      if (distance > Math.max(0.05, 0.33 * xError[row]) || Math.abs(found.peak[other] - peak[row]) > 0.33 * peakError[row]) missing++
    }
    expect(missing).toBeLessThanOrEqual(0.02 * run.catalog.components.rows)
  })

  it('has maps of the block', () => {
    const rms = run.maps.rms(0, BOX.height)
    expect(found.maps?.rms.length).toBe(rms.length)
    // What is clipped and masked in a cell turns on single pixels at a limit, and with it the noise of the cell by part of its own error, however
    // little the pixels differ.
    const off = rms.map((value, i) => Math.abs((found.maps?.rms[i] as number) / value - 1))
    expect(off.reduce((sum, value) => sum + value, 0) / off.length).toBeLessThan(0.02)
    expect(off.reduce((most, value) => Math.max(most, value), 0)).toBeLessThan(0.15)
    expect(found.rms).toBeCloseTo(run.catalog.run.rms as number, 6)
  })

  it('shows islands where it then finds sources', () => {
    expect(detected.count).toBeGreaterThan(100)
    // A pixel may reach the threshold and a fit through all of them not: a few islands come to nothing.
    const kept = Array.from(detected.x).filter((px, i) => nearest(found, px, detected.y[i]).distance < 6)
    expect(kept.length).toBeGreaterThan(0.95 * detected.count)
    expect(detected.outlines.length).toBeGreaterThan(16 * detected.count)
    expect(Math.min(...detected.outlines)).toBeGreaterThanOrEqual(Math.min(BOX.x0, BOX.y0) - 0.5)
  })
})

describe('a coarse preview', () => {
  it('has the bright sources at their places in the image, with their own fluxes', async () => {
    const coarse = await blockOfTiles(sample.pyramid, 1, 0, 0, 256, 256)
    const [, seen] = (await answersOf(coarse, [{ kind: 'find', options, maps: false }])) as [Answer, Found]
    const [, whole] = (await answersOf({ x0: 0, y0: 0, step: 1, width: image.width, height: image.height, pixels: sample.pixels }, [
      { kind: 'find', options, maps: false },
    ])) as [Answer, Found]
    let bright = 0
    let same = 0
    whole.snr.forEach((value, row) => {
      const others = whole.x.filter((other, i) => i !== row && Math.hypot(other - whole.x[row], whole.y[i] - whole.y[row]) < 14).length
      if (value < 30 || others > 0) return
      bright++
      const { row: at, distance } = nearest(seen, whole.x[row], whole.y[row])
      if (distance < 0.5 && Math.abs(seen.flux[at] / whole.flux[row] - 1) < 0.1) same++
    })
    expect(bright).toBeGreaterThan(15)
    expect(same).toBeGreaterThanOrEqual(0.9 * bright)
    expect(seen.counts.components).toBeLessThan(whole.counts.components)
  })
})

describe('an answerer', () => {
  it('drops what it is at when a newer request comes', async () => {
    const replies: Reply[] = []
    const answer = createAnswerer((reply) => replies.push(reply))
    await answer({ kind: 'load', id: 1, image, block: tiles })
    const first = answer({ kind: 'find', id: 2, options, maps: false })
    const second = answer({ kind: 'detect', id: 3, options })
    await Promise.all([first, second])
    expect(replies.filter(({ kind }) => kind !== 'progress').map(({ id, kind }) => [id, kind])).toEqual([
      [1, 'answer'],
      [2, 'stopped'],
      [3, 'answer'],
    ])
  })

  it('says with its code what the finder refuses', async () => {
    const replies: Reply[] = []
    const answer = createAnswerer((reply) => replies.push(reply))
    const blank = { ...tiles, pixels: new Float32Array(tiles.pixels.length).fill(Number.NaN) }
    await answer({ kind: 'load', id: 1, image, block: blank })
    await answer({ kind: 'detect', id: 2, options })
    expect(replies[1]).toMatchObject({ kind: 'failed', code: 'FINDER_ALL_BLANK' })
  })
})

describe('one source fitted again', () => {
  it('is the same as in the run when nothing is chosen, in pixels of the image', async () => {
    const { maps } = run
    const neighbours = {
      x: Float64Array.from(found.x),
      y: Float64Array.from(found.y),
      major: Float32Array.from(found.major),
      minor: Float32Array.from(found.minor),
      angle: Float32Array.from(found.angle),
      peak: Float64Array.from(found.peak),
    }
    const [background, rms] = [maps.background(0, BOX.height), maps.rms(0, BOX.height)]
    let same = 0
    for (let row = 0; row < 20; row++) {
      const at = { x: x[row] - 1 + BOX.x0, y: y[row] - 1 + BOX.y0 }
      const replies: Reply[] = []
      const answer = createAnswerer((reply) => replies.push(reply))
      await answer({ kind: 'refit', id: 1, refit: { image, block: exact, background, rms, neighbours, at, choice: {}, options } })
      const [reply] = replies
      if (reply.kind !== 'answer' || reply.answer.kind !== 'refitted') throw new Error(JSON.stringify(reply))
      const { components, residual } = reply.answer
      if (components.some((one) => Math.hypot(one.x - at.x, one.y - at.y) < 0.1 * xError[row])) same++
      expect(residual.x0).toBeLessThan(at.x)
      expect(residual.x0 + residual.width).toBeGreaterThan(at.x)
    }
    expect(same).toBeGreaterThanOrEqual(19)
  })
})
