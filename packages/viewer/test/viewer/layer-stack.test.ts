// Layers lie in the order that one says, each under its own id.

import { describe, expect, it, vi } from 'vitest'
import type { OverlayLayer } from '../../src/layers/layer.ts'
import { Blink } from '../../src/viewer/blink.ts'
import { LayerStack } from '../../src/viewer/layer-stack.ts'

const layer = (id: string): OverlayLayer => ({ id, kind: 'overlay', visible: true, opacity: 1, paint() {}, dispose: vi.fn() })
const ids = (stack: LayerStack) => stack.all.map(({ id }) => id)

function stackOf(...names: string[]): LayerStack {
  const stack = new LayerStack()
  for (const name of names) stack.add(layer(name))
  return stack
}

describe('a stack of layers', () => {
  it('puts those that are named below those that are not', () => {
    const stack = stackOf('a', 'b', 'c', 'd')
    stack.order(['c', 'a'])
    expect(ids(stack)).toEqual(['c', 'a', 'b', 'd'])
  })

  it('refuses a second layer of one id', () => {
    expect(() => stackOf('a', 'a')).toThrow(expect.objectContaining({ code: 'VIEWER_SAME_ID' }))
  })

  it('disposes of what is removed, once', () => {
    const stack = stackOf('a', 'b')
    const removed = stack.find('a')
    expect([stack.remove('a'), stack.remove('a')]).toEqual([true, false])
    stack.dispose()
    expect(removed?.dispose).toHaveBeenCalledTimes(1)
    expect(ids(stack)).toEqual([])
  })
})

describe('layers that blink', () => {
  it('are shown one at a time, others as they are', () => {
    vi.useFakeTimers()
    try {
      const blink = new Blink(() => {})
      const shown = () => ['a', 'b', 'c', 'd'].filter((id) => blink.shows({ id, visible: id !== 'd' })).join('')
      blink.start(['a', 'b'], 100)
      expect(shown()).toBe('ac')
      vi.advanceTimersByTime(100)
      expect(shown()).toBe('bc')
      vi.advanceTimersByTime(100)
      expect(shown()).toBe('ac')
      blink.stop()
      expect(shown()).toBe('abc')
    } finally {
      vi.useRealTimers()
    }
  })
})
