// What stands behind the comment sign of a DS9 region: colour, text, tags and the like, as a style.

import type { PointSymbol, RegionStyle } from '../region.ts'

/** One `key=value`; a value without its braces or quotes. */
export interface Property {
  readonly key: string
  readonly value: string
}

/** Of a region or of the line `global`: what gives a style, and what does not. */
export interface Properties {
  readonly style: RegionStyle
  /** A region that is cut out of others. */
  readonly isExcluded: boolean
  /** Keys that are none of DS9's. */
  readonly unknown: readonly string[]
}

// Looks back so that a long word is tried from its beginning only.
const PROPERTY = /(?<![a-z0-9])([a-z][a-z0-9]*)\s*=\s*(?:\{([^}]*)\}?|"([^"]*)"?|'([^']*)'?|([^\s{"']\S*))/gi
const LONGEST_TEXT = 10_000
const MOST_TAGS = 100

/** Known to DS9, and without meaning here. */
const IGNORED = new Set(
  'angle background composite dash dashlist delete edit fill fixed font format highlite highlight include line numbers ruler rotate select selectable source textangle textrotate vector wcs compass label'.split(
    ' ',
  ),
)
const SYMBOLS = new Set<string>(['cross', 'x', 'circle', 'box', 'diamond', 'boxcircle', 'arrow'])

/** DS9's own defaults say nothing: a region without colour is drawn in the colour of whoever shows it. */
const DEFAULT_COLOUR = 'green'
const DEFAULT_WIDTH = 1

/** True for the name of a symbol. */
export const isPointSymbol = (word: string): word is PointSymbol => SYMBOLS.has(word)

/** Pairs of a comment or of the line `global`, in their order. */
function* propertiesOf(text: string): Generator<Property> {
  for (const [, key, braced, double, single, bare] of text.matchAll(PROPERTY)) {
    yield { key: key.toLowerCase(), value: (braced ?? double ?? single ?? bare ?? '').slice(0, LONGEST_TEXT) }
  }
}

/** Properties over those of `global`. */
export function readProperties(text: string, defaults: RegionStyle): Properties {
  const style: { -readonly [Key in keyof RegionStyle]: RegionStyle[Key] } = { ...defaults }
  const tags: string[] = []
  const unknown: string[] = []
  let isExcluded = false
  for (const { key, value } of propertiesOf(text)) {
    if (key === 'text') style.text = value
    else if (key === 'color' || key === 'colour') style.colour = value
    else if (key === 'width') style.width = positive(value)
    else if (key === 'point') style.symbol = isPointSymbol(value) ? value : undefined
    else if (key === 'tag') {
      if (value !== '' && tags.length < MOST_TAGS) tags.push(value)
    } else if (key === 'edit' || key === 'move' || key === 'delete') style.locked = value === '0'
    else if (key === 'include') isExcluded = value === '0'
    else if (!IGNORED.has(key)) unknown.push(key)
  }
  if (tags.length > 0) style.tags = tags
  return { style: withoutDefaults(style), isExcluded, unknown }
}

function positive(value: string): number | undefined {
  const width = Number(value)
  return width > 0 && width <= 1000 ? width : undefined
}

function withoutDefaults({ text, tags, colour, width, symbol, locked }: RegionStyle): RegionStyle {
  return {
    ...(text !== undefined && text !== '' && { text }),
    ...(tags !== undefined && { tags }),
    ...(colour !== undefined && colour !== DEFAULT_COLOUR && { colour }),
    ...(width !== undefined && width !== DEFAULT_WIDTH && { width }),
    ...(symbol !== undefined && symbol !== 'cross' && { symbol }),
    ...(locked === true && { locked }),
  }
}
