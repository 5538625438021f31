// Cuts a DS9 file into its statements: lines, and what semicolons separate in them outside of texts.

/** One statement with the number of its line, from 1; without blanks around it, never empty. */
export interface Statement {
  readonly line: number
  readonly text: string
}

const SEMICOLON = 0x3b
const EQUALS = 0x3d
const SPACE = 0x20
const TAB = 0x09

/** Closing character of a text by the one that opens it. */
const CLOSING: Readonly<Record<string, string>> = { '{': '}', '"': '"', "'": "'" }

/** The statements of a file. A line that begins with a comment sign is one statement. */
export function* statementsOf(text: string): Generator<Statement> {
  let start = 0
  for (let line = 1; start <= text.length; line++) {
    let end = text.indexOf('\n', start)
    if (end < 0) end = text.length
    const whole = text.slice(start, end).trim()
    start = end + 1
    if (whole === '') continue
    if (whole.startsWith('#') || !whole.includes(';')) yield { line, text: whole }
    else
      for (const part of splitAtSemicolons(whole)) {
        const trimmed = part.trim()
        if (trimmed !== '') yield { line, text: trimmed }
      }
  }
}

function* splitAtSemicolons(text: string): Generator<string> {
  let from = 0
  let previous = 0
  // Closing marks that do not come any more: looked for once, or a hostile line would be read again and again.
  const absent = new Set<string>()
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === SEMICOLON) {
      yield text.slice(from, i)
      from = i + 1
      previous = 0
    } else if (previous === EQUALS && CLOSING[text[i]] !== undefined) {
      // Marks of arcsec and arcmin stand behind numbers: only behind an equals sign they open a text.
      const mark = CLOSING[text[i]]
      const close = absent.has(mark) ? -1 : text.indexOf(mark, i + 1)
      if (close > 0) i = close
      else absent.add(mark)
      previous = 0
    } else if (code !== SPACE && code !== TAB) previous = code
  }
  yield text.slice(from)
}
