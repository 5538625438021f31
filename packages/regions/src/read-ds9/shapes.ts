// Shapes of DS9 from the words between their brackets: 1-based pixels, radii and angles from +x become 0-based, full axes and position angles.

import { degrees, foldPositionAngle } from '@cirasa/units'
import type { Region, RegionFrame, RegionStyle } from '../region.ts'
import { readAngle, readCoordinate, readLength } from './values.ts'

/** What a statement says of a shape. */
export interface ShapeWords {
  readonly name: string
  readonly words: readonly string[]
  readonly frame: RegionFrame
  readonly style: RegionStyle
}

/** Regions of a shape, with a sentence when they are something simpler than what DS9 draws; or why there are none. */
export type ShapeReading = { readonly regions: readonly Region[]; readonly simplified?: string } | { readonly problem: string }

const MOST_POINTS = 100_000
const MOST_RINGS = 1000

/** Reads one shape. */
export function readShape(shape: ShapeWords): ShapeReading {
  const reader = READERS[shape.name]
  if (reader === undefined) return { problem: `the shape ${shape.name} is not known` }
  if (shape.words.length > 2 * MOST_POINTS) return { problem: `a shape has at most ${MOST_POINTS} points` }
  return reader(shape)
}

/** Names of all shapes that are read. */
export const isShape = (name: string): boolean => Object.hasOwn(READERS, name)

const READERS: Readonly<Record<string, (shape: ShapeWords) => ShapeReading>> = {
  circle: readCircle,
  ellipse: readEllipse,
  box: readBox,
  rotbox: readBox,
  polygon: readPolygon,
  line: readLine,
  point: (shape) => readPlaced(shape, 'point'),
  text: (shape) => readPlaced(shape, 'text'),
  annulus: readAnnulus,
}

const PLACE = { problem: 'its position is not one in this frame' } as const
const SIZE = { problem: 'its size is not one in this frame' } as const
const ANGLE = { problem: 'its angle is not a number' } as const
const COUNT = { problem: 'it has too few or too many numbers' } as const

function placeOf({ words, frame, style }: ShapeWords): PlacedStart | undefined {
  const x = readCoordinate(words[0] ?? '', 'lon', frame)
  const y = readCoordinate(words[1] ?? '', 'lat', frame)
  if (x === undefined || y === undefined) return undefined
  return Object.keys(style).length === 0 ? { frame, x, y } : { frame, x, y, style }
}

type PlacedStart = { readonly frame: RegionFrame; readonly x: number; readonly y: number; readonly style?: RegionStyle }

function readPlaced(shape: ShapeWords, kind: 'point' | 'text'): ShapeReading {
  const place = placeOf(shape)
  if (place === undefined) return PLACE
  if (kind === 'text' && place.style?.text === undefined) return { problem: 'it has no words' }
  return { regions: [{ shape: kind, ...place }] }
}

function readCircle(shape: ShapeWords): ShapeReading {
  if (shape.words.length !== 3) return COUNT
  const place = placeOf(shape)
  const radius = readLength(shape.words[2], shape.frame)
  if (place === undefined) return PLACE
  return radius === undefined ? SIZE : { regions: [{ shape: 'circle', ...place, radius }] }
}

function readAnnulus(shape: ShapeWords): ShapeReading {
  const radii = shape.words.slice(2).map((word) => readLength(word, shape.frame))
  const place = placeOf(shape)
  if (place === undefined) return PLACE
  if (radii.length < 2 || radii.length > MOST_RINGS) return COUNT
  const regions: Region[] = []
  for (const radius of radii) {
    if (radius === undefined) return SIZE
    regions.push({ shape: 'circle', ...place, radius })
  }
  return { regions, simplified: 'rings are read as the circles between them' }
}

/** Pairs of sizes and, where the count of words is odd, an angle; several pairs are rings. */
function sizesAndAngle(shape: ShapeWords): { pairs: [number, number][]; angle: number } | { problem: string } {
  const { words, frame } = shape
  if (words.length < 4 || words.length > 3 + 2 * MOST_RINGS) return COUNT
  const angle = words.length % 2 === 1 ? readAngle(words[words.length - 1]) : 0
  if (angle === undefined) return ANGLE
  const pairs: [number, number][] = []
  for (let i = 2; i + 1 < words.length; i += 2) {
    const first = readLength(words[i], frame)
    const second = readLength(words[i + 1], frame)
    if (first === undefined || second === undefined) return SIZE
    pairs.push([first, second])
  }
  return { pairs, angle }
}

function readEllipse(shape: ShapeWords): ShapeReading {
  const place = placeOf(shape)
  if (place === undefined) return PLACE
  const sizes = sizesAndAngle(shape)
  if ('problem' in sizes) return sizes
  const regions = sizes.pairs.map(([first, second]): Region => {
    // The angle is the first radius's from +x or west; a position angle counts from +y or north.
    const isLonger = first >= second
    const positionAngle = foldPositionAngle(degrees(isLonger ? sizes.angle - 90 : sizes.angle))
    return { shape: 'ellipse', ...place, major: 2 * Math.max(first, second), minor: 2 * Math.min(first, second), positionAngle }
  })
  return regions.length > 1 ? { regions, simplified: 'rings are read as the ellipses between them' } : { regions }
}

function readBox(shape: ShapeWords): ShapeReading {
  const place = placeOf(shape)
  if (place === undefined) return PLACE
  const sizes = sizesAndAngle(shape)
  if ('problem' in sizes) return sizes
  const angle = foldPositionAngle(degrees(sizes.angle))
  const regions = sizes.pairs.map(([width, height]): Region => ({ shape: 'box', ...place, width, height, angle }))
  return regions.length > 1 ? { regions, simplified: 'rings are read as the boxes between them' } : { regions }
}

function readPolygon({ words, frame, style }: ShapeWords): ShapeReading {
  if (words.length < 6 || words.length % 2 === 1) return COUNT
  const points = new Float64Array(words.length)
  for (let i = 0; i < points.length; i++) {
    const value = readCoordinate(words[i], i % 2 === 0 ? 'lon' : 'lat', frame)
    if (value === undefined) return PLACE
    points[i] = value
  }
  return { regions: [Object.keys(style).length === 0 ? { shape: 'polygon', frame, points } : { shape: 'polygon', frame, points, style }] }
}

function readLine(shape: ShapeWords): ShapeReading {
  if (shape.words.length !== 4) return COUNT
  const place = placeOf(shape)
  const x2 = readCoordinate(shape.words[2], 'lon', shape.frame)
  const y2 = readCoordinate(shape.words[3], 'lat', shape.frame)
  return place === undefined || x2 === undefined || y2 === undefined ? PLACE : { regions: [{ shape: 'line', ...place, x2, y2 }] }
}
