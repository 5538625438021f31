// Drawing regions by pointer: what each tool makes of a drag and of a click.

import { describe, expect, it } from 'vitest'
import { chooseRegionTool } from '../../src/regions/commands.ts'
import { draftOf, type RegionTool } from '../../src/regions/editor-state.ts'
import { keyStep } from '../../src/regions/keys.ts'
import { cursorAt, pointerStep } from '../../src/regions/pointer.ts'
import { click, drag, editorWith, pansFrom, pointerAt, regionsOf, view } from './pointing.ts'

const withTool = (tool: RegionTool) => chooseRegionTool(editorWith(), tool)
const near = (value: number) => expect.closeTo(value, 9)
const key = (name: string) => ({ key: name, shift: false, alt: false, control: false })

describe('a drag', () => {
  it.each([
    ['circle', {}, { x: near(40), y: near(40), radius: near(5) }],
    ['box', {}, { x: near(41.5), y: near(42), width: near(3), height: near(4), angle: 0 }],
    ['box', { shift: true }, { x: near(42), y: near(42), width: near(4), height: near(4) }],
    ['ellipse', {}, { x: near(41.5), y: near(42), major: near(4), minor: near(3), positionAngle: 0 }],
    ['line', {}, { x: near(40), y: near(40), x2: near(43), y2: near(44) }],
    ['line', { shift: true }, { x2: near(42.5), y2: near(40 + 2.5 * Math.sqrt(3)) }],
    ['point', {}, { x: near(43), y: near(44) }],
    ['text', {}, { x: near(43), y: near(44), style: { text: 'Text' } }],
  ] as const)('of the tool %s %j makes %j', (tool, keys, region) => {
    const state = drag(
      withTool(tool),
      [
        [40, 40],
        [41, 45],
        [43, 44],
      ],
      keys,
    )
    expect(regionsOf(state)).toEqual([expect.objectContaining({ shape: tool, frame: 'image', ...region })])
  })

  it('lays the major axis of an ellipse along the longer side', () => {
    expect(
      regionsOf(
        drag(withTool('ellipse'), [
          [40, 40],
          [50, 44],
        ]),
      ),
    ).toEqual([expect.objectContaining({ major: near(10), minor: near(4), positionAngle: 90 })])
  })

  it('selects what it drew, goes back to selecting, and is one step to undo', () => {
    const state = drag(withTool('circle'), [
      [40, 40],
      [45, 40],
      [48, 40],
    ])
    expect(state.tool).toBe('select')
    expect([...state.selected]).toEqual([1])
    expect(state.history.past).toHaveLength(1)
    expect(state.gesture).toBeUndefined()
  })

  it('shows the shape on its way, which is no region yet', () => {
    const down = pointerStep(withTool('circle'), pointerAt('down', 40, 40), view)
    const moved = pointerStep(down, pointerAt('move', 45, 40), view)
    expect(draftOf(moved)).toMatchObject({ shape: 'circle', radius: near(5) })
    expect(regionsOf(moved)).toEqual([])
    expect(pointerStep(moved, pointerAt('cancel', 45, 40), view).gesture).toBeUndefined()
  })

  it('gives new regions the style that is set', () => {
    const state = { ...withTool('box'), newStyle: { colour: 'red', tags: ['a'] } }
    expect(
      regionsOf(
        drag(state, [
          [40, 40],
          [45, 45],
        ]),
      )[0].style,
    ).toEqual({ colour: 'red', tags: ['a'] })
  })

  it('never moves the image, and shows a cross', () => {
    expect(pansFrom(withTool('box'), 10, 10)).toBe(false)
    expect(cursorAt(withTool('box'), { sx: 5, sy: 5 }, view)).toBe('crosshair')
  })

  it('of another button draws nothing', () => {
    expect(
      drag(
        withTool('box'),
        [
          [40, 40],
          [50, 50],
        ],
        { button: 2 },
      ),
    ).toEqual(withTool('box'))
  })
})

describe('a click', () => {
  it.each(['circle', 'ellipse', 'box', 'line'] as const)('with the tool %s makes one of a size that can be seen', (tool) => {
    const [region] = regionsOf(click(withTool(tool), 40, 40))
    expect(region.shape).toBe(tool)
    if (region.shape === 'box') expect([region.width, region.height]).toEqual([near(15), near(7.5)])
    if (region.shape === 'circle') expect(region.radius).toBeCloseTo(7.5, 9)
  })
})

describe('a polygon', () => {
  const corners = [
    [40, 40],
    [60, 40],
    [60, 60],
  ] as const
  const three = () => corners.reduce((state, [x, y]) => click(state, x, y), withTool('polygon'))
  const closed = { shape: 'polygon', frame: 'image', points: Float64Array.from(corners.flat()) }

  it('is closed by a click on its first point', () => {
    const state = click(three(), 40.5, 40.5)
    expect(regionsOf(state)).toEqual([closed])
    expect(state.tool).toBe('select')
  })

  it('is closed by a double click, whose clicks are one point', () => {
    const clicks = click(click(withTool('polygon'), 40, 40), 60, 40)
    const twice = click(click(clicks, 60, 60), 60, 60)
    expect(regionsOf(pointerStep(twice, pointerAt('double', 60, 60), view))).toEqual([closed])
  })

  it('is closed by Enter', () => {
    expect(regionsOf(keyStep(three(), key('Enter'), view)!)).toEqual([closed])
  })

  it('follows the pointer to its next point', () => {
    const hovering = pointerStep(three(), pointerAt('move', 30, 70, { button: -1 }), view)
    expect(draftOf(hovering)).toMatchObject({ points: Float64Array.from([...corners.flat(), 30, 70]) })
  })

  it('of two points is nothing', () => {
    const two = click(click(withTool('polygon'), 40, 40), 60, 40)
    const state = keyStep(two, key('Enter'), view)!
    expect(regionsOf(state)).toEqual([])
    expect(state.gesture).toBeUndefined()
  })

  it('is dropped by Escape, then the tool is', () => {
    const once = keyStep(three(), key('Escape'), view)!
    expect([once.tool, once.gesture]).toEqual(['polygon', undefined])
    expect(keyStep(once, key('Escape'), view)!.tool).toBe('select')
  })
})
