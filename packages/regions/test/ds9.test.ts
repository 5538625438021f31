// DS9 files: every line keeps to the format's grammar, and astropy-regions sees the shapes that were meant.

import { describe, expect, it } from 'vitest'
import { describeWith } from '../../../testbed/oracle.ts'
import { componentStyle, islandStyle, writeDs9 } from '../src/index.ts'
import { readWithAstropy } from './region-oracle.ts'
import { brokenRegions, frames, sampleRegions } from './sample-regions.ts'

const text = (regions = sampleRegions): string => [...writeDs9(regions)].join('')

const NUMBER = String.raw`-?\d+(\.\d+)?`
const LENGTH = `${NUMBER}"?`
const SHAPES = [
  `ellipse\\(${NUMBER},${NUMBER},${LENGTH},${LENGTH},${NUMBER}\\)`,
  `circle\\(${NUMBER},${NUMBER},${LENGTH}\\)`,
  `point\\(${NUMBER},${NUMBER}\\)`,
  `box\\(${NUMBER},${NUMBER},${LENGTH},${LENGTH},${NUMBER}\\)`,
  `polygon\\(${NUMBER}(,${NUMBER}){5,}\\)`,
  `line\\(${NUMBER}(,${NUMBER}){3}\\)`,
].join('|')
const PROPERTY = String.raw`(text|tag)=\{[^{}\n]*\}|color=[#\w]+|point=cross|width=\d+|edit=0 move=0 delete=0`
const TEXT = `# text\\(${NUMBER},${NUMBER}\\)( (${PROPERTY}))+`
const LINE = new RegExp(`^((${SHAPES})( # (${PROPERTY})( (${PROPERTY}))*)?|${TEXT})$`)

describe('writeDs9', () => {
  it('writes lines of the format and nothing else', () => {
    const [first, global, ...lines] = text().trimEnd().split('\n')
    expect(first).toBe('# Region file format: DS9 version 4.1')
    expect(global).toMatch(/^global color=green /)
    for (const line of lines) expect(line).toMatch(frames.includes(line as (typeof frames)[number]) ? /./ : LINE)
  })

  it('counts pixels from 1, gives radii and turns the angle', () => {
    expect(text()).toContain('image\nellipse(11.25,21.5,15,10,105) # text={S (1) "a"} color=red tag={A} tag={B}\n')
    expect(text()).toContain('fk5\nellipse(10.25,20.5,15",10",105)')
  })

  it('leaves out what has no finite place or size', () => {
    expect(text(brokenRegions).split('\n')).toHaveLength(3)
  })

  it('draws a round ellipse without an angle', () => {
    expect(text([{ shape: 'ellipse', frame: 'image', x: 0, y: 0, major: 2, minor: 2, positionAngle: Number.NaN }])).toContain(
      'ellipse(1,1,1,1,0)',
    )
  })

  it('comes in pieces when there is much', () => {
    const many = Array.from({ length: 2500 }, (_, i) => ({ shape: 'point', frame: 'image', x: i, y: i }) as const)
    const pieces = [...writeDs9(many)]
    expect(pieces).toHaveLength(3)
    expect(pieces.join('').match(/^point/gm)).toHaveLength(2500)
  })
})

describeWith('regions', 'a DS9 file', () => {
  it('is read by astropy-regions as what was meant', () => {
    const seen = readWithAstropy(text(), 'ds9')
    const named = frames.map((frame) => (frame === 'ecliptic' ? 'barycentricmeanecliptic' : frame))
    expect(seen.map((region) => region.frame)).toEqual(named.flatMap((frame) => Array(7).fill(frame)))
    for (let i = 0; i < seen.length; i += 7) {
      expect(seen[i]).toMatchObject({ type: 'Ellipse', x: 10.25, y: 20.5, width: 30, height: 20, angle: 105 })
      expect(seen[i + 1]).toMatchObject({ type: 'Circle', radius: 30 })
      expect(seen[i + 2].x).toBeCloseTo(10.123456789, 3)
      expect(seen[i + 3]).toMatchObject({ type: 'Rectangle', width: 40, height: 8, angle: 15 })
      expect(seen[i + 4].type).toBe('Polygon')
      expect(seen[i + 5]).toMatchObject({ type: 'Line', x: 1, y: 2, x2: 3, y2: 4.5 })
      expect(seen[i + 6]).toMatchObject({ type: 'Text', x: 1, y: 2 })
    }
  })
})

describe('styles of sources', () => {
  it('have the colours and tags of CAESAR', () => {
    expect(islandStyle({ name: 'S1', morphology: 'extended' })).toEqual({ text: 'S1', colour: 'green', tags: ['EXTENDED', 'CANDIDATE'] })
    expect(islandStyle({ name: 'S1', morphology: '?', sourceness: 'FAKE' })).toEqual({
      text: 'S1',
      colour: 'white',
      tags: ['UNKNOWN-MORPH', 'FAKE'],
    })
    expect(componentStyle({ name: 'c', morphology: 'point', sourceness: 'REAL' }, 1)).toEqual({
      text: 'c',
      colour: 'red',
      tags: ['POINT-LIKE', 'FIT-COMPONENT', 'REAL', 'LQ-FIT'],
    })
  })
})
