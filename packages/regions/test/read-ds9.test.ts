// What the reader of DS9 files makes of each spelling: shapes, frames, units, properties, and lines that are wrong.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Region, readDs9, writeDs9 } from '../src/index.ts'
import { anyRegion } from './random-region.ts'
import { frames, sampleRegions } from './sample-regions.ts'

const regionsOf = (text: string): readonly Region[] => {
  const { regions, notes } = readDs9(text)
  expect(notes).toEqual([])
  return regions
}

/** The same numbers to what the file holds; angles to half a turn. */
function expectSame(seen: Region, meant: Region): void {
  const flat = (region: Region): Record<string, unknown> => ({
    ...region,
    ...('points' in region && { points: Array.from(region.points) }),
    ...('angle' in region && { angle: Math.cos((2 * region.angle * Math.PI) / 180) }),
    ...('positionAngle' in region && { positionAngle: Math.cos((2 * region.positionAngle * Math.PI) / 180) }),
  })
  const rounded = (value: unknown): unknown =>
    typeof value === 'number' ? Math.round(value * 1e4) / 1e4 + 0 : Array.isArray(value) ? value.map(rounded) : value
  const of = (region: Region) => Object.fromEntries(Object.entries(flat(region)).map(([key, value]) => [key, rounded(value)]))
  expect(of(seen)).toEqual(of(meant))
}

