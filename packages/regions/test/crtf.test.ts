// CRTF files: every line keeps to the format's grammar, and astropy-regions sees the shapes that were meant.

import { describe, expect, it } from 'vitest'
import { describeWith } from '../../../testbed/oracle.ts'
import { writeCrtf } from '../src/index.ts'
import { readWithAstropy } from './region-oracle.ts'
import { brokenRegions, frames, sampleRegions } from './sample-regions.ts'

const text = (regions = sampleRegions): string => [...writeCrtf(regions)].join('')

const VALUE = String.raw`-?\d+(\.\d+)?(deg|arcsec|pix)`
const PAIR = `\\[${VALUE}, ${VALUE}\\]`
const SHAPES = [
  `ellipse \\[${PAIR}, ${PAIR}, ${VALUE}\\]`,
  `circle \\[${PAIR}, ${VALUE}\\]`,
  `symbol \\[${PAIR}, \\+\\]`,
  `rotbox \\[${PAIR}, ${PAIR}, ${VALUE}\\]`,
  `poly \\[${PAIR}(, ${PAIR}){2,}\\]`,
  `line \\[${PAIR}, ${PAIR}\\]`,
  `text \\[${PAIR}, '[^'\n]+'\\]`,
].join('|')
const WORD = String.raw`coord=\w+|color=\w+|label='[^'\n,[\]]*'`
const LINE = new RegExp(`^(${SHAPES})( (${WORD})(, (${WORD}))*)?$`)

describe('writeCrtf', () => {
  it('writes lines of the format and nothing else', () => {
    const [first, ...lines] = text().trimEnd().split('\n')
    expect(first).toMatch(/^#CRTFv0/)
    expect(lines).toHaveLength(42)
    for (const line of lines) expect(line).toMatch(LINE)
  })

  it('leaves out what has no finite place or size', () => {
    expect(text(brokenRegions).split('\n')).toHaveLength(2)
  })
})

describeWith('regions', 'a CRTF file', () => {
  it('is read by astropy-regions as what was meant', () => {
    const seen = readWithAstropy(text(), 'crtf')
    const named = frames.map((frame) => (frame === 'ecliptic' ? 'geocentrictrueecliptic' : frame))
    expect(seen.map((region) => region.frame)).toEqual(named.flatMap((frame) => Array(7).fill(frame)))
    for (let i = 0; i < seen.length; i += 7) {
      // Its width is the second radius, so that its angle is the position angle.
      expect(seen[i]).toMatchObject({ type: 'Ellipse', x: 10.25, y: 20.5, width: 20, height: 30, angle: 15 })
      expect(seen[i + 1]).toMatchObject({ type: 'Circle', radius: 30 })
      expect(seen[i + 3]).toMatchObject({ type: 'Rectangle', width: 40, height: 8, angle: 15 })
      expect(seen[i + 4].type).toBe('Polygon')
      expect(seen[i + 5]).toMatchObject({ type: 'Line', x: 1, y: 2, x2: 3, y2: 4.5 })
      expect(seen[i + 6]).toMatchObject({ type: 'Text', x: 1, y: 2 })
    }
  })
})
