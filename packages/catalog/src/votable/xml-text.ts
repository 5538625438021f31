// Text in XML: what must be escaped, and what XML has no way to say.

/** Characters that are escaped, and those that XML 1.0 forbids even when escaped (tab and line feed may stay as they are). */
const SPECIAL = /[&<>"\uFFFE\uFFFF]|(?![\t\n])\p{Cc}/u
const ALL_SPECIAL = new RegExp(SPECIAL, 'gu')
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' }

/** Text for an element or an attribute in double quotes. Control characters become '?'. */
export function escapeXml(text: string): string {
  return SPECIAL.test(text) ? text.replace(ALL_SPECIAL, (character) => ESCAPES[character] ?? '?') : text
}

/** Attributes from a record, those without a value left out: ` name="ra" unit="deg"`. */
export function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  let text = ''
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) text += ` ${name}="${escapeXml(String(value)).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`
  }
  return text
}
