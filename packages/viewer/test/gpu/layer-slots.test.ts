// Layers of the array texture: never two tiles in one, never taken from a tile of the same frame.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LayerSlots } from '../../src/gpu/layer-slots.ts'

describe('the layers of a texture', () => {
  it('go to what is new from what was used longest ago', () => {
    const slots = new LayerSlots(2)
    const a = slots.take('a')
    slots.take('b')
    slots.beginFrame()
    slots.find('b')
    expect(slots.take('c')).toBe(a)
    expect(slots.find('a')).toBeUndefined()
  })

  it('are not taken from what this frame uses', () => {
    const slots = new LayerSlots(1)
    slots.beginFrame()
    slots.take('a')
    expect(slots.take('b')).toBeUndefined()
    expect(slots.find('a')).toBe(0)
  })

  it('are never shared', () =>
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constant('frame'), fc.constant('forget'))), (steps) => {
        const slots = new LayerSlots(4)
        for (const step of steps) {
          if (step === 'frame') slots.beginFrame()
          else if (step === 'forget') slots.forget('3')
          else slots.take(String(step))
          const layers = Array.from({ length: 10 }, (_, key) => slots.find(String(key))).filter((layer) => layer !== undefined)
          expect(new Set(layers).size).toBe(layers.length)
          for (const layer of layers) expect(layer).toBeLessThan(4)
        }
      }),
    ))
})
