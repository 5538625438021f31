// One region of every shape in every frame, for tests of the writers.

import type { Region, RegionFrame } from '../src/index.ts'

export const frames: readonly RegionFrame[] = ['image', 'icrs', 'fk5', 'galactic', 'fk4', 'ecliptic']

export const sampleRegions: readonly Region[] = frames.flatMap((frame): Region[] => [
  {
    shape: 'ellipse',
    frame,
    x: 10.25,
    y: 20.5,
    major: 30,
    minor: 20,
    positionAngle: 15,
    style: { text: 'S {1} "a"', tags: ['A', 'B'], colour: 'red' },
  },
  { shape: 'circle', frame, x: 0, y: -1e-9, radius: 30, style: { colour: 'not a colour; rm', text: "it's [odd],\n yes" } },
  { shape: 'point', frame, x: 10.123456789, y: 20.5 },
  { shape: 'box', frame, x: 10.25, y: 20.5, width: 40, height: 8, angle: 15 },
  { shape: 'polygon', frame, points: [1, 2, 3, 4, 5, 1.5] },
  { shape: 'line', frame, x: 1, y: 2, x2: 3, y2: 4.5, style: { width: 2, locked: true } },
  { shape: 'text', frame, x: 1, y: 2, style: { text: 'words' } },
])

/** Regions that no file can hold. */
export const brokenRegions: readonly Region[] = [
  { shape: 'ellipse', frame: 'icrs', x: Number.NaN, y: 1, major: 1, minor: 1, positionAngle: 0 },
  { shape: 'ellipse', frame: 'icrs', x: 1, y: 1, major: Number.NaN, minor: 1, positionAngle: 0 },
  { shape: 'circle', frame: 'icrs', x: 1, y: 1, radius: Number.POSITIVE_INFINITY },
  { shape: 'box', frame: 'icrs', x: 1, y: 1, width: 1, height: 1, angle: Number.NaN },
  { shape: 'polygon', frame: 'icrs', points: [1, 2, 3, 4] },
  { shape: 'polygon', frame: 'icrs', points: [1, 2, 3, 4, 5, Number.NaN] },
  { shape: 'point', frame: 'icrs', x: 1, y: Number.NaN },
  { shape: 'line', frame: 'icrs', x: 1, y: 1, x2: 2, y2: Number.NaN },
  { shape: 'text', frame: 'icrs', x: 1, y: 1 },
]
