// Regions as SAOImage DS9 reads them (region format 4.1), also understood by CARTA, Aladin and TOPCAT.

import type { Region, RegionFrame } from './region.ts'
import { angleText, arcsecText, degreesText, pixelText } from './region-number.ts'

/** Regions of one file, by the thousand, so that text goes out in pieces. */
const PER_CHUNK = 1000

/** DS9 names image coordinates and frames so. */
const FRAMES: Readonly<Record<RegionFrame, string>> = {
  image: 'image',
  icrs: 'icrs',
  fk5: 'fk5',
  fk4: 'fk4',
  galactic: 'galactic',
  ecliptic: 'ecliptic',
}

export interface Ds9Options {
  /** Colour of regions that have none of their own; green unless said. */
  readonly colour?: string
}

/**
 * Regions as a DS9 file, in pieces of text. Pixels become 1-based; axes become radii; angles become DS9's, which are those of the
 * first radius from the x axis counter-clockwise: position angle + 90. A region with a coordinate or size that is not finite is left out.
 *
 * @example [...writeDs9([{ shape: 'circle', frame: 'image', x: 0, y: 0, radius: 2 }])].join('') // '...\nimage\ncircle(1,1,2)\n'
 */
export function* writeDs9(regions: Iterable<Region>, options: Ds9Options = {}): Generator<string> {
  const colour = colourText(options.colour ?? 'green')
  let text =
    '# Region file format: DS9 version 4.1\n' +
    `global color=${colour} dashlist=8 3 width=1 font="helvetica 8 normal roman" select=1 highlite=1 dash=0 fixed=0 edit=1 move=1 delete=1 include=1 source=1\n`
  let frame: RegionFrame | undefined
  let count = 0
  for (const region of regions) {
    const shape = shapeText(region)
    if (shape === undefined) continue
    if (region.frame !== frame) {
      frame = region.frame
      text += `${FRAMES[frame]}\n`
    }
    text += `${shape}${styleText(region)}\n`
    if (++count % PER_CHUNK === 0) {
      yield text
      text = ''
    }
  }
  if (text !== '') yield text
}

function shapeText(region: Region): string | undefined {
  const isImage = region.frame === 'image'
  const place = (value: number): string => (isImage ? pixelText(value + 1) : degreesText(value))
  const length = (value: number): string => (isImage ? pixelText(value) : `${arcsecText(value)}"`)
  if (region.shape === 'polygon') {
    const { points } = region
    if (points.length < 6) return undefined
    const numbers = Array.from(points)
    return numbers.every(Number.isFinite) ? `polygon(${numbers.map(place).join(',')})` : undefined
  }
  if (!Number.isFinite(region.x) || !Number.isFinite(region.y)) return undefined
  const centre = `${place(region.x)},${place(region.y)}`
  switch (region.shape) {
    case 'point':
      return `point(${centre})`
    case 'text':
      // One of the shapes that DS9 writes behind a comment sign, so that older readers pass over them.
      return region.style?.text ? `# text(${centre})` : undefined
    case 'line': {
      const { x2, y2 } = region
      return Number.isFinite(x2 + y2) ? `line(${centre},${place(x2)},${place(y2)})` : undefined
    }
    case 'circle':
      return Number.isFinite(region.radius) ? `circle(${centre},${length(region.radius)})` : undefined
    case 'ellipse': {
      const { major, minor, positionAngle } = region
      if (!Number.isFinite(major + minor)) return undefined
      // A circle as an ellipse may come without an angle.
      const angle = Number.isFinite(positionAngle) ? (positionAngle + 90) % 360 : 0
      return `ellipse(${centre},${length(major / 2)},${length(minor / 2)},${angleText(angle)})`
    }
    case 'box': {
      const { width, height, angle } = region
      return Number.isFinite(width + height + angle) ? `box(${centre},${length(width)},${length(height)},${angleText(angle)})` : undefined
    }
  }
}

function styleText({ shape, style }: Region): string {
  const words: string[] = shape === 'point' ? [`point=${style?.symbol ?? 'cross'}`] : []
  if (style?.text !== undefined && style.text !== '') words.push(`text={${braced(style.text)}}`)
  if (style?.colour !== undefined) words.push(`color=${colourText(style.colour)}`)
  if (style?.width !== undefined && Number.isFinite(style.width)) words.push(`width=${pixelText(style.width)}`)
  for (const tag of style?.tags ?? []) words.push(`tag={${braced(tag)}}`)
  if (style?.locked === true) words.push('edit=0 move=0 delete=0')
  if (words.length === 0) return ''
  return shape === 'text' ? ` ${words.join(' ')}` : ` # ${words.join(' ')}`
}

/** Text between braces ends at the first closing one, whatever is before it. */
function braced(text: string): string {
  return text.replaceAll('{', '(').replaceAll('}', ')').replace(/\s+/g, ' ')
}

function colourText(colour: string): string {
  return /^(#[0-9a-f]{3,12}|[a-z]+\d?)$/i.test(colour) ? colour : 'white'
}
