// The tool takes a click for a place, and leaves everything else alone.

import type { LayerHost, ViewPointer } from '@cirasa/viewer'
import { describe, expect, it } from 'vitest'
import { createPlacingLayer } from '../../../src/workspace/editing/placing-layer.ts'

function setUp() {
  const places: { x: number; y: number }[] = []
  const cursors: (string | undefined)[] = []
  const layer = createPlacingLayer('placing', (at) => places.push(at))
  layer.attach?.({ setCursor: (cursor: string | undefined) => cursors.push(cursor) } as unknown as LayerHost)
  const send = (type: ViewPointer['type'], sx: number, more: Partial<ViewPointer> = {}) =>
    layer.pointer?.({ type, sx, sy: 0, x: sx / 2, y: 7, button: 0, shift: false, alt: false, control: false, ...more })
  return { places, cursors, layer, send }
}

describe('the tool that adds a source', () => {
  it('takes a click as a place in pixels of the image', () => {
    const { places, send } = setUp()
    expect(send('down', 100)).toBe(true)
    expect(send('up', 101)).toBe(true)
    expect(places).toEqual([{ x: 50.5, y: 7 }])
  })

  it('takes no drag, no other button and no click with a key for a place', () => {
    const { places, send } = setUp()
    send('down', 100)
    send('up', 160)
    expect(send('down', 100, { button: 2 })).toBe(false)
    send('up', 100, { button: 2 })
    expect(send('down', 100, { shift: true })).toBe(false)
    expect(send('up', 100, { shift: true })).toBe(false)
    send('down', 100)
    send('cancel', 100)
    expect(send('up', 100)).toBe(false)
    expect(places).toEqual([])
  })

  it('shows that it waits, and gives the pointer back', () => {
    const { cursors, layer } = setUp()
    layer.dispose()
    expect(cursors).toEqual(['cell', undefined])
  })
})
