// The reader sees in a DS9 file what astropy-regions sees.

import { expect, it } from 'vitest'
import { describeWith } from '../../../testbed/oracle.ts'
import { readDs9 } from '../src/index.ts'
import { readWithAstropy } from './region-oracle.ts'

const FILE = `# Region file format: DS9 version 4.1
global color=green dashlist=8 3 width=1 font="helvetica 10 normal roman" select=1 highlite=1 dash=0 fixed=0 edit=1 move=1 delete=1 include=1 source=1
image
circle(100.5,200.25,10)
ellipse(100,200,20,10,30)
ellipse(100,200,10,20,30)
box(100,200,20,10,45) # color=red text={a box}
line(1,2,30,40) # line=0 0
point(50,60) # point=x
fk5
circle(10:00:00.5,-20:30:15.2,30")
ellipse(150.1,-20.5,30",0.25',120) # tag={a}
box(150.1d,-20.5d,0.01,0.02,300)
line(150.1,-20.5,150.2,-20.4) # line=0 0
galactic;circle(266.5,-0.25,2')
icrs;point(12h30m00s,+1d30m00s)
fk4
circle(10:00:00,20:00:00,1')
ecliptic;circle(100,10,1')
`

describeWith('regions', 'astropy-regions and the reader of DS9 files', () => {
  it('agree on places, sizes and angles', () => {
    const theirs = readWithAstropy(FILE, 'ds9')
    const { regions, notes } = readDs9(FILE)
    expect(notes).toEqual([])
    expect(regions).toHaveLength(theirs.length)
    for (const [i, seen] of theirs.entries()) {
      const region = regions[i]
      expect(region.frame).toBe(seen.frame === 'barycentricmeanecliptic' ? 'ecliptic' : seen.frame)
      if (region.shape === 'polygon') continue
      // They count pixels from 0 as well.
      expect([region.x, region.y]).toEqual([expect.closeTo(seen.x!, 7), expect.closeTo(seen.y!, 7)])
      if (region.shape === 'circle') expect(region.radius).toBeCloseTo(seen.radius!, 6)
      if (region.shape === 'line') expect([region.x2, region.y2]).toEqual([expect.closeTo(seen.x2!, 7), expect.closeTo(seen.y2!, 7)])
      if (region.shape === 'box') {
        expect([region.width, region.height]).toEqual([expect.closeTo(seen.width!, 6), expect.closeTo(seen.height!, 6)])
        expect(region.angle).toBeCloseTo(seen.angle! % 180, 6)
      }
      if (region.shape === 'ellipse') {
        expect([region.major, region.minor]).toEqual(
          [Math.max(seen.width!, seen.height!), Math.min(seen.width!, seen.height!)].map((axis) => expect.closeTo(axis, 6)),
        )
        // Theirs is the angle of the width from +x or west.
        expect(region.positionAngle).toBeCloseTo((seen.angle! + (seen.width! >= seen.height! ? 90 : 0)) % 180, 6)
      }
    }
  })
})
