// A source is fitted on its own pixels, with the noise of the run or that around it.

import { registry } from '@cirasa/errors'
import type { Viewer } from '@cirasa/viewer'
import { describe, expect, it } from 'vitest'
import { createAnswerer } from '../../../src/preview/answer-requests.ts'
import type { Ask, PeakedColumns, RefitRequest } from '../../../src/preview/preview-messages.ts'
import type { Outcome, WorkerLine } from '../../../src/preview/worker-line.ts'
import { SourceFitter } from '../../../src/workspace/editing/source-fitter.ts'
import { cutOut, openSample } from '../../preview/sample-image.ts'

const finder = registry('FINDER', { NO_ISLAND: { says: 'Nothing is there.', do: 'Look elsewhere.' } })
const sample = await openSample()
const { image } = sample
const NONE = new Float64Array()
const components: PeakedColumns = { x: NONE, y: NONE, major: NONE, minor: NONE, angle: NONE, peak: NONE }
const brightest = sample.pixels.reduce((best, value, at) => (value > sample.pixels[best] ? at : best), 0)
const place = { x: brightest % image.width, y: Math.floor(brightest / image.width) }

/** A line to the finder itself, without a worker. */
function realLine(): Pick<WorkerLine, 'ask' | 'dispose'> {
  let take = (_outcome: Outcome): void => {}
  const answer = createAnswerer((reply) => {
    if (reply.kind === 'answer') take(reply)
    if (reply.kind === 'failed') throw new Error(reply.says)
  })
  return {
    ask: (ask: Ask) =>
      new Promise((resolve) => {
        take = resolve
        void answer({ ...ask, id: 1 })
      }),
    dispose: () => {},
  }
}

/** A line that answers by a function, and remembers what it was asked. */
function fakeLine(answer: (refit: RefitRequest) => Outcome) {
  const asked: Ask[] = []
  const ask = async (one: Ask): Promise<Outcome> => {
    asked.push(one)
    if (one.kind === 'load') return { kind: 'answer', answer: { kind: 'loaded' } }
    if (one.kind === 'refit') return answer(one.refit)
    const { block } = asked.findLast((before) => before.kind === 'load') as Extract<Ask, { kind: 'load' }>
    const maps = { background: new Float32Array(block.pixels.length), rms: new Float32Array(block.pixels.length).fill(2) }
    return { kind: 'answer', answer: { kind: 'found', maps } } as unknown as Outcome
  }
  return { ask, asked, dispose: () => {} }
}

const refitted: Outcome = {
  kind: 'answer',
  answer: {
    kind: 'refitted',
    components: [],
    sources: [],
    island: {},
    chi2: 1,
    ndf: 1,
    exhausted: false,
    residual: { x0: 0, y0: 0, width: 0, height: 0, pixels: new Float32Array() },
  },
}

const pixels: Viewer['pixels'] = async ({ x0, y0, x1, y1 }) => {
  const [width, height] = [x1 - x0 + 1, y1 - y0 + 1]
  return { x0, y0, width, height, level: 0, pixels: cutOut(sample, x0, y0, width, height) }
}

function fitterOn(line: Pick<WorkerLine, 'ask' | 'dispose'>, more: Partial<ConstructorParameters<typeof SourceFitter>[0]> = {}) {
  return new SourceFitter({ line, image, pixels, maps: async () => undefined, components, options: {}, ...more })
}
const { signal } = new AbortController()

