// Cuts the text of a filter into words, numbers, quoted text and signs, each with its place, so that errors can point at it.

import { FilterProblem } from './problem.ts'

export type TokenKind = 'number' | 'sexagesimal' | 'text' | 'name' | 'sign' | 'end'

/** A piece of the text. `at` counts characters from 0. */
export interface Token {
  readonly kind: TokenKind
  /** Of a name or sign in lower case as it was written otherwise; of quoted text what is within the quotes. */
  readonly text: string
  readonly at: number
  readonly end: number
}

/** Longer filters are refused. */
const MOST_CHARACTERS = 2000

const SPACE = /\s*/y
const SEXAGESIMAL = /\d{1,3}:\d{1,2}(?::\d{1,2}(?:\.\d*)?)?/y
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/iy
const NAME = /[\p{L}_µ][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)?/uy
const SIGN = /\*\*|<=|>=|<>|!=|==|!~|[-+*/^()<>=,~]/y
const QUOTES = /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/y

/** Signs that people know from other languages, and their names here. */
const SAME: Readonly<Record<string, string>> = { '==': '=', '<>': '!=', '**': '^' }
const OTHER_LANGUAGES: Readonly<Record<string, string>> = { '&': 'and', '|': 'or', '!': 'not' }

/** All tokens of a text, 'end' last. @throws FilterProblem */
export function tokensOf(text: string): Token[] {
  if (text.length > MOST_CHARACTERS)
    throw new FilterProblem(`A filter has at most ${MOST_CHARACTERS} characters.`, MOST_CHARACTERS, text.length)
  const tokens: Token[] = []
  let at = 0
  for (;;) {
    at += match(SPACE, text, at)?.length ?? 0
    if (at >= text.length) break
    const token = tokenAt(text, at)
    tokens.push(token)
    at = token.end
  }
  tokens.push({ kind: 'end', text: '', at: text.length, end: text.length })
  return tokens
}

function tokenAt(text: string, at: number): Token {
  const make = (kind: TokenKind, found: string, length: number): Token => ({ kind, text: found, at, end: at + length })
  const angle = match(SEXAGESIMAL, text, at)
  if (angle !== undefined) return make('sexagesimal', angle, angle.length)
  const number = match(NUMBER, text, at)
  if (number !== undefined) return make('number', number, number.length)
  const name = match(NAME, text, at)
  if (name !== undefined) return make('name', name, name.length)
  const quoted = match(QUOTES, text, at)
  if (quoted !== undefined) return make('text', quoted.slice(1, -1).replace(/\\(.)/g, '$1'), quoted.length)
  const sign = match(SIGN, text, at)
  if (sign !== undefined) return make('sign', SAME[sign] ?? sign, sign.length)
  const letter = text[at]
  if (letter === "'" || letter === '"') throw new FilterProblem('This quote has no end.', at, text.length)
  const word = OTHER_LANGUAGES[letter]
  throw new FilterProblem(`${letter} has no meaning here.`, at, at + 1, word === undefined ? undefined : `Write ${word}.`)
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}
