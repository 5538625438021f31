// Pixels follow the view: fetched when it rests, given up when it leaves, also when it goes back to those that are there.

import { type Camera, createCamera, type PixelBlock, type Viewer } from '@cirasa/viewer'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { PreviewBlock } from '../../src/preview/choose-block.ts'
import { followView } from '../../src/preview/follow-view.ts'

const image = { name: 'a', width: 100_000, height: 100_000, unit: '' }
const session = { load: vi.fn(), fail: vi.fn() }
let camera: Camera
let tell: () => void
let fetches: { readonly x0: number; readonly signal: AbortSignal; readonly give: () => void }[]
let blocks: (PreviewBlock | undefined)[]
let end: () => void

const viewer: Pick<Viewer, 'camera' | 'on' | 'pixels'> = {
  get camera() {
    return camera
  },
  on(_event, listener) {
    tell = listener as () => void
    return () => {}
  },
  pixels: ({ x0 }, { signal }) =>
    new Promise((resolve, reject) => {
      const block: PixelBlock = { x0, y0: 0, width: 1, height: 1, level: 0, pixels: new Float32Array(1) }
      fetches.push({ x0, signal, give: () => resolve(block) })
      signal.addEventListener('abort', () => reject(signal.reason))
    }),
}

async function look(change: Partial<Camera>): Promise<void> {
  camera = { ...camera, ...change }
  tell()
  await vi.advanceTimersByTimeAsync(1000)
}

async function give(at: number): Promise<void> {
  fetches[at].give()
  await vi.advanceTimersByTimeAsync(0)
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.clearAllMocks()
  fetches = []
  blocks = []
  camera = { ...createCamera({ width: 1000, height: 1000 }), x: 50_000, y: 50_000 }
  end = followView({ viewer, image, layer: 'image', session, onBlock: (block) => blocks.push(block) })
})
afterEach(() => {
  end()
  vi.useRealTimers()
})

it('what is in view is fetched at once, and again only where the view leaves it', async () => {
  await give(0)
  expect(session.load).toHaveBeenCalledOnce()
  await look({ scale: 4 })
  expect(fetches).toHaveLength(1)
  await look({ x: 54_000 })
  expect(fetches).toHaveLength(2)
})

it('pixels of where the view was meanwhile are given up when it goes back', async () => {
  await give(0)
  await look({ x: 54_000 })
  await look({ x: 50_000 })
  expect(fetches[1].signal.aborted).toBe(true)
  await give(1)
  expect(session.load).toHaveBeenCalledOnce()
  expect(session.fail).not.toHaveBeenCalled()
})

it('a view that shows less than what was searched is searched as a whole', async () => {
  await look({ scale: 0.05 })
  await give(1)
  expect(blocks.at(-1)?.coversView).toBe(false)
  await look({ scale: 1 })
  expect(blocks.at(-1)?.coversView).toBe(true)
  expect(fetches).toHaveLength(2)
})

it('nothing is fetched where no pixel is in view, which is said', async () => {
  await look({ x: -9000 })
  expect(session.fail).toHaveBeenCalledWith(expect.objectContaining({ code: 'PREVIEW_NOTHING_IN_VIEW' }))
})
