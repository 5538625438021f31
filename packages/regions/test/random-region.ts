// Random regions for property tests: any shape, with values that a file holds to the last digit that is written.

import fc from 'fast-check'
import type { PixelRegion, PointSymbol, Region, RegionFrame, RegionStyle } from '../src/index.ts'

const decimals = (min: number, max: number, digits: number): fc.Arbitrary<number> =>
  fc.integer({ min: Math.ceil(min * 10 ** digits), max: Math.floor(max * 10 ** digits) }).map((value) => value / 10 ** digits)

const word = fc.stringMatching(/^[A-Za-z0-9 ;#"'()=,.|]{1,12}$/).filter((text) => text.trim() === text && !text.includes('  '))

/** Styles as a file can hold them: without what is the same as none. */
const style: fc.Arbitrary<RegionStyle | undefined> = fc.option(
  fc
    .record(
      {
        text: word,
        tags: fc.array(word, { minLength: 1, maxLength: 3 }),
        colour: fc.constantFrom('red', 'blue', '#00ffaa'),
        width: fc.constantFrom(2, 3.5),
        locked: fc.constant(true),
      },
      { requiredKeys: [] },
    )
    .filter((made) => Object.keys(made).length > 0),
  { nil: undefined },
)
const symbol = fc.option(fc.constantFrom<PointSymbol>('x', 'circle', 'box', 'diamond', 'boxcircle', 'arrow'), { nil: undefined })

/** A region of a frame; in pixels between -100 and 100, with sizes up to `size`. */
export function anyRegion(frame: RegionFrame, size = 60): fc.Arbitrary<Region> {
  const isImage = frame === 'image'
  const x = isImage ? decimals(-100, 100, 3) : decimals(0, 359.9, 6)
  const y = isImage ? decimals(-100, 100, 3) : decimals(-90, 90, 6)
  const place = fc.record({ frame: fc.constant(frame), x, y })
  const length = decimals(0.01, size, 3)
  const angle = decimals(0, 179.9, 2)
  const shape = fc.oneof(
    place.chain((at) => length.map((radius): Region => ({ shape: 'circle', ...at, radius }))),
    fc.tuple(place, length, length, angle).map(([at, a, b, positionAngle]): Region => {
      // One axis longer than the other: the angle of a round one is nobody's.
      return { shape: 'ellipse', ...at, major: 2 * (Math.max(a, b) + 0.01), minor: 2 * Math.min(a, b), positionAngle }
    }),
    fc
      .tuple(place, length, length, angle)
      .map(([at, width, height, turn]): Region => ({ shape: 'box', ...at, width, height, angle: turn })),
    fc.array(fc.tuple(x, y), { minLength: 3, maxLength: 8 }).map((points): Region => ({ shape: 'polygon', frame, points: points.flat() })),
    fc.tuple(place, x, y).map(([at, x2, y2]): Region => ({ shape: 'line', ...at, x2, y2 })),
    fc.tuple(place, symbol).map(([at, drawn]): Region => ({ shape: 'point', ...at, ...(drawn && { style: { symbol: drawn } }) })),
    fc.tuple(place, word).map(([at, text]): Region => ({ shape: 'text', ...at, style: { text } })),
  )
  return fc.tuple(shape, style).map(([region, look]) => (look === undefined ? region : { ...region, style: { ...look, ...region.style } }))
}

export const anyPixelRegion = (size?: number): fc.Arbitrary<PixelRegion> => anyRegion('image', size) as fc.Arbitrary<PixelRegion>
