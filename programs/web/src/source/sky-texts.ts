// A position in several frames and spellings, as people copy it.

import { type FrameName, formatDeclination, formatRightAscension, skyFrame } from '@cirasa/wcs'

/** A position as text. */
export interface SkyText {
  /** Of the frame, as people call it. */
  readonly frame: string
  readonly text: string
  /** What is copied: the text without ornament. */
  readonly copied: string
}

const RADIANS = Math.PI / 180
const FRAMES: readonly (readonly [name: string, frame: FrameName])[] = [
  ['FK5 J2000', 'FK5'],
  ['Galactic', 'GALACTIC'],
  ['Ecliptic J2000', 'ECLIPTIC'],
]
/** Of degrees: 4 mas. */
const DECIMALS = 6

/** An ICRS position in another frame: longitude in [0, 360) and latitude, degrees. */
export function inSkyFrame(ra: number, dec: number, name: FrameName): { readonly longitude: number; readonly latitude: number } {
  const cosine = Math.cos(dec * RADIANS)
  const direction = Float64Array.of(cosine * Math.cos(ra * RADIANS), cosine * Math.sin(ra * RADIANS), Math.sin(dec * RADIANS))
  skyFrame(name).fromIcrs(direction)
  const [x, y, z] = direction
  const longitude = Math.atan2(y, x) / RADIANS
  return { longitude: longitude < 0 ? longitude + 360 : longitude, latitude: Math.atan2(z, Math.hypot(x, y)) / RADIANS }
}

/** All texts of an ICRS position, degrees. None where there is no position. */
export function skyTexts(ra: number, dec: number): SkyText[] {
  if (!Number.isFinite(ra) || !Number.isFinite(dec)) return []
  const sexagesimal = `${formatRightAscension(ra, { decimals: 3 })} ${formatDeclination(dec, { decimals: 2 })}`
  return [
    { frame: 'ICRS', text: sexagesimal, copied: sexagesimal },
    plain('ICRS', ra, dec, '°'),
    ...FRAMES.map(([name, frame]) => {
      const { longitude, latitude } = inSkyFrame(ra, dec, frame)
      return plain(name, longitude, latitude, '°')
    }),
  ]
}

function plain(frame: string, longitude: number, latitude: number, unit: string): SkyText {
  const [first, second] = [longitude.toFixed(DECIMALS), (latitude < 0 ? '' : '+') + latitude.toFixed(DECIMALS)]
  return { frame, text: `${first}${unit} ${second}${unit}`, copied: `${first} ${second}` }
}
