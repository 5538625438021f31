// Colours of regions: names as DS9 means them, which for green is not what CSS means, and nothing that is no colour.

/** Where DS9's names differ from those of CSS, or CSS has none. */
const DS9_COLOURS: Readonly<Record<string, string>> = {
  green: '#00ff00',
}
/** Of regions that have none: that of DS9. */
const DEFAULT_COLOUR = '#00ff00'

/** A CSS colour for the colour of a style. Anything that is neither a plain name nor hexadecimal digits gives the default. */
export function cssColour(colour: string | undefined): string {
  if (colour === undefined) return DEFAULT_COLOUR
  const name = colour.toLowerCase()
  if (Object.hasOwn(DS9_COLOURS, name)) return DS9_COLOURS[name]
  return /^(#[0-9a-f]{3}|#[0-9a-f]{6}|[a-z]{3,30})$/.test(name) ? name : DEFAULT_COLOUR
}