describe('a source that is fitted again', () => {
  it('is found where it is, by the noise around it, in pixels of the image', async () => {
    const { refitted: found, noise, rms, block } = await fitterOn(realLine()).fit(place, {}, signal)
    const distances = found.components.map(({ x, y }) => Math.hypot(x - place.x, y - place.y))
    expect(Math.min(...distances)).toBeLessThan(2)
    expect(noise).toBe('box')
    expect(rms).toBeGreaterThan(0)
    expect(block.width).toBeGreaterThan(200)
  })

  it('is fitted by the maps of the run where it has saved them, on fewer pixels', async () => {
    const line = fakeLine(() => refitted)
    const boxes: number[] = []
    const maps = async ({ x0, x1, y0, y1 }: { x0: number; x1: number; y0: number; y1: number }) => {
      const length = (x1 - x0 + 1) * (y1 - y0 + 1)
      boxes.push(length)
      return { background: new Float32Array(length), rms: new Float32Array(length).fill(3) }
    }
    const fit = await fitterOn(line, { maps }).fit(place, {}, signal)
    expect(line.asked.map(({ kind }) => kind)).toEqual(['refit'])
    expect(fit).toMatchObject({ noise: 'maps', rms: 3 })
    expect(boxes).toEqual([fit.block.pixels.length])
  })

  it('is fitted at the level that the run has at the source, where it has saved no maps', async () => {
    const line = fakeLine(() => refitted)
    const fit = await fitterOn(line).fit({ ...place, known: { background: 0.5, rms: 3 } }, {}, signal)
    expect(fit).toMatchObject({ noise: 'run', rms: 3 })
    const { refit } = line.asked.at(-1) as { refit: RefitRequest }
    expect([refit.background[0], refit.rms[0]]).toEqual([0.5, 3])
  })

  it('is fitted by what the run went by, and each component goes to the nearest source of the run', async () => {
    const conditions = {
      beam: [3, 0, 3],
      whiteFraction: 0.1,
      modelError: 0.02,
      noiseBySize: { flux: [1], peak: [1], position: [1], axes: [1] },
    } as const
    const owners = { x: Float64Array.of(place.x), y: Float64Array.of(place.y), names: ['S1'] }
    const line = fakeLine(() => refitted)
    await fitterOn(line, { conditions }).fit({ ...place, owners }, {}, signal)
    expect(line.asked.at(-1)).toMatchObject({ refit: { conditions, owners } })
    const far = { x: Float64Array.of(place.x, place.x + 9), y: Float64Array.of(place.y, place.y), names: ['S1', 'S2'] }
    const { refitted: found } = await fitterOn(realLine()).fit({ ...place, owners: far }, { components: 1 }, signal)
    expect(found.sources.map(({ name, components }) => [name, components.length])).toEqual([['S1', 1]])
    expect(found.island.n_pix).toBeGreaterThan(3)
    expect(Math.hypot(found.island.x_peak - place.x, found.island.y_peak - place.y)).toBeLessThan(3)
    const both = (await fitterOn(realLine()).fit({ ...place, owners: { ...far, names: ['S1', 'S1'] } }, { components: 2 }, signal)).refitted
    expect(both.sources).toHaveLength(1)
    expect(both.sources[0].together.flux_int).toBeCloseTo(
      both.components.reduce((sum, one) => sum + one.measured.flux_int, 0),
      9,
    )
  })

  it('is fitted with another choice on the same pixels and noise', async () => {
    const line = fakeLine(() => refitted)
    const fitter = fitterOn(line)
    await fitter.fit(place, {}, signal)
    await fitter.fit(place, { components: 2 }, signal)
    expect(line.asked.map(({ kind }) => kind)).toEqual(['load', 'find', 'refit', 'refit'])
    expect(line.asked.at(-1)).toMatchObject({ refit: { choice: { components: 2 } } })
  })

  it('is sought in fainter light only where it was missed', async () => {
    const line = fakeLine(({ options }) => {
      if (Number(options['merge-threshold']) > 2) throw finder.NO_ISLAND()
      return refitted
    })
    expect((await fitterOn(line).fit({ ...place, isFaint: true }, {}, signal)).threshold).toBe(2)
    await expect(fitterOn(line).fit(place, {}, signal)).rejects.toMatchObject({ code: 'FINDER_NO_ISLAND' })
  })

  it('ends with its signal, and when a newer fit takes its place', async () => {
    const ending = new AbortController()
    ending.abort(new Error('left'))
    await expect(fitterOn(fakeLine(() => refitted)).fit(place, {}, ending.signal)).rejects.toThrow('left')
    await expect(fitterOn(fakeLine(() => ({ kind: 'superseded' }))).fit(place, {}, signal)).rejects.toMatchObject({ name: 'AbortError' })
  })
})
