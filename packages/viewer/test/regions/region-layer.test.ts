// The layer of regions: what it takes from the viewer, whom it tells of changes, and where it paints.

import { describe, expect, it } from 'vitest'
import { toScreen } from '../../src/camera/camera.ts'
import type { LayerHost, ViewerTheme } from '../../src/layers/layer.ts'
import { chooseRegionTool, selectAllRegions, styleRegions } from '../../src/regions/commands.ts'
import { createRegionLayer } from '../../src/regions/region-layer.ts'
import { circle, pointerAt, view } from './pointing.ts'

const theme: ViewerTheme = {
  scheme: 'dark',
  background: '#000',
  grid: '#888',
  label: '#fff',
  halo: '#111',
  accent: '#08f',
  font: 'sans-serif',
}

function host() {
  const seen = { frames: 0, cursor: undefined as string | undefined }
  const made: LayerHost = {
    camera: view,
    image: undefined,
    theme,
    requestFrame: () => {
      seen.frames++
    },
    setCursor: (cursor) => {
      seen.cursor = cursor
    },
  }
  return { made, seen }
}

/** A canvas that keeps the points of its paths and the colours of its strokes. */
function recorder() {
  const points: [number, number][] = []
  const colours: string[] = []
  const context = new Proxy({} as Record<string, unknown>, {
    get: (target, name: string) => {
      if (name === 'moveTo' || name === 'lineTo') return (x: number, y: number) => points.push([x, y])
      if (name === 'stroke') return () => colours.push(target.strokeStyle as string)
      return name in target ? target[name] : () => undefined
    },
    set: (target, name: string, value) => {
      target[name] = value
      return true
    },
  })
  return { context: context as unknown as CanvasRenderingContext2D, points, colours }
}

describe('a layer of regions', () => {
  it('draws by the events of the viewer, asks for frames and tells of each change', () => {
    const layer = createRegionLayer()
    const { made, seen } = host()
    layer.attach?.(made)
    const told: number[] = []
    const stop = layer.onChange((state) => told.push(state.history.present.items.length))
    layer.change((state) => chooseRegionTool(state, 'circle'))
    expect(layer.pointer?.(pointerAt('down', 50, 50))).toBe(true)
    expect(layer.pointer?.(pointerAt('move', 60, 50))).toBe(true)
    expect(seen.cursor).toBe('crosshair')
    expect(layer.pointer?.(pointerAt('up', 60, 50))).toBe(true)
    expect(layer.state.history.present.items.map(({ region }) => region)).toEqual([
      expect.objectContaining({ shape: 'circle', radius: expect.closeTo(10, 9) }),
    ])
    expect(told).toEqual([0, 0, 0, 1])
    expect(seen.frames).toBe(4)
    stop()
    layer.change(selectAllRegions)
    expect(told).toHaveLength(4)
  })

  it('leaves the viewer what is not its own', () => {
    const layer = createRegionLayer({ regions: [circle(50, 50, 5)] })
    layer.attach?.(host().made)
    expect(layer.pointer?.(pointerAt('down', 90, 90))).toBe(false)
    expect(layer.pointer?.(pointerAt('move', 90, 90, { button: -1 }))).toBe(false)
  })

  it('does not tell of a command that changes nothing', () => {
    const layer = createRegionLayer()
    let told = 0
    layer.onChange(() => told++)
    layer.change((state) => state)
    expect(told).toBe(0)
  })

  it('adds the regions of a file and gives them as one', () => {
    const layer = createRegionLayer()
    layer.attach?.(host().made)
    expect(layer.fromDs9('image\ncircle(51,51,5) # color=red\nwhat')).toMatchObject([{ line: 3 }])
    expect([...layer.state.selected]).toEqual([1])
    expect(layer.toDs9('icrs')).toContain('image\ncircle(51,51,5) # color=red\n')
    expect(layer.toDs9('icrs', new Set())).not.toContain('circle')
  })

  it('paints outlines where the camera says, within a tenth of a CSS pixel of the curve', () => {
    const layer = createRegionLayer({ regions: [circle(50, 50, 30)] })
    const camera = { ...view, rotation: 30, mirrored: true }
    const { context, points } = recorder()
    layer.paint(context, camera, theme)
    const middle = toScreen(camera, 50, 50)
    expect(points.length).toBeGreaterThan(20)
    for (const [i, [x, y]] of points.entries()) {
      expect(Math.hypot(x - middle.x, y - middle.y)).toBeCloseTo(120, 6)
      // The middle of a chord is where it is farthest from the curve.
      const [nextX, nextY] = points[(i + 1) % points.length]
      expect(Math.hypot((x + nextX) / 2 - middle.x, (y + nextY) / 2 - middle.y)).toBeGreaterThan(120 - 0.11)
    }
  })

  it('paints colours as DS9 names them, and no text of a file as a colour', () => {
    const layer = createRegionLayer({ regions: [circle(50, 50, 5)] })
    const coloursOf = (colour: string | undefined): string[] => {
      layer.change((state) => styleRegions(state, { colour }, new Set([1])))
      const { context, colours } = recorder()
      layer.paint(context, view, theme)
      return colours
    }
    expect(coloursOf(undefined)).toEqual(['#111', '#00ff00'])
    expect(coloursOf('green')).toEqual(['#111', '#00ff00'])
    expect(coloursOf('#ff8800')).toEqual(['#111', '#ff8800'])
    expect(coloursOf('url(http://elsewhere)')).toEqual(['#111', '#00ff00'])
  })

  it('paints nothing that is out of view', () => {
    const layer = createRegionLayer({ regions: [circle(5000, 5000, 5)] })
    const { context, points } = recorder()
    layer.paint(context, view, theme)
    expect(points).toEqual([])
  })
})