describe('readDs9', () => {
  it('reads what was written, whatever the frame', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(...frames).chain((frame) => anyRegion(frame)),
          { maxLength: 8 },
        ),
        (regions) => {
          const seen = regionsOf([...writeDs9(regions)].join(''))
          expect(seen).toHaveLength(regions.length)
          for (const [i, region] of regions.entries()) expectSame(seen[i], region)
        },
      ),
    ))

  it('changes nothing that it wrote itself', () => {
    const once = readDs9([...writeDs9(sampleRegions)].join('')).regions
    const text = [...writeDs9(once)].join('')
    expect([...writeDs9(readDs9(text).regions)].join('')).toBe(text)
  })

  it('counts pixels from 0 and makes radii axes', () => {
    expect(regionsOf('image\nellipse(11,21,15,10,105)')).toEqual([
      { shape: 'ellipse', frame: 'image', x: 10, y: 20, major: 30, minor: 20, positionAngle: 15 },
    ])
    // The longer radius second: its angle is a quarter turn further.
    expect(regionsOf('image\nellipse(11,21,10,15,15)')).toEqual([
      { shape: 'ellipse', frame: 'image', x: 10, y: 20, major: 30, minor: 20, positionAngle: 15 },
    ])
  })

  it.each([
    ['fk5; circle(12:30:00, -00:30:00, 30")', 'fk5', 187.5, -0.5, 30],
    ["J2000;circle 12h30m00s -0d30m00s 0.5'", 'fk5', 187.5, -0.5, 30],
    ["b1950\ncircle(187.5d,-0.5d,0.5')", 'fk4', 187.5, -0.5, 30],
    ['icrs;circle(187.5,-0.5,0.01)', 'icrs', 187.5, -0.5, 36],
    ['ICRS\n+circle 187.5, -0.5, 36"', 'icrs', 187.5, -0.5, 36],
    ['galactic;circle(266:30:00,-0:30:00,36")', 'galactic', 266.5, -0.5, 36],
    ['ecliptic;circle(-10,5,0.01d)', 'ecliptic', 350, 5, 36],
    ['icrs;circle(3.141592653589793r,0,36")', 'icrs', 180, 0, 36],
    ['circle(10,20,5)', 'image', 9, 19, 5],
    ['image;circle(10i,20i,5i)', 'image', 9, 19, 5],
  ])('reads %s', (text, frame, x, y, radius) => {
    const [region] = regionsOf(text)
    expect(region).toMatchObject({ shape: 'circle', frame })
    const circle = region as Region & { shape: 'circle' }
    expect([circle.x, circle.y, circle.radius]).toEqual([x, y, radius].map((value) => expect.closeTo(value, 9)))
  })

  it('reads every shape', () => {
    const text = `image
box(5,5,4,2)
rotbox 5 5 4 2 30
polygon(1,1,5,1,5,5)
line(1,1,4,5) # line=0 0
point(3,4) # point=diamond 11
cross point 3 4
# text(3,4) text={a; b # c}
text 3 4 # text="quoted"`
    expect(regionsOf(text)).toEqual([
      { shape: 'box', frame: 'image', x: 4, y: 4, width: 4, height: 2, angle: 0 },
      { shape: 'box', frame: 'image', x: 4, y: 4, width: 4, height: 2, angle: 30 },
      { shape: 'polygon', frame: 'image', points: Float64Array.of(0, 0, 4, 0, 4, 4) },
      { shape: 'line', frame: 'image', x: 0, y: 0, x2: 3, y2: 4 },
      { shape: 'point', frame: 'image', x: 2, y: 3, style: { symbol: 'diamond' } },
      { shape: 'point', frame: 'image', x: 2, y: 3 },
      { shape: 'text', frame: 'image', x: 2, y: 3, style: { text: 'a; b # c' } },
      { shape: 'text', frame: 'image', x: 2, y: 3, style: { text: 'quoted' } },
    ])
  })

  it('takes properties of a region, over those of global', () => {
    const text = `global color=red width=1 font="helvetica 10 normal" select=1 move=1
circle(1,1,1) # color=#00ffaa width=3 tag={one} tag={two words} move=0 text={it's; "this"}
circle(1,1,1);circle(2,2,2) # color=green`
    expect(regionsOf(text).map(({ style }) => style)).toEqual([
      { colour: '#00ffaa', width: 3, tags: ['one', 'two words'], locked: true, text: 'it\'s; "this"' },
      { colour: 'red' },
      undefined,
    ])
  })

  it('reads rings as the curves between them and says so', () => {
    const { regions, notes } = readDs9('annulus(1,1,2,4,6)\nellipse(1,1,4,2,8,4,90)\nbox(1,1,2,3,4,6,0)')
    expect(regions.map((region) => region.shape)).toEqual(['circle', 'circle', 'circle', 'ellipse', 'ellipse', 'box', 'box'])
    expect(notes.map(({ line }) => line)).toEqual([1, 2, 3])
  })

  it.each([
    ['physical\ncircle(1,1,1)', 1, /pixels of the image/, 1],
    ['-circle(1,1,1)', 1, /cut out/, 1],
    ['circle(1,1,1) # include=0', 1, /cut out/, 1],
    ['# composite(1,1,0) || composite=1\ncircle(1,1,1) ||\ncircle(2,2,2)', 1, /its parts/, 2],
    ['circle(1,1,1)\ncircle(1,1)\ncircle(2,2,2)', 2, /too few or too many/, 2],
    ['fk5\ncircle(10,20,5i)', 2, /size/, 0],
    ['image\ncircle(10,20,5")', 2, /size/, 0],
    ['fk5\ncircle(10,99,5")', 2, /position/, 0],
    ['circle(1,1,-1)', 1, /size/, 0],
    ['wcsa\ncircle(1,1,1)\nimage\ncircle(1,1,1)', 1, /frame "wcsa"/, 1],
    ['# vector(1,1,2,3) vector=1', 1, /vector/, 0],
    ['panda(1,1,0,90,1,2,3)', 1, /panda/, 0],
    ['<html>', 1, /neither a shape nor a frame/, 0],
    ['circle(1,1,1) # colur=red', 1, /colur/, 1],
    ['text(1,1)', 1, /no words/, 0],
    ['box(1,1,1,1,north)', 1, /angle/, 0],
  ])('says what it makes of %j', (text, line, says, count) => {
    const { regions, notes } = readDs9(text)
    expect(notes).toHaveLength(1)
    expect(notes[0].line).toBe(line)
    expect(notes[0].says).toMatch(says)
    expect(regions).toHaveLength(count)
  })

  it('passes over comments and blank lines', () => {
    expect(regionsOf('# Region file format: DS9 version 4.1\n\n# circle of friends; and more\r\n  \n')).toEqual([])
  })
})
