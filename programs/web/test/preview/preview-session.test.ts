// A preview as it goes: islands while options change, fits when they rest, and nothing of an older question.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Answer, Ask, Detected, Found } from '../../src/preview/preview-messages.ts'
import { PreviewSession } from '../../src/preview/preview-session.ts'
import { coverageText, foundText } from '../../src/preview/preview-text.ts'
import type { Outcome } from '../../src/preview/worker-line.ts'

const REST = 40
const image = { name: 'a', width: 4, height: 4, unit: '' }
const block = { x0: 2, y0: 3, step: 1, width: 1, height: 1, pixels: new Float32Array(1) }

const detected = (count: number): Detected => ({ kind: 'detected', count }) as Detected
const found = (sources: number): Found => ({ kind: 'found', counts: { components: sources, sources, islands: sources } }) as Found

interface Asked {
  readonly ask: Ask
  readonly settle: (outcome: Outcome) => void
  readonly fail: (error: unknown) => void
}

let asked: Asked[] = []
let now = 0
let session: PreviewSession

const last = (): Asked => asked[asked.length - 1]
const flush = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0)

async function answer(what: Answer): Promise<void> {
  last().settle({ kind: 'answer', answer: what })
  await flush()
}

beforeEach(() => {
  vi.useFakeTimers()
  asked = []
  now = 0
  const line = {
    ask: (ask: Ask) =>
      new Promise<Outcome>((settle, fail) => {
        asked.push({ ask, settle, fail })
      }),
    dispose: () => {},
  }
  session = new PreviewSession({ line, now: () => now, rest: REST }, { 'seed-threshold': 5 })
})
afterEach(() => vi.useRealTimers())

describe('a preview', () => {
  it('shows islands first, and fits them when nothing changes any more', async () => {
    session.load(image, block)
    await answer({ kind: 'loaded' })
    expect(last().ask).toEqual({ kind: 'detect', options: { 'seed-threshold': 5 } })
    now = 120
    await answer(detected(7))
    expect(session.state).toMatchObject({ stage: 'resting', detected: { count: 7 }, elapsed: 120 })
    expect(foundText(session.state)).toBe('Preview in view: 7 islands (0.12 s)')
    await vi.advanceTimersByTimeAsync(REST)
    expect(last().ask.kind).toBe('find')
    expect(session.state.stage).toBe('fitting')
    await answer(found(214))
    expect(session.state).toMatchObject({ stage: 'done', found: { counts: { sources: 214 } } })
    expect(foundText(session.state)).toMatch(/^Preview in view: 214 sources \(/)
  })

  it('fits nothing while a threshold is dragged', async () => {
    session.load(image, block)
    await answer({ kind: 'loaded' })
    for (let seed = 5; seed < 8; seed += 0.5) {
      session.setOptions({ 'seed-threshold': seed })
      await answer(detected(1))
      await vi.advanceTimersByTimeAsync(REST / 2)
    }
    expect(asked.some(({ ask }) => ask.kind === 'find')).toBe(false)
    await vi.advanceTimersByTimeAsync(REST)
    expect(last().ask).toMatchObject({ kind: 'find', options: { 'seed-threshold': 7.5 } })
  })

  it('drops the fits of other options at once, and shows no answer to an older question', async () => {
    session.load(image, block)
    await answer({ kind: 'loaded' })
    await answer(detected(1))
    await vi.advanceTimersByTimeAsync(REST)
    const fit = last()
    session.setOptions({ 'seed-threshold': 9 })
    expect(session.state.found).toBeUndefined()
    fit.settle({ kind: 'answer', answer: found(99) })
    await flush()
    expect(session.state.found).toBeUndefined()
    await answer(detected(3))
    expect(session.state.detected?.count).toBe(3)
  })

  it('tells what went wrong, and goes on with the next options', async () => {
    session.load(image, block)
    await answer({ kind: 'loaded' })
    last().fail(new Error('no noise'))
    await flush()
    expect(session.state).toMatchObject({ stage: 'failed', error: { message: 'no noise' } })
    session.setOptions({ 'seed-threshold': 4 })
    expect(session.state).toMatchObject({ stage: 'detecting', error: undefined })
  })

  it('asks for maps when they are wanted, without the options changing', async () => {
    session.load(image, block)
    await answer({ kind: 'loaded' })
    await answer(detected(1))
    await vi.advanceTimersByTimeAsync(REST)
    await answer(found(1))
    session.setMaps(true)
    expect(last().ask).toMatchObject({ kind: 'find', maps: true })
  })

  it('asks for maps that are wanted while it fits, and gives them up when they are not', async () => {
    session.load(image, block)
    await answer({ kind: 'loaded' })
    await answer(detected(1))
    await vi.advanceTimersByTimeAsync(REST)
    session.setMaps(true)
    expect(last().ask).toMatchObject({ kind: 'find', maps: true })
    const maps = { background: new Float32Array(1), rms: new Float32Array(1) }
    await answer({ ...found(3), maps })
    expect(session.state.found?.maps).toBe(maps)
    session.setMaps(false)
    expect(session.state).toMatchObject({ stage: 'done', found: { counts: { sources: 3 } } })
    expect(session.state.found?.maps).toBeUndefined()
  })

  it('is silent once it has been cleared', async () => {
    session.load(image, block)
    const loading = last()
    session.clear()
    loading.settle({ kind: 'answer', answer: { kind: 'loaded' } })
    await flush()
    expect(session.state.stage).toBe('empty')
  })
})

describe('the words', () => {
  it('say of which pixels a preview is', () => {
    const box = { x0: 0, y0: 0, x1: 1, y1: 1 }
    expect(coverageText({ level: 0, box, coversView: true })).toContain("image's own pixels")
    expect(coverageText({ level: 2, box, coversView: true })).toContain('means of 4 × 4 pixels')
    expect(coverageText({ level: 0, box, coversView: false })).toContain('Only the middle')
  })
})
