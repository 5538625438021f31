// Regions as the CASA Region Text Format, version 0, which CASA and CARTA read.

import type { Region, RegionStyle, SkyRegionFrame } from './region.ts'
import { angleText, arcsecText, degreesText, pixelText } from './region-number.ts'

const PER_CHUNK = 1000

const FRAMES: Readonly<Record<SkyRegionFrame, string>> = {
  icrs: 'ICRS',
  fk5: 'J2000',
  fk4: 'B1950',
  galactic: 'GALACTIC',
  ecliptic: 'ECLIPTIC',
}

/**
 * Regions as a CRTF file, in pieces of text. Pixels stay 0-based, as CASA counts; axes become radii; the angle of an ellipse is that of
 * its first radius from north through east. Tags have no place in the format. A region with a coordinate or size that is not finite is left out.
 */
export function* writeCrtf(regions: Iterable<Region>): Generator<string> {
  let text = '#CRTFv0 CASA Region Text Format version 0\n'
  let count = 0
  for (const region of regions) {
    const shape = shapeText(region)
    if (shape === undefined) continue
    const words = region.frame === 'image' ? styleWords(region.style) : [`coord=${FRAMES[region.frame]}`, ...styleWords(region.style)]
    text += words.length === 0 ? `${shape}\n` : `${shape} ${words.join(', ')}\n`
    if (++count % PER_CHUNK === 0) {
      yield text
      text = ''
    }
  }
  if (text !== '') yield text
}

function shapeText(region: Region): string | undefined {
  const isImage = region.frame === 'image'
  const place = (value: number): string => (isImage ? `${pixelText(value)}pix` : `${degreesText(value)}deg`)
  const length = (value: number): string => (isImage ? `${pixelText(value)}pix` : `${arcsecText(value)}arcsec`)
  if (region.shape === 'polygon') {
    const { points } = region
    if (points.length < 6) return undefined
    const pairs: string[] = []
    for (let i = 0; i + 1 < points.length; i += 2) {
      if (!Number.isFinite(points[i] + points[i + 1])) return undefined
      pairs.push(`[${place(points[i])}, ${place(points[i + 1])}]`)
    }
    return `poly [${pairs.join(', ')}]`
  }
  if (!Number.isFinite(region.x + region.y)) return undefined
  const centre = `[${place(region.x)}, ${place(region.y)}]`
  switch (region.shape) {
    case 'point':
      return `symbol [${centre}, +]`
    case 'text': {
      const words = labelText(region.style)
      return words === '' ? undefined : `text [${centre}, '${words}']`
    }
    case 'line': {
      const { x2, y2 } = region
      return Number.isFinite(x2 + y2) ? `line [${centre}, [${place(x2)}, ${place(y2)}]]` : undefined
    }
    case 'circle':
      return Number.isFinite(region.radius) ? `circle [${centre}, ${length(region.radius)}]` : undefined
    case 'ellipse': {
      const { major, minor, positionAngle } = region
      if (!Number.isFinite(major + minor)) return undefined
      const angle = Number.isFinite(positionAngle) ? positionAngle : 0
      return `ellipse [${centre}, [${length(major / 2)}, ${length(minor / 2)}], ${angleText(angle)}deg]`
    }
    case 'box': {
      const { width, height, angle } = region
      if (!Number.isFinite(width + height + angle)) return undefined
      return `rotbox [${centre}, [${length(width)}, ${length(height)}], ${angleText(angle)}deg]`
    }
  }
}

function styleWords(style: RegionStyle | undefined): string[] {
  const words: string[] = []
  if (style?.colour !== undefined && /^(#[0-9a-f]{6}|[a-z]+)$/i.test(style.colour)) words.push(`color=${style.colour.replace('#', '')}`)
  if (style?.text !== undefined && style.text !== '') words.push(`label='${labelText(style)}'`)
  return words
}

/** Text without what ends a text in the format. */
const labelText = (style: RegionStyle | undefined): string => (style?.text ?? '').replace(/['"[\],\s]+/g, ' ').trim()
